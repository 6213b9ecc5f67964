"""The history of a case as its applicant reads it (办件进度): events in words, the latest first.

What passes between officers (asking for an extension, sending a step back) is left out until it
concerns the applicant.
"""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.recording import items_through
from tongban.core.cases.acts import SYSTEM, Performer
from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.delivery_events import (
    DeliveryChosen,
    DeliveryFailed,
    Dispatched,
    ResultCollected,
    ResultReady,
)
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    ClockResumed,
    ClockStopped,
    Completed,
    CorrectionRequested,
    Delivered,
    ExtensionApproved,
    ExtensionDeclined,
    ExtensionRequested,
    Granted,
    Issued,
    Received,
    Refused,
    StepFinished,
    StepReturned,
    StepStarted,
    Withdrawn,
)
from tongban.core.cases.fee_events import FeeEvent
from tongban.core.cases.moving import passed_on_by
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.rebase_events import Rebased, RebaseDeclined, RebaseOffered
from tongban.core.cases.rule_events import RULES, ModeEvent
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.web.components import labels, lists
from tongban.web.components.changes import change_said
from tongban.web.components.component import Content
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date
from tongban.web.hall.mine.fee_history import fee_told
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.mine.gaps import requirement_names, subject_name, why
from tongban.web.hall.mine.mode_words import told_of_mode
from tongban.web.hall.wishing import WAYS

_INTERNAL = (ExtensionRequested, ExtensionDeclined, StepReturned)
_DELIVERED = {
    DeliveryWay.ELECTRONIC: gettext_lazy("电子送达，在“我的证照”中查看"),
    DeliveryWay.WINDOW: gettext_lazy("窗口领取"),
    DeliveryWay.POST: gettext_lazy("邮寄送达"),
    DeliveryWay.LOCKER: gettext_lazy("自助柜领取"),
}


def moments(followed: Followed, catalogue: Catalogue) -> Iterator[lists.Moment]:
    """Yield what happened, the latest first."""
    record = followed.record
    items = items_through(record.item, record.item_version, record.events)
    for event, item in zip(reversed(record.events), reversed(items), strict=True):
        if not isinstance(event, _INTERNAL):
            yield lists.Moment(
                title=labels.label(event),
                at=event.at,
                by=passed_on_by(event) or doer(event.by, catalogue),
                body=told(event, item),
            )


def doer(performer: Performer, catalogue: Catalogue) -> str:
    """Return who did it as the applicant knows them: themselves, the law, or a department."""
    if performer == SYSTEM:
        return gettext("系统自动")
    if performer.identifier == RULES:
        return gettext("系统按规则自动办理")
    if not performer.department:
        return gettext("您")
    department = catalogue.departments.get(performer.department)
    return department.short_name if department else performer.department


@singledispatch
def told(event: CaseEvent, item: ServiceItem) -> Content:
    """Return what an event means for the applicant, blank where its label says it all."""
    del event, item
    return ""


@told.register
def _(event: Received, item: ServiceItem) -> Content:
    del item
    return gettext("收件凭证：%(number)s") % {"number": event.receipt_number}


@told.register
def _(event: CorrectionRequested, item: ServiceItem) -> Content:
    return (
        lists.PlainList(
            items=tuple(
                f"{subject_name(gap.subject, item)}：{why(gap, item)}" for gap in event.gaps
            )
        ),
        gettext("请在%(day)s前补正。") % {"day": written_date(event.due_on)},
    )


@told.register
def _(event: Accepted, item: ServiceItem) -> Content:
    says = []
    if event.deemed:
        says.append(
            gettext("没有在期限内告知，依法自%(day)s起即为受理。")
            % {"day": written_date(event.accepted_on)}
        )
    if event.deferred and event.deferred_until:
        names = requirement_names(item)
        says.append(
            gettext("容缺受理：%(names)s可以在%(day)s前补交。")
            % {
                "names": "、".join(names.get(one, one) for one in event.deferred),
                "day": written_date(event.deferred_until),
            }
        )
    return "".join(says)


@told.register
def _(event: AcceptanceRefused, item: ServiceItem) -> Content:
    del item
    return _refusal(event.reasons, event.basis, tuple(one.words for one in event.remedies))


