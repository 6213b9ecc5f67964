"""Joint visits (联合踏勘): proposed by the lead, confirmed by all, one record that all sign."""

from datetime import datetime

from tongban.core.cases.outcomes import StepOutcome
from tongban.core.joint.errors import NotNow, NotTakingPart
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.verbs.guards import require_lead, require_running, require_words
from tongban.core.joint.visit_events import (
    VisitCancelled,
    VisitConfirmed,
    VisitDeclined,
    VisitMoved,
    VisitProposed,
    VisitRecorded,
    VisitSigned,
)
from tongban.core.joint.visits import Visit, VisitStanding
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue


def propose(
    matter: Matter,
    act: JointAct,
    *,
    starts_at: datetime,
    place: str,
    departments: tuple[str, ...],
) -> VisitProposed:
    """Propose one appointment for everybody; one visit is arranged at a time."""
    require_lead(matter, act)
    _require_ahead(act, starts_at, place)
    if matter.visit is not None and matter.visit.open:
        raise NotNow("a visit is being arranged")
    if not departments:
        raise InvalidValue("visit", "nobody comes")
    return VisitProposed(
        at=act.at,
        by=act.by,
        starts_at=starts_at,
        place=place,
        departments=tuple(dict.fromkeys(departments)),
    )


def confirm(matter: Matter, act: JointAct) -> VisitConfirmed:
    """Say that one will be there, as a department or, without one, as the applicant."""
    _arranged(matter, act)
    return VisitConfirmed(at=act.at, by=act.by, department=act.by.department)


def decline(matter: Matter, act: JointAct, *, reason: str) -> VisitDeclined:
    """Say that one cannot come then, and why; it stands until the lead finds another time."""
    _arranged(matter, act)
    require_words(reason, "the reason")
    return VisitDeclined(at=act.at, by=act.by, department=act.by.department, reason=reason)


def move(
    matter: Matter, act: JointAct, *, starts_at: datetime, place: str, reason: str
) -> VisitMoved:
    """Move the appointment, telling why; everybody confirms anew."""
    require_lead(matter, act)
    _unrecorded(matter)
    _require_ahead(act, starts_at, place)
    require_words(reason, "the reason")
    return VisitMoved(at=act.at, by=act.by, starts_at=starts_at, place=place, reason=reason)


def cancel(matter: Matter, act: JointAct, *, reason: str) -> VisitCancelled:
    """Cancel the appointment, telling why."""
    require_lead(matter, act)
    _unrecorded(matter)
    require_words(reason, "the reason")
    return VisitCancelled(at=act.at, by=act.by, reason=reason)


def record(matter: Matter, act: JointAct, *, findings: str) -> VisitRecorded:
    """Write down once for all what was found, on the day of the visit or after it."""
    visit = _arranged(matter, act)
    require_words(findings, "what was found")
    if not act.by.department:
        raise NotTakingPart("officers write the record")
    if act.today < day_of(visit.starts_at):
        raise NotNow("the day of the visit has not come")
    return VisitRecorded(at=act.at, by=act.by, findings=findings)


def sign(matter: Matter, act: JointAct, *, outcome: StepOutcome, remark: str = "") -> VisitSigned:
    """Sign the record with the outcome for one's department; a failure says why."""
    require_running(matter)
    visit = matter.visit
    if visit is None or visit.standing is not VisitStanding.TO_SIGN:
        raise NotNow("there is no record to sign")
    if act.by.department not in visit.departments:
        raise NotTakingPart(f"{act.by.department} was not there")
    if act.by.staff_number in {one.by.staff_number for one in visit.signed}:
        raise NotNow("this officer has signed")
    if outcome is StepOutcome.FAILED:
        require_words(remark, "the reason")
    return VisitSigned(
        at=act.at, by=act.by, department=act.by.department, outcome=outcome, remark=remark.strip()
    )


def _require_ahead(act: JointAct, starts_at: datetime, place: str) -> None:
    require_words(place, "the place")
    if starts_at.tzinfo is None or starts_at <= act.at:
        raise InvalidValue("visit", "it begins at a moment to come")


def _unrecorded(matter: Matter) -> Visit:
    visit = matter.visit
    if visit is None or not visit.open or visit.record is not None:
        raise NotNow("no visit is being arranged")
    return visit


def _arranged(matter: Matter, act: JointAct) -> Visit:
    require_running(matter)
    visit = _unrecorded(matter)
    if act.by.department not in visit.parties:
        raise NotTakingPart(f"{act.by.department} does not come")
    return visit
