"""Clocks of a case (时限): what the law allows, what was promised, and how it stands today."""

from collections.abc import Iterator
from datetime import date

from tongban.core.cases.due import Phase
from tongban.core.vocabulary.limits import TimeLimit
from tongban.web.components import lists
from tongban.web.components.component import Component, Content
from tongban.web.components.words import written_date
from tongban.web.counter.desk import Dossier

PHASES = {
    Phase.REVIEW: "受理审查",
    Phase.CORRECTION: "等待补正",
    Phase.DECISION: "办理",
    Phase.DELIVERY: "送达",
    Phase.ENDED: "已结束",
}


def clocks(dossier: Dossier) -> Component:
    """Return the days of the phase that the case is in."""
    return lists.SummaryList(rows=tuple(_rows(dossier)))


def _rows(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    due, state = dossier.due, dossier.state
    yield lists.SummaryRow(key="阶段", value=PHASES[due.phase])
    match due.phase:
        case Phase.DECISION:
            yield _day("法定期限", due.statutory_on, state.item.statutory_limit, dossier)
            yield _day("承诺期限", due.promised_on, state.item.promised_limit, dossier)
        case Phase.REVIEW:
            yield _day("受理期限", due.statutory_on, state.item.acceptance_limit, dossier)
        case Phase.DELIVERY if due.promised_on:
            yield _day("送达期限", due.promised_on, state.item.delivery_limit, dossier)
        case Phase.CORRECTION:
            yield _day("补正截止", due.promised_on, None, dossier)
        case _:
            return
    if due.usage is not None:
        yield lists.SummaryRow(key="已用", value=f"{due.usage.used} 个工作日")
    yield from _stop(dossier)
    yield from _step_days(dossier)


def _day(
    words: str, day: date | None, limit: TimeLimit | None, dossier: Dossier
) -> lists.SummaryRow:
    value: Content = "—" if day is None else written_date(day)
    if dossier.due.provisional:
        value = f"{value}（放假安排公布前的预计）"
    return lists.SummaryRow(
        key=words, value=value, source=f"{limit.label}，{limit.citation}" if limit else ""
    )


def _stop(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    stop = dossier.state.stopped
    if stop is None:
        return
    names = {one.id: one.name for one in dossier.state.item.special_procedures}
    yield lists.SummaryRow(
        key="特别程序",
        value=f"{names.get(stop.procedure, stop.procedure)}，告知至{written_date(stop.due_on)}",
    )


def _step_days(dossier: Dossier) -> Iterator[lists.SummaryRow]:
    names = {step.id: step.name for step in dossier.state.item.steps}
    for one in dossier.due.steps:
        late = "（已超时）" if one.late else ""
        yield lists.SummaryRow(
            key=f"环节：{names[one.step]}", value=f"{written_date(one.due_on)}{late}"
        )
