"""What events of modes mean for the applicant (办理方式的进度说明), in plain words with days."""

from functools import singledispatch

from django.utils.translation import gettext

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.mode_events import (
    DebtExtended,
    DebtOverdue,
    DebtReminded,
    DeclarationWithdrawn,
    Declared,
    DeferralLapsed,
    GrantRevoked,
    PostChecked,
    RectificationReported,
)
from tongban.core.cases.rule_events import (
    HumanReviewAnswered,
    HumanReviewAsked,
    RulesApplied,
    SampleChecked,
)
from tongban.core.catalog.items import ServiceItem
from tongban.web.components import labels, lists
from tongban.web.components.component import Content
from tongban.web.components.sentences import said
from tongban.web.components.words import joined, written_date
from tongban.web.hall.mine.gaps import requirement_names


@singledispatch
def told_of_mode(event: CaseEvent, item: ServiceItem) -> Content:
    """Return what an event means for the applicant."""
    del event, item
    return ""


@told_of_mode.register
def _(event: RulesApplied, item: ServiceItem) -> Content:
    del item
    if event.passed:
        return gettext("每条规则都符合，系统自动准予。理由见“这件事是怎样决定的”。")
    return gettext("有的规则没有通过，已经转给工作人员办理，不影响您的申请。")


@told_of_mode.register
def _(event: SampleChecked, item: ServiceItem) -> Content:
    del item
    return gettext("工作人员抽查了这件自动办理的事：%(finding)s。") % {
        "finding": labels.label(event.finding)
    }


@told_of_mode.register
def _(event: HumanReviewAsked, item: ServiceItem) -> Content:
    del item
    return gettext("工作人员在%(day)s前答复。") % {"day": written_date(event.due_on)}


@told_of_mode.register
def _(event: HumanReviewAnswered, item: ServiceItem) -> Content:
    del item
    return (lists.Paragraph(body=labels.label(event.outcome)), event.words)


@told_of_mode.register
def _(event: Declared, item: ServiceItem) -> Content:
    names = requirement_names(item)
    return gettext("书面承诺代替：%(names)s。") % {
        "names": "、".join(names.get(one, one) for one in event.requirements)
    }


@told_of_mode.register
def _(event: DeclarationWithdrawn, item: ServiceItem) -> Content:
    names = requirement_names(item)
    missing = "、".join(names.get(one, one) for one in event.submission.missing)
    if not missing:
        return gettext("改按一般程序办理。")
    return gettext("改按一般程序办理，请在%(day)s前补交：%(names)s。") % {
        "day": written_date(event.papers_due_on),
        "names": missing,
    }


@told_of_mode.register
def _(event: PostChecked, item: ServiceItem) -> Content:
    del item
    parts: tuple[Content, ...] = (
        lists.Paragraph(body=labels.label(event.outcome)),
        lists.Paragraph(body=event.words),
    )
    if event.rectify_by is None:
        return parts
    return (
        *parts,
        gettext("请在%(day)s前整改并报告。") % {"day": written_date(event.rectify_by)},
    )


@told_of_mode.register(RectificationReported)
@told_of_mode.register(DebtExtended)
def _(event: RectificationReported | DebtExtended, item: ServiceItem) -> Content:
    if isinstance(event, RectificationReported):
        return event.words
    name = requirement_names(item).get(event.requirement, event.requirement)
    return gettext("%(name)s可以延到%(day)s前补交：%(reason)s") % {
        "name": name,
        "day": written_date(event.due_on),
        "reason": event.reason,
    }


@told_of_mode.register
def _(event: DebtReminded, item: ServiceItem) -> Content:
    names = requirement_names(item)
    return gettext("还没有补交：%(names)s。最晚%(day)s。") % {
        "names": "、".join(names.get(one, one) for one in event.requirements),
        "day": written_date(event.due_on),
    }


@told_of_mode.register
def _(event: DebtOverdue, item: ServiceItem) -> Content:
    names = requirement_names(item)
    return gettext(
        "%(names)s的补交期限已过，部门可以%(consequence)s。现在补交还来得及；"
        "因不可抗力耽误的，请马上联系办理部门。"
    ) % {
        "names": "、".join(names.get(one, one) for one in event.requirements),
        "consequence": labels.label(event.consequence),
    }


@told_of_mode.register
def _(event: DeferralLapsed, item: ServiceItem) -> Content:
    del item
    return (
        lists.Paragraph(body=labels.label(event.consequence)),
        lists.PlainList(
            items=(
                *event.reasons,
                gettext("依据：%(basis)s") % {"basis": joined(map(said, event.basis), "；")},
                *(f"{one.words}。" for one in event.remedies),
            )
        ),
    )


@told_of_mode.register
def _(event: GrantRevoked, item: ServiceItem) -> Content:
    del item
    return lists.PlainList(
        items=(
            *event.reasons,
            gettext("依据：%(basis)s") % {"basis": joined(map(said, event.basis), "；")},
            *(f"{one.words}。" for one in event.remedies),
        )
    )


@told_of_mode.register
def _(event: DebtHandedIn, item: ServiceItem) -> Content:
    names = requirement_names(item)
    return gettext("%(names)s。办理部门会核对。") % {
        "names": "、".join(names.get(one, one) for one in event.requirements)
    }


@told_of_mode.register
def _(event: DebtSentBack, item: ServiceItem) -> Content:
    name = requirement_names(item).get(event.requirement, event.requirement)
    return (
        lists.Paragraph(body=f"{name}：{event.reason}"),
        gettext("请在%(day)s前重新补交。") % {"day": written_date(event.due_on)},
    )


@told_of_mode.register
def _(event: DebtCleared, item: ServiceItem) -> Content:
    return requirement_names(item).get(event.requirement, event.requirement)
