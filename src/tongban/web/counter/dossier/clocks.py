"""Clocks of a case (时限): what the law allows, what was promised, and how it stands today."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from tongban.core.cases.due import Phase
from tongban.core.vocabulary.limits import TimeLimit
from tongban.web.components import labels, lists
from tongban.web.components.component import Component, Content
from tongban.web.components.words import PeriodKind, written_date, written_period
from tongban.web.counter.desk import Dossier

PHASES = {
    Phase.REVIEW: gettext_lazy("受理审查"),
    Phase.CORRECTION: gettext_lazy("等待补正"),
    Phase.DECISION: gettext_lazy("办理"),
    Phase.DELIVERY: gettext_lazy("送达"),
    Phase.ENDED: gettext_lazy("已结束"),
}


def clocks(dossier: Dossier) -> Component:
    """Return the days of the phase that the case is in."""
    return lists.SummaryList(rows=tuple(_rows(dossier)))


def _rows(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    due, state = dossier.due, dossier.state
    yield lists.SummaryRow(key=gettext("阶段"), value=PHASES[due.phase])
    match due.phase:
        case Phase.DECISION:
            yield _day(gettext("法定期限"), due.statutory_on, state.item.statutory_limit, dossier)
            yield _day(gettext("承诺期限"), due.promised_on, state.item.promised_limit, dossier)
        case Phase.REVIEW:
            yield _day(gettext("受理期限"), due.statutory_on, state.item.acceptance_limit, dossier)
        case Phase.DELIVERY if due.promised_on:
            yield _day(gettext("送达期限"), due.promised_on, state.item.delivery_limit, dossier)
        case Phase.CORRECTION:
            yield _day(gettext("补正截止"), due.promised_on, None, dossier)
        case _:
            return
    if due.usage is not None:
        yield lists.SummaryRow(
            key=gettext("已用"), value=written_period(due.usage.used, PeriodKind.WORKING_DAYS)
        )
    yield from _stop(dossier)
    yield from _step_days(dossier)


def _day(
    words: str, day: date | None, limit: TimeLimit | None, dossier: Dossier
) -> lists.SummaryRow:
    value: Content = "—" if day is None else written_date(day)
    if dossier.due.provisional:
        value = gettext("%(value)s（放假安排公布前的预计）") % {"value": value}
    return lists.SummaryRow(
        key=words,
        value=value,
        source=gettext("%(label)s，%(citation)s")
        % {"label": labels.limit(limit), "citation": limit.citation}
        if limit
        else "",
    )


def _stop(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    stop = dossier.state.stopped
    if stop is None:
        return
    names = {one.id: one.name for one in dossier.state.item.special_procedures}
    yield lists.SummaryRow(
        key=gettext("特别程序"),
        value=gettext("%(name)s，告知至%(day)s")
        % {
            "name": names.get(stop.procedure, stop.procedure),
            "day": written_date(stop.due_on),
        },
    )


def _step_days(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    names = {step.id: step.name for step in dossier.state.item.steps}
    for one in dossier.due.steps:
        late = gettext("（已超时）") if one.late else ""
        yield lists.SummaryRow(
            key=gettext("环节：%(step)s") % {"step": names[one.step]},
            value=f"{written_date(one.due_on)}{late}",
        )
