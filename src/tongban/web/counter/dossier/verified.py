"""What registers said to the department (部门核验): of others, and of what came into being since.

The applicant never sees it. The officer sees what serves the item, beside what the applicant wrote
where the two differ (个人信息保护法 §6).
"""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.core.catalog.disclosure import serving
from tongban.core.catalog.elements import DataElement
from tongban.core.people.facts import Fact
from tongban.core.people.masking import Sight
from tongban.store.cases.draft_content import Told, decode_told
from tongban.web.components import lists
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.sentences import said
from tongban.web.components.words import plain_date
from tongban.web.counter import masks
from tongban.web.counter.desk import Dossier
from tongban.web.counter.dossier.facts import known


def verified(dossier: Dossier) -> Component | None:
    """Return what registers were asked for this case, one row for each thing that they said."""
    rows = tuple(row for told in _answers(dossier) for row in _rows(dossier, told))
    if not rows:
        return None
    return Section(title=gettext("部门核验结果"), id="verified", body=lists.SummaryList(rows=rows))


def _answers(dossier: Dossier) -> Iterator[Told]:
    for code, stored in sorted(dossier.case.verified.items()):
        if code in dossier.catalogue.datasets:
            yield decode_told(code, stored, dossier.catalogue.elements)


def _rows(dossier: Dossier, told: Told) -> Iterator[lists.SummaryRow]:
    name = dossier.catalogue.datasets[told.dataset].name
    source = gettext("%(source)s，%(day)s") % {"source": name, "day": plain_date(told.asked_on)}
    wanted = serving(dossier.state.item, dossier.catalogue)
    written = {element.code: fact for element, fact in known(dossier)}
    shown = [fact for fact in told.facts if fact.element in wanted]
    if not shown:
        words = said(told.words) if told.words else gettext("已核验：有记录")
        yield lists.SummaryRow(key=name, value=words, source=source)
    for fact in shown:
        element = dossier.catalogue.elements[fact.element]
        if dossier.viewer.sight(element.sensitivity) is Sight.CLOSED:
            yield lists.SummaryRow(key=element.label, value=masks.CLOSED)
            continue
        yield lists.SummaryRow(
            key=element.label,
            value=(
                masks.shown(dossier.viewer, element, fact.value),
                *_difference(dossier, element, fact, written=written.get(fact.element)),
            ),
            source=source,
        )


def _difference(
    dossier: Dossier, element: DataElement, fact: Fact, *, written: Fact | None
) -> Iterator[Component]:
    """Yield what the applicant wrote where it is not what the register says (不一致)."""
    if written is not None and written.value != fact.value:
        yield lists.Paragraph(
            body=gettext("与申请信息不一致：%(value)s")
            % {"value": masks.shown(dossier.viewer, element, written.value)}
        )
