"""How a joint handling is put into words and colours (联办用语)."""

from functools import singledispatch

from django.utils.translation import gettext

from tongban.core.cases.lights import Light
from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.joint_event import APPLICANT, JointEvent
from tongban.core.joint.matter_events import (
    GapsNamed,
    MoreTimeAsked,
    MoreTimeDeclined,
    MoreTimeGiven,
    NoticeSent,
    PassedOn,
)
from tongban.core.joint.opinion_events import (
    ConditionsMet,
    OpinionAsked,
    OpinionFellDue,
    OpinionGiven,
    OpinionTakenBack,
)
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.visit_events import (
    VisitCancelled,
    VisitDeclined,
    VisitMoved,
    VisitProposed,
    VisitRecorded,
    VisitSigned,
)
from tongban.core.people.histories import SYSTEM
from tongban.web.components import labels, lists
from tongban.web.components.component import Words
from tongban.web.components.messages import LampColour, Tag, Tone
from tongban.web.components.words import joined, written_date, written_moment
from tongban.web.counter.joint.desk import JointDesk

COLOURS = {
    Light.GREEN: LampColour.GREEN,
    Light.YELLOW: LampColour.YELLOW,
    Light.ORANGE: LampColour.ORANGE,
    Light.RED: LampColour.RED,
}
_TONES = {
    OpinionStanding.CONSENTED: Tone.GOOD,
    OpinionStanding.CONSENTED_BY_SILENCE: Tone.GOOD,
    OpinionStanding.CONDITIONS_MET: Tone.GOOD,
    OpinionStanding.CONDITIONAL: Tone.ATTENTION,
    OpinionStanding.OBJECTED: Tone.ATTENTION,
    OpinionStanding.VETOED: Tone.BAD,
    OpinionStanding.OWED: Tone.BAD,
}


def opinion_tag(standing: OpinionStanding) -> Tag:
    """Return where an opinion stands, as a tag."""
    return Tag(words=labels.label(standing), tone=_TONES.get(standing, Tone.PLAIN))


def moments(desk: JointDesk) -> tuple[lists.Moment, ...]:
    """Return everything that happened, the latest first."""
    return tuple(
        lists.Moment(
            title=_title(event, desk), at=event.at, by=_by(event, desk), body=said(event, desk)
        )
        for event in reversed(desk.opened.history)
    )


def _by(event: AnyJointEvent, desk: JointDesk) -> str:
    if event.by == SYSTEM:
        return gettext("系统")
    if event.by == APPLICANT:
        return gettext("申请人")
    return f"{desk.name_of(event.by.department)} {event.by.name}"


def _title(event: AnyJointEvent, desk: JointDesk) -> Words:
    department = getattr(event, "department", "")
    words = labels.label(event)
    if isinstance(event, OpinionAsked | OpinionFellDue | OpinionTakenBack) and department:
        return f"{words}：{desk.name_of(department)}"
    return words


@singledispatch
def said(event: JointEvent, desk: JointDesk) -> str:
    """Return what an event says beyond its name."""
    del event, desk
    return ""


@said.register
def _(event: OpinionAsked, desk: JointDesk) -> str:
    del desk
    return gettext("%(about)s，请在%(day)s前答复") % {
        "about": event.about,
        "day": written_date(event.due_on),
    }


@said.register
def _(event: OpinionGiven, desk: JointDesk) -> str:
    del desk
    parts = (labels.label(event.answer), event.reason, joined(event.conditions, "；"))
    return "。".join(str(part) for part in parts if part)


@said.register
def _(event: ConditionsMet, desk: JointDesk) -> str:
    del desk
    return event.note


@said.register
def _(event: OpinionFellDue, desk: JointDesk) -> str:
    del desk
    return gettext("按规则视为同意") if event.consents else gettext("仍要答复，已亮红灯")


@said.register(OpinionTakenBack)
@said.register(VisitCancelled)
@said.register(VisitDeclined)
@said.register(MoreTimeDeclined)
def _(
    event: OpinionTakenBack | VisitCancelled | VisitDeclined | MoreTimeDeclined, desk: JointDesk
) -> str:
    del desk
    return event.reason


@said.register
def _(event: VisitProposed, desk: JointDesk) -> str:
    names = "、".join(map(desk.name_of, event.departments))
    return f"{written_moment(event.starts_at)}，{event.place}（{names}）"


@said.register
def _(event: VisitMoved, desk: JointDesk) -> str:
    del desk
    return f"{written_moment(event.starts_at)}，{event.place}。{event.reason}"


@said.register
def _(event: VisitRecorded, desk: JointDesk) -> str:
    del desk
    return event.findings


@said.register
def _(event: VisitSigned, desk: JointDesk) -> str:
    del desk
    return "。".join(part for part in (labels.label(event.outcome), event.remark) if part)


@said.register
def _(event: GapsNamed, desk: JointDesk) -> str:
    del desk
    if not event.gaps:
        return gettext("没有需要补正的内容")
    return "；".join(gap.why for gap in event.gaps)


@said.register
def _(event: NoticeSent, desk: JointDesk) -> str:
    del desk
    return gettext("%(number)s，共 %(count)d 项，请在%(day)s前补正") % {
        "number": event.notice_number,
        "count": len(event.gaps),
        "day": written_date(event.due_on),
    }


@said.register
def _(event: PassedOn, desk: JointDesk) -> str:
    names = {part.item: part.name for part in desk.matter.parts}
    told = "、".join(names.get(item, item) for item in event.to)
    return f"{event.notice_number}：{told}"


@said.register(MoreTimeAsked)
@said.register(MoreTimeGiven)
def _(event: MoreTimeAsked | MoreTimeGiven, desk: JointDesk) -> str:
    del desk
    return gettext("%(count)d 个工作日：%(reason)s") % {
        "count": event.amount,
        "reason": event.reason,
    }
