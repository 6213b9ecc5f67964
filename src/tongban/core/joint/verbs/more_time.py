"""More time for the whole (延长联办期限): once, by the government's head (行政许可法 §42 ¶2)."""

from tongban.core.cases import law
from tongban.core.cases.errors import HandsNotSeparate
from tongban.core.cases.joint import JointExtension, JointHandling
from tongban.core.joint.errors import NotNow, NotTakingPart
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import MoreTimeAsked, MoreTimeDeclined, MoreTimeGiven
from tongban.core.joint.verbs.guards import require_lead, require_running, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar


def ask_more_time(
    matter: Matter,
    act: JointAct,
    whole: JointHandling | None,
    *,
    amount: int,
    reason: str,
    calendar: WorkingCalendar,
) -> MoreTimeAsked:
    """Ask for so many working days more; refused at once where nobody could approve it."""
    require_lead(matter, act)
    if matter.more_time_asked is not None:
        raise NotNow("more time has been asked for and is not answered")
    _extended(whole, act, amount=amount, reason=reason, calendar=calendar)
    return MoreTimeAsked(at=act.at, by=act.by, amount=amount, reason=reason)


def give_more_time(
    matter: Matter, act: JointAct, whole: JointHandling | None, *, calendar: WorkingCalendar
) -> MoreTimeGiven:
    """Approve what was asked, for the head of the government."""
    asked = _answerable(matter, act)
    _extended(whole, act, amount=asked.amount, reason=asked.reason, calendar=calendar)
    return MoreTimeGiven(
        at=act.at,
        by=act.by,
        amount=asked.amount,
        reason=asked.reason,
        approver_role=law.JOINT_EXTENSION_APPROVER,
    )


def decline_more_time(matter: Matter, act: JointAct, *, reason: str) -> MoreTimeDeclined:
    """Do not approve what was asked; the period stays."""
    _answerable(matter, act)
    require_words(reason, "the reason")
    return MoreTimeDeclined(at=act.at, by=act.by, reason=reason)


def _answerable(matter: Matter, act: JointAct) -> MoreTimeAsked:
    require_running(matter)
    if matter.more_time_asked is None:
        raise NotNow("no more time has been asked for")
    if act.by.department != matter.terms.extension_department:
        raise NotTakingPart(f"{law.JOINT_EXTENSION_APPROVER} answers it")
    if act.by.staff_number == matter.more_time_asked.by.staff_number:
        raise HandsNotSeparate("who asks does not approve", citation=law.SEPARATE_HANDS)
    return matter.more_time_asked


def _extended(
    whole: JointHandling | None,
    act: JointAct,
    *,
    amount: int,
    reason: str,
    calendar: WorkingCalendar,
) -> None:
    """Raise where the law allows no such extension; the period runs from the first acceptance."""
    if whole is None:
        raise NotNow("nothing has been accepted, so no period runs")
    extension = JointExtension(
        amount=amount,
        reason=reason,
        approver_role=law.JOINT_EXTENSION_APPROVER,
        approved_on=act.today,
    )
    whole.extended(extension, calendar=calendar)
