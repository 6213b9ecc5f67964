"""Begin with a filing (启动联办): what was filed is to be handled by several departments."""

from collections.abc import Mapping, Sequence

from tongban.actions.matters.keeping import HeldMatter, append_events, by_system
from tongban.actions.outside import Outside
from tongban.core.joint.folding import fold
from tongban.core.joint.matter_events import Part
from tongban.core.joint.terms import JointTerms
from tongban.core.joint.verbs.course import begin
from tongban.store.cases.models import Case, Filing
from tongban.store.joint.models import JointMatter, JointRecord
from tongban.store.joint.records import rows_of

Waits = Mapping[str, tuple[str, ...]]


def terms_of(code: str, outside: Outside) -> JointTerms | None:
    """Return how a journey, or an item that is filed by itself, is handled jointly."""
    return outside.joint.get(code)


def received_after(terms: JointTerms | None, waits: Waits) -> dict[str, tuple[str, ...]]:
    """Return for each item the items after which it is received (浙江规定 §5).

    Received all at once, only those wait whose order law sets; the others begin, and are granted
    once the results are there that they need.
    """
    if terms is None or not terms.at_once:
        return dict(waits)
    return {item: before if item in terms.on_notice else () for item, before in waits.items()}


def begin_matter(
    filing: Filing,
    cases: Sequence[tuple[Case, str]],
    *,
    terms: JointTerms,
    waits: Waits,
    outside: Outside,
) -> None:
    """Write down that departments handle a filing together; the cases come with their names."""
    parts = tuple(
        Part(
            item=case.item_code,
            name=name,
            department=case.department,
            needs=frozenset(waits[case.item_code]),
        )
        for case, name in cases
    )
    events = begin(terms, parts, by_system(outside), calendar=outside.calendar)
    row = JointMatter(
        filing=filing,
        code=terms.code,
        mode=terms.mode.value,
        lead=terms.lead,
        begun_at=outside.now,
    )
    row.save(force_insert=True)
    first, *more = events
    JointRecord.objects.bulk_create(rows_of(row, (first,)))
    append_events(HeldMatter(row=row, matter=fold((first,))), more, outside)
