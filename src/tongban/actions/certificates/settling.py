"""What a result settles (办理产生的信息): kept with the filing, for the cases that come after it.

A business has no credit code and a child no number until the department gives one. Whoever makes
out the result tells them; from then on they are known to every case of the filing, so that nobody
asks for them and later certificates carry them (政务数据共享条例: what is produced is shared).
"""

from collections.abc import Mapping

from tongban.actions.recording import UNBEGUN, OpenCase
from tongban.core.cases.acts import Act
from tongban.core.catalog.elements import Value
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.draft_content import encode_fact
from tongban.store.cases.models import Case, Filing


def settles(item: ServiceItem) -> tuple[str, ...]:
    """Return the elements that the results of an item settle, each once."""
    return tuple(dict.fromkeys(code for output in item.outputs for code in output.settles))


def settle(opened: OpenCase, told: Mapping[str, Value], act: Act) -> None:
    """Keep with the filing what a department settles by its result; registers can be asked for it.

    Cases of one filing may be finished at the same moment: each waits for the filing.

    Raises:
        InvalidValue: when the item settles no such element.
    """
    item = opened.state.item
    foreign = told.keys() - set(settles(item))
    if foreign:
        raise InvalidValue("result", f"{item.code} does not settle {min(foreign)}")
    if not told:
        return
    filing = Filing.objects.select_for_update(no_key=True).get(pk=opened.row.filing_id)
    facts = {one["element"]: one for one in filing.content["facts"]}
    for element, value in told.items():
        produced = Fact(
            element=element,
            value=value,
            source=FactSource.PRODUCED,
            as_of=act.today,
            origin=item.name,
        )
        facts[element] = encode_fact(produced)
    filing.content = {**filing.content, "facts": [*facts.values()]}
    filing.save(update_fields=["content_sealed"])
    opened.row.filing = filing
    Case.objects.filter(filing=filing).exclude(status__in=UNBEGUN).update(registers_due_at=act.at)
