"""What happened (办理经过): every event, with its words as far as this department may know them.

The department that answers for the case reads every opinion; another one reads its own, and of the
rest only what was done and when.
"""

from collections.abc import Iterator
from functools import singledispatch

from tongban.core.cases import events
from tongban.core.cases.acts import SYSTEM, Performer
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.dates import format_date
from tongban.web.components import lists
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.counter.desk import Dossier

DELIVERY = {
    DeliveryWay.ELECTRONIC: "电子送达",
    DeliveryWay.WINDOW: "窗口领取",
    DeliveryWay.POST: "邮寄",
    DeliveryWay.LOCKER: "自助取件柜",
}


def past(dossier: Dossier) -> Component:
    """Return the history, the latest first."""
    moments = tuple(_moment(dossier, event) for event in reversed(dossier.case.events))
    return Section(title="办理经过", id="past", body=lists.Timeline(moments=moments))


def _moment(dossier: Dossier, event: events.Event) -> lists.Moment:
    own = event.by.department == dossier.officer.department
    readable = dossier.leads or own or not event.by.department
    return lists.Moment(
        title=title_of(event, dossier.state.item),
        at=event.at,
        by=_performer(dossier, event.by, named=dossier.leads or own),
        body=tuple(lists.Paragraph(body=line) for line in words_of(event, dossier))
        if readable
        else "",
    )


def _performer(dossier: Dossier, by: Performer, *, named: bool) -> str:
    if by == SYSTEM:
        return "系统自动办理"
    if not by.department:
        return "申请人"
    department = dossier.department_name(by.department)
    return f"{department} {by.name}" if named else department


def title_of(event: events.Event, item: ServiceItem) -> str:
    """Return the heading of an event, with the step it is about."""
    step = getattr(event, "step", None)
    name = next((one.name for one in item.steps if one.id == step), "")
    return f"{event.label}：{name}" if name else event.label


def words_of(event: events.Event, dossier: Dossier) -> tuple[str, ...]:
    """Return what an event says beyond its name."""
    return tuple(line for line in _words(event, dossier) if line)


@singledispatch
def _words(event: object, dossier: Dossier) -> Iterator[str]:
    del event, dossier
    return iter(())


@_words.register
def _(event: events.Received, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield f"凭证号 {event.receipt_number}"


@_words.register
def _(event: events.CorrectionRequested, dossier: Dossier) -> Iterator[str]:
    yield f"{event.notice_number}，请在{format_date(event.due_on)}前补正："
    for gap in event.gaps:
        yield f"{dossier.subject_name(gap.subject)}——{gap.why}"


@_words.register
def _(event: events.Accepted, dossier: Dossier) -> Iterator[str]:
    yield "期限内未告知，自收到之日起即为受理" if event.deemed else event.notice_number
    if event.deferred:
        yield "容缺受理，待补：" + "、".join(map(dossier.subject_name, event.deferred))


@_words.register(events.AcceptanceRefused)
@_words.register(events.Refused)
def _(event: events.AcceptanceRefused | events.Refused, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield getattr(event, "notice_number", "") or getattr(event, "decision_number", "")
    yield "理由：" + "；".join(event.reasons)
    yield "依据：" + "；".join(event.basis)


@_words.register
def _(event: events.StepFinished, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield f"{event.outcome.label}：{event.opinion}"
    if len(event.officers) > 1:
        yield "参加人员：" + "、".join(officer.name for officer in event.officers)


@_words.register(events.StepReturned)
@_words.register(events.ExtensionDeclined)
@_words.register(events.Withdrawn)
@_words.register(events.Completed)
def _(
    event: events.StepReturned | events.ExtensionDeclined | events.Withdrawn | events.Completed,
    dossier: Dossier,
) -> Iterator[str]:
    del dossier
    yield event.reason


@_words.register
def _(event: events.DebtCleared, dossier: Dossier) -> Iterator[str]:
    yield dossier.subject_name(event.requirement)


@_words.register
def _(event: events.ClockStopped, dossier: Dossier) -> Iterator[str]:
    names = {one.id: one.name for one in dossier.state.item.special_procedures}
    yield f"{names.get(event.procedure, event.procedure)}，{event.notice_number}"
    yield f"{event.reason}；告知申请人至{format_date(event.due_on)}"


@_words.register
def _(event: events.ClockResumed, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.result


@_words.register(events.ExtensionRequested)
@_words.register(events.ExtensionApproved)
def _(
    event: events.ExtensionRequested | events.ExtensionApproved, dossier: Dossier
) -> Iterator[str]:
    limit = dossier.state.item.extension_limit
    unit = limit.unit.label if limit else ""
    yield f"延长 {event.amount} 个{unit}：{event.reason}"


@_words.register
def _(event: events.Granted, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield f"{event.decision_number}，{event.opinion}"


@_words.register
def _(event: events.Issued, dossier: Dossier) -> Iterator[str]:
    names = {output.code: output.name for output in dossier.state.item.outputs}
    yield f"{names.get(event.output, event.output)}，编号 {event.number}"


@_words.register
def _(event: events.Delivered, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield DELIVERY[event.way] + (f"，单号 {event.tracking}" if event.tracking else "")
