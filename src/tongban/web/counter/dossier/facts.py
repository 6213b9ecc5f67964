"""Facts of a case (申请信息): each with where it came from.

The department that answers for the case sees what serves the item; what other items of the same
filing asked stays with them. A department that does a step of it sees nothing sensitive: what its
step does not need stays closed (个人信息保护法 §6, §28).
"""

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.disclosure import serving
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import FormField
from tongban.core.guides.circumstances import parameters_on
from tongban.core.guides.forms import fields_needed
from tongban.core.guides.relevance import Knowledge
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.masking import Sight
from tongban.store.cases.draft_content import decode_fact
from tongban.web.components import lists, messages
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.words import plain_date
from tongban.web.counter.desk import Dossier
from tongban.web.counter.masks import CLOSED, shown

SOURCES = {
    FactSource.STATED: gettext_lazy("申请人填写"),
    FactSource.EARLIER_CASE: gettext_lazy("以前的办件"),
    FactSource.CERTIFICATE: gettext_lazy("电子证照"),
    FactSource.SHARED: gettext_lazy("部门共享数据"),
    FactSource.PRODUCED: gettext_lazy("联办中产生"),
    FactSource.OFFICER: gettext_lazy("工作人员确认"),
    FactSource.DISPUTED_BY_APPLICANT: gettext_lazy("申请人提出异议后更正"),
}


def facts(dossier: Dossier) -> Component:
    """Return what the application says, with its provenance; what the form asks comes first."""
    rows = {element.code: _row(dossier, element, fact) for element, fact in known(dossier)}
    form = [field.element for field in dossier.state.item.fields]
    first = [*_handled(dossier), *(rows.pop(code) for code in form if code in rows)]
    body: list[Component] = []
    if first:
        body.append(lists.SummaryList(rows=tuple(first)))
    if rows:
        others = lists.SummaryList(rows=tuple(rows.values()))
        body.append(
            messages.Details(
                summary=gettext("其他已知信息（%(count)s 项）") % {"count": len(rows)}, body=others
            )
        )
    if not body:
        body.append(lists.Paragraph(body=gettext("没有填写的信息。")))
    return Section(title=gettext("申请信息"), id="facts", body=tuple(body))


def _handled(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    """Yield the handled item (业务办理项) that the situation of the case falls into."""
    item = dossier.state.item
    for one in item.handled:
        if item.handled_code(one) == dossier.case.handled:
            yield lists.SummaryRow(
                key=gettext("办理项"), value=one.name, source=dossier.case.handled
            )


def known(dossier: Dossier) -> Iterator[tuple[DataElement, Fact]]:
    """Yield the facts of the filing that serve the item of this case."""
    elements = dossier.catalogue.elements
    wanted = serving(dossier.state.item, dossier.catalogue)
    for stored in dossier.case.facts:
        element = elements.get(stored["element"])
        if element is not None and element.code in wanted:
            yield element, decode_fact(stored, elements)


def form_fields(dossier: Dossier) -> tuple[FormField, ...]:
    """Return the fields that the form had for this applicant on the day it arrived."""
    day = dossier.state.submitted_on
    knowledge = Knowledge(
        values={element.code: fact.value for element, fact in known(dossier)},
        today=day,
        parameters=parameters_on(dossier.catalogue, day),
    )
    return fields_needed(dossier.state.item, knowledge)


def _row(dossier: Dossier, element: DataElement, fact: Fact) -> lists.SummaryRow:
    if dossier.viewer.sight(element.sensitivity) is Sight.CLOSED:
        return lists.SummaryRow(key=element.label, value=CLOSED)
    source = str(SOURCES[fact.source])
    if fact.origin and fact.source is not FactSource.STATED:
        source = f"{source}·{fact.origin}"
    return lists.SummaryRow(
        key=element.label,
        value=shown(dossier.viewer, element, fact.value),
        source=gettext("%(source)s，%(day)s") % {"source": source, "day": plain_date(fact.as_of)},
    )
