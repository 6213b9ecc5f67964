"""What happened (办理经过): every event, with its words as far as this department may know them.

The department that answers for the case reads every opinion; another one reads its own, and of the
rest only what was done and when.
"""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.recording import items_through
from tongban.core.cases import debt_events, events, fee_events, rebase_events
from tongban.core.cases.acts import SYSTEM, Performer
from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.delivery_events import (
    DeliveryChosen,
    DeliveryFailed,
    DeliveryFault,
    Dispatched,
    IdentityCheck,
    ResultCollected,
    ResultReady,
)
from tongban.core.cases.moving import passed_on_by
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.rule_events import ModeEvent
from tongban.core.catalog.items import ServiceItem
from tongban.web.components import labels, lists
from tongban.web.components.changes import change_said
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date
from tongban.web.counter.desk import Dossier
from tongban.web.counter.dossier.fee_words import fee_words
from tongban.web.counter.dossier.modes import words_of_mode

DELIVERY = {
    DeliveryWay.ELECTRONIC: gettext_lazy("电子送达"),
    DeliveryWay.WINDOW: gettext_lazy("窗口领取"),
    DeliveryWay.POST: gettext_lazy("邮寄"),
    DeliveryWay.LOCKER: gettext_lazy("自助取件柜"),
}

CHECKS = {
    IdentityCheck.CARD: gettext_lazy("居民身份证原件"),
    IdentityCheck.CERTIFICATE: gettext_lazy("电子证照亮证码"),
    IdentityCheck.OTHER_PAPER: gettext_lazy("其他有效身份证件"),
}
FAULTS = {
    DeliveryFault.LOST: gettext_lazy("丢失"),
    DeliveryFault.RETURNED: gettext_lazy("无人签收，退回"),
    DeliveryFault.EXPIRED: gettext_lazy("取件柜到期没有取走"),
    DeliveryFault.NOT_TAKEN: gettext_lazy("一直没有来领取"),
}


def past(dossier: Dossier) -> Component:
    """Return the history, the latest first."""
    events_, case = reversed(dossier.case.events), dossier.case
    items = reversed(items_through(case.item, case.item_version, case.events))
    moments = tuple(
        _moment(dossier.under(item), event) for event, item in zip(events_, items, strict=True)
    )
    return Section(title=gettext("办理经过"), id="past", body=lists.Timeline(moments=moments))


def _moment(dossier: Dossier, event: events.Event) -> lists.Moment:
    own = event.by.department == dossier.officer.department
    readable = dossier.leads or own or not event.by.department
    return lists.Moment(
        title=title_of(event, dossier.state.item),
        at=event.at,
        by=passed_on_by(event) or _performer(dossier, event.by, named=dossier.leads or own),
        body=tuple(lists.Paragraph(body=line) for line in words_of(event, dossier))
        if readable
        else "",
    )


def _performer(dossier: Dossier, by: Performer, *, named: bool) -> str:
    if by == SYSTEM:
        return gettext("系统自动办理")
    if not by.department:
        return gettext("申请人")
    department = dossier.department_name(by.department)
    return f"{department} {by.name}" if named else department


def title_of(event: events.Event, item: ServiceItem) -> str:
    """Return the heading of an event, with the step it is about."""
    step = getattr(event, "step", None)
    name = next((one.name for one in item.steps if one.id == step), "")
    return (
        gettext("%(label)s：%(name)s") % {"label": labels.label(event), "name": name}
        if name
        else labels.label(event)
    )


def words_of(event: events.Event, dossier: Dossier) -> tuple[str, ...]:
    """Return what an event says beyond its name."""
    return tuple(line for line in _words(event, dossier) if line)


@singledispatch
def _words(event: object, dossier: Dossier) -> Iterator[str]:
    del event, dossier
    return iter(())


says = _words.register
"""Registers what another kind of event says, where its words stand elsewhere."""


