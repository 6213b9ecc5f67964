"""Tickets in words (校核工单): what one is about, how it stands, what happened."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.exchange.ticket_events import (
    AnyTicketEvent,
    AskedLook,
    DisputedFact,
    Matter,
    QualityFinding,
    TicketForwarded,
    TicketKind,
    TicketOutcome,
    TicketSettled,
)
from tongban.core.exchange.tickets import BASES, TicketStatus
from tongban.web.components import lists, messages
from tongban.web.components.component import Component, Words
from tongban.web.components.words import plain_date, written_date

KINDS: Mapping[TicketKind, Words] = {
    TicketKind.CORRECTION: gettext_lazy("数据校核"),
    TicketKind.LOOK: gettext_lazy("查阅疑问"),
    TicketKind.FINDING: gettext_lazy("质量问题"),
}
STATUSES: Mapping[TicketStatus, Words] = {
    TicketStatus.OPEN: gettext_lazy("待核实"),
    TicketStatus.IN_HAND: gettext_lazy("核实中"),
    TicketStatus.SETTLED: gettext_lazy("已答复"),
}
OUTCOMES: Mapping[TicketOutcome, Words] = {
    TicketOutcome.CORRECTED: gettext_lazy("数据已更正"),
    TicketOutcome.KEPT: gettext_lazy("核实无误，不更正"),
    TicketOutcome.EXPLAINED: gettext_lazy("查阅符合规定，已说明"),
    TicketOutcome.ADMITTED: gettext_lazy("查阅不当，已处理"),
}
_EVENTS = {
    "opened": gettext_lazy("提出"),
    "taken": gettext_lazy("开始核实"),
    "forwarded": gettext_lazy("转办"),
    "settled": gettext_lazy("答复"),
}


def title(matter: Matter) -> str:
    """Return what a ticket is about, in a line."""
    match matter:
        case DisputedFact(label=label) | QualityFinding(label=label):
            return gettext("“%(label)s”是否有误") % {"label": label}
        case AskedLook(look=look):
            return look


def rows(matter: Matter, datasets: Mapping[str, Dataset]) -> Iterator[lists.SummaryRow]:
    """Yield what a ticket is about, line by line."""
    match matter:
        case DisputedFact():
            yield lists.SummaryRow(
                key=gettext("数据资源名称"), value=_name(matter.dataset, datasets)
            )
            yield lists.SummaryRow(key=gettext("数据项"), value=matter.label)
            yield lists.SummaryRow(key=gettext("部门的数据"), value=matter.told)
            yield lists.SummaryRow(key=gettext("申请人认为"), value=matter.claimed)
            if matter.words:
                yield lists.SummaryRow(key=gettext("理由"), value=matter.words)
        case QualityFinding():
            yield lists.SummaryRow(
                key=gettext("数据资源名称"), value=_name(matter.dataset, datasets)
            )
            yield lists.SummaryRow(key=gettext("数据项"), value=matter.label)
            yield lists.SummaryRow(key=gettext("部门的数据"), value=matter.told or gettext("空"))
            yield lists.SummaryRow(key=gettext("质量规则"), value=matter.wanted)
        case AskedLook():
            yield lists.SummaryRow(key=gettext("查阅记录"), value=matter.look)
            yield lists.SummaryRow(key=gettext("疑问"), value=matter.words)


def _name(code: str, datasets: Mapping[str, Dataset]) -> str:
    known = datasets.get(code)
    return known.name if known else code


def element_of(matter: Matter) -> str:
    """Return the element that is disputed; blank for a question about a look."""
    return "" if isinstance(matter, AskedLook) else matter.element


def row_of(
    matter: Matter,
    status: TicketStatus,
    outcome: TicketOutcome | None,
    *,
    due_on: date,
    today: date,
    number: str,
) -> lists.SummaryRow:
    """Return a ticket as one line beside a case."""
    label = title(matter) if isinstance(matter, AskedLook) else matter.label
    return lists.SummaryRow(
        key=label,
        value=status_tag(status, outcome, late=due_on < today),
        source=gettext("校核编号 %(number)s，%(deadline)s")
        % {"number": number, "deadline": deadline(due_on, None)}
        if outcome is None
        else gettext("校核编号 %(number)s") % {"number": number},
    )


def basis(kind: TicketKind) -> str:
    """Return why a department has to answer."""
    return gettext("依据：%(citation)s") % {"citation": BASES[kind]}


def moments(
    history: tuple[AnyTicketEvent, ...], departments: Mapping[str, Department]
) -> Iterator[lists.Moment]:
    """Yield what happened, the latest first."""
    for event in reversed(history):
        by = departments.get(event.by.department) if event.by else None
        yield lists.Moment(
            title=_EVENTS[event.name],
            at=event.at,
            by=by.short_name if by else gettext("申请人"),
            body=_said(event, departments),
        )


def _said(event: AnyTicketEvent, departments: Mapping[str, Department]) -> str:
    match event:
        case TicketSettled(outcome=outcome, words=words):
            return gettext("%(outcome)s。%(words)s") % {
                "outcome": OUTCOMES[outcome],
                "words": words,
            }
        case TicketForwarded(department=code, reason=reason):
            to = departments.get(code)
            return gettext("转给%(department)s：%(reason)s") % {
                "department": to.short_name if to else code,
                "reason": reason,
            }
        case _:
            return ""


def status_tag(
    status: TicketStatus, outcome: TicketOutcome | None, *, late: bool = False
) -> Component:
    """Return how a ticket stands, in a word."""
    if outcome is not None:
        return messages.Tag(words=OUTCOMES[outcome], tone=messages.Tone.GOOD)
    if late:
        return messages.Tag(words=gettext("超过答复期限"), tone=messages.Tone.BAD)
    return messages.Tag(words=STATUSES[status])


def deadline(due_on: date, settled_on: date | None) -> str:
    """Return by when it is answered, or when it was."""
    if settled_on is not None:
        return gettext("%(day)s已答复") % {"day": plain_date(settled_on)}
    return gettext("%(day)s前答复") % {"day": written_date(due_on)}
