"""Opinions (征求意见): asked, given, their conditions met, taken back, and what silence is."""

from datetime import date

from tongban.core.joint.errors import NotNow, NotTakingPart
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.opinion_events import (
    Answer,
    ConditionsMet,
    OpinionAsked,
    OpinionFellDue,
    OpinionGiven,
    OpinionTakenBack,
)
from tongban.core.joint.opinions import Opinion, OpinionStanding
from tongban.core.joint.verbs.guards import require_lead, require_running, require_words
from tongban.core.vocabulary.errors import InvalidValue


def ask(
    matter: Matter, act: JointAct, *, department: str, about: str, due_on: date
) -> OpinionAsked:
    """Ask a department; silence and veto mean what the terms say, and nothing where they do not."""
    require_lead(matter, act)
    require_words(about, "what is asked")
    if department == matter.terms.lead:
        raise NotTakingPart("the lead does not ask itself")
    standing = matter.opinions.get(department)
    if standing is not None and standing.taken_back is None:
        raise NotNow(f"{department} has been asked")
    if due_on <= act.today:
        raise InvalidValue("opinion", "nobody can answer by then")
    terms = matter.terms.for_department(department)
    return OpinionAsked(
        at=act.at,
        by=act.by,
        department=department,
        about=about,
        due_on=due_on,
        silence=terms.silence if terms else None,
        veto=terms.veto if terms else None,
    )


def give(
    matter: Matter,
    act: JointAct,
    *,
    answer: Answer,
    reason: str = "",
    conditions: tuple[str, ...] = (),
) -> OpinionGiven:
    """Answer for one's department, or answer anew as long as nothing is over.

    An objection says why; a consent with conditions names them.
    """
    require_running(matter)
    _asked(matter, act)
    if answer is Answer.OBJECTION:
        require_words(reason, "the reason")
    if (answer is Answer.CONDITIONAL) is not bool(conditions):
        raise InvalidValue("opinion", "conditions belong to a conditional consent")
    return OpinionGiven(
        at=act.at,
        by=act.by,
        department=act.by.department,
        answer=answer,
        reason=reason.strip(),
        conditions=conditions,
    )


def meet(matter: Matter, act: JointAct, *, note: str) -> ConditionsMet:
    """Say that the conditions are met; only the department that set them can."""
    require_running(matter)
    asked = _asked(matter, act)
    if asked.standing(act.today) is not OpinionStanding.CONDITIONAL:
        raise NotNow("no condition is open")
    require_words(note, "how they were met")
    return ConditionsMet(at=act.at, by=act.by, department=act.by.department, note=note)


def take_back(matter: Matter, act: JointAct, *, department: str, reason: str) -> OpinionTakenBack:
    """Take a question back that nobody has answered; what was said cannot be unsaid so."""
    require_lead(matter, act)
    require_words(reason, "the reason")
    asked = matter.opinions.get(department)
    if asked is None or asked.taken_back is not None:
        raise NotTakingPart(f"{department} was not asked")
    if asked.given:
        raise NotNow(f"{department} has answered")
    return OpinionTakenBack(at=act.at, by=act.by, department=department, reason=reason)


def fall_due(matter: Matter, act: JointAct) -> tuple[OpinionFellDue, ...]:
    """Record the silence of every department whose day has passed, once each."""
    if matter.ended is not None:
        return ()
    return tuple(
        OpinionFellDue(
            at=act.at, by=act.by, department=department, consents=one.asked.silence is not None
        )
        for department, one in matter.opinions.items()
        if _silent(one, act.today)
    )


def _silent(one: Opinion, today: date) -> bool:
    open_ = not one.given and one.taken_back is None and not one.fell_due
    return open_ and today > one.asked.due_on


def _asked(matter: Matter, act: JointAct) -> Opinion:
    asked = matter.opinions.get(act.by.department)
    if asked is None or asked.taken_back is not None:
        raise NotTakingPart(f"{act.by.department} was not asked")
    return asked