@told.register
def _(event: Refused, item: ServiceItem) -> Content:
    del item
    return _refusal(event.reasons, event.basis, tuple(one.words for one in event.remedies))


@told.register(StepStarted)
@told.register(StepFinished)
def _(event: StepStarted | StepFinished, item: ServiceItem) -> Content:
    return next((step.name for step in item.steps if step.id == event.step), event.step)


@told.register
def _(event: ClockStopped, item: ServiceItem) -> Content:
    name = next((one.name for one in item.special_procedures if one.id == event.procedure), "")
    return gettext("%(name)s：%(reason)s。预计到%(day)s，期间不计入办理时限。") % {
        "name": name,
        "reason": event.reason,
        "day": written_date(event.due_on),
    }


@told.register
def _(event: ClockResumed, item: ServiceItem) -> Content:
    del item
    return event.result


@told.register
def _(event: ExtensionApproved, item: ServiceItem) -> Content:
    limit = item.extension_limit
    return gettext("延长 %(period)s。理由：%(reason)s") % {
        "period": labels.amount(event.amount, limit.unit) if limit else event.amount,
        "reason": event.reason,
    }


@told.register
def _(event: RebaseOffered, item: ServiceItem) -> Content:
    del item
    return gettext("第 %(version)d 版：%(reason)s") % {
        "version": event.to_version,
        "reason": event.reason,
    }


@told.register
def _(event: RebaseDeclined, item: ServiceItem) -> Content:
    del event
    return gettext("仍按第 %(version)d 版办理。") % {"version": item.version}


@told.register
def _(event: Rebased, item: ServiceItem) -> Content:
    del item
    return (
        gettext("由第 %(before)d 版改为第 %(after)d 版：")
        % {"before": event.from_version, "after": event.to_version},
        lists.PlainList(items=tuple(map(change_said, event.changes))),
    )


@told.register
def _(event: Granted, item: ServiceItem) -> Content:
    del item
    return gettext("文号：%(number)s") % {"number": event.decision_number}


@told.register
def _(event: Issued, item: ServiceItem) -> Content:
    name = next((one.name for one in item.outputs if one.code == event.output), event.output)
    return f"{name}：{event.number}"


@told.register
def _(event: DeliveryChosen, item: ServiceItem) -> Content:
    del item
    return WAYS[event.way]


@told.register
def _(event: ResultReady, item: ServiceItem) -> Content:
    del item
    if event.until is None:
        return event.place
    until = gettext("请在%(day)s前取走。") % {"day": written_date(event.until)}
    return f"{event.place}。{until}"


@told.register
def _(event: Dispatched, item: ServiceItem) -> Content:
    del item
    return gettext("%(carrier)s，运单号 %(number)s") % {
        "carrier": event.carrier,
        "number": event.tracking,
    }


@told.register
def _(event: ResultCollected, item: ServiceItem) -> Content:
    del item
    return event.taken_by


@told.register
def _(event: DeliveryFailed, item: ServiceItem) -> Content:
    del item
    return gettext("%(words)s。部门会重新送达，您也可以换一种送达方式。") % {"words": event.words}


@told.register
def _(event: Delivered, item: ServiceItem) -> Content:
    del item
    tracking = gettext("，运单号 %(number)s") % {"number": event.tracking}
    return _DELIVERED[event.way] + (tracking if event.tracking else "")


@told.register
def _(event: FeeEvent, item: ServiceItem) -> Content:
    del item
    return fee_told(event)


@told.register(Completed)
@told.register(Withdrawn)
def _(event: Completed | Withdrawn, item: ServiceItem) -> Content:
    del item
    return said(event.reason)


@told.register(DebtHandedIn)
@told.register(DebtSentBack)
@told.register(DebtCleared)
@told.register(ModeEvent)
def _(event: CaseEvent, item: ServiceItem) -> Content:
    return told_of_mode(event, item)


def _refusal(
    reasons: tuple[str, ...], basis: tuple[str, ...], remedies: tuple[str, ...]
) -> Content:
    return (
        lists.PlainList(items=reasons),
        lists.Paragraph(
            body=gettext("依据：%(basis)s") % {"basis": joined(map(said, basis), "；")}
        ),
        lists.Paragraph(body="；".join(remedies)),
    )