@_words.register
def _(event: DeliveryChosen, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield str(DELIVERY[event.way])


@_words.register
def _(event: ResultReady, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield event.place


@_words.register
def _(event: Dispatched, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield f"{event.carrier}，{event.tracking}"


@_words.register
def _(event: ResultCollected, dossier: Dossier) -> Iterator[str]:
    del dossier
    checked = CHECKS[event.checked] if event.checked else ""
    yield "，".join(str(part) for part in (event.taken_by, checked, event.signed) if part)


@_words.register
def _(event: DeliveryFailed, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield f"{FAULTS[event.fault]}：{event.words}"


@_words.register
def _(event: events.Received, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("凭证号 %(number)s") % {"number": event.receipt_number}


@_words.register
def _(event: events.CorrectionRequested, dossier: Dossier) -> Iterator[str]:
    yield gettext("%(number)s，请在%(day)s前补正：") % {
        "number": event.notice_number,
        "day": written_date(event.due_on),
    }
    for gap in event.gaps:
        yield f"{dossier.subject_name(gap.subject)}——{gap.why}"
        if gap.arises_from:
            source = dossier.subject_name(gap.arises_from)
            yield gettext("（补正“%(source)s”以后才发现）") % {"source": source}


@_words.register
def _(event: events.Accepted, dossier: Dossier) -> Iterator[str]:
    yield gettext("期限内未告知，自收到之日起即为受理") if event.deemed else event.notice_number
    if event.deferred:
        yield gettext("容缺受理，待补：") + "、".join(map(dossier.subject_name, event.deferred))


@_words.register(events.AcceptanceRefused)
@_words.register(events.Refused)
def _(event: events.AcceptanceRefused | events.Refused, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield getattr(event, "notice_number", "") or getattr(event, "decision_number", "")
    yield gettext("理由：") + joined(map(said, event.reasons), "；")
    yield gettext("依据：") + joined(map(said, event.basis), "；")


@_words.register
def _(event: events.StepFinished, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("%(label)s：%(opinion)s") % {
        "label": labels.label(event.outcome),
        "opinion": event.opinion,
    }
    if len(event.officers) > 1:
        yield gettext("参加人员：") + "、".join(officer.name for officer in event.officers)


@_words.register(events.StepReturned)
@_words.register(events.ExtensionDeclined)
@_words.register(events.Withdrawn)
@_words.register(events.Completed)
def _(
    event: events.StepReturned | events.ExtensionDeclined | events.Withdrawn | events.Completed,
    dossier: Dossier,
) -> Iterator[str]:
    del dossier
    yield said(event.reason)


@_words.register(debt_events.DebtHandedIn)
@_words.register(debt_events.DebtSentBack)
@_words.register(debt_events.DebtCleared)
@_words.register(ModeEvent)
def _(event: CaseEvent, dossier: Dossier) -> Iterator[str]:
    yield from words_of_mode(event, dossier)


@_words.register
def _(event: events.ClockStopped, dossier: Dossier) -> Iterator[str]:
    names = {one.id: one.name for one in dossier.state.item.special_procedures}
    yield gettext("%(name)s，%(number)s") % {
        "name": names.get(event.procedure, event.procedure),
        "number": event.notice_number,
    }
    yield gettext("%(reason)s；告知申请人至%(day)s") % {
        "reason": event.reason,
        "day": written_date(event.due_on),
    }


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
    yield gettext("延长 %(period)s：%(reason)s") % {
        "period": labels.amount(event.amount, limit.unit) if limit else event.amount,
        "reason": event.reason,
    }


@_words.register
def _(event: rebase_events.RebaseOffered, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("第 %(version)d 版：%(reason)s") % {
        "version": event.to_version,
        "reason": event.reason,
    }
    yield from map(change_said, event.changes)


@_words.register
def _(event: rebase_events.RebaseDeclined, dossier: Dossier) -> Iterator[str]:
    del event
    yield gettext("仍按第 %(version)d 版办理。") % {"version": dossier.state.item.version}


@_words.register
def _(event: rebase_events.Rebased, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("由第 %(before)d 版改为第 %(after)d 版：") % {
        "before": event.from_version,
        "after": event.to_version,
    }
    yield from map(change_said, event.changes)


@_words.register
def _(event: fee_events.FeeEvent, dossier: Dossier) -> Iterator[str]:
    del dossier
    return fee_words(event)


@_words.register
def _(event: events.Granted, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield gettext("%(number)s，%(opinion)s") % {
        "number": event.decision_number,
        "opinion": event.opinion,
    }


@_words.register
def _(event: events.Issued, dossier: Dossier) -> Iterator[str]:
    names = {output.code: output.name for output in dossier.state.item.outputs}
    yield gettext("%(name)s，编号 %(number)s") % {
        "name": names.get(event.output, event.output),
        "number": event.number,
    }


@_words.register
def _(event: events.Delivered, dossier: Dossier) -> Iterator[str]:
    del dossier
    yield DELIVERY[event.way] + (
        gettext("，单号 %(number)s") % {"number": event.tracking} if event.tracking else ""
    )
