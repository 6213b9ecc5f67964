"""The course of the whole (联办过程): it begins with what is asked, is passed on, and ends."""

from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import JointBegun, JointEnded, Part, PassedOn
from tongban.core.joint.opinion_events import OpinionAsked
from tongban.core.joint.terms import JointTerms
from tongban.core.joint.verbs.guards import require_running, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


def begin(
    terms: JointTerms, parts: tuple[Part, ...], act: JointAct, *, calendar: WorkingCalendar
) -> tuple[AnyJointEvent, ...]:
    """Begin: whose opinion the terms want, is asked on the day that it was filed."""
    until = due(terms.gaps, act.today, calendar).on if terms.gaps else None
    begun = JointBegun(
        at=act.at, by=act.by, terms=terms, parts=parts, begun_on=act.today, gaps_until=until
    )
    asked = (
        OpinionAsked(
            at=act.at,
            by=act.by,
            department=one.department,
            about=one.about,
            due_on=due(one.limit, act.today, calendar).on,
            silence=one.silence,
            veto=one.veto,
        )
        for one in terms.opinions
        if not one.with_item or one.with_item in {part.item for part in parts}
    )
    return (begun, *asked)


def pass_on(matter: Matter, act: JointAct, *, to: tuple[str, ...], notice_number: str) -> PassedOn:
    """Tell those whose turn it is, in writing, that the former is finished (浙江规定 §5)."""
    require_running(matter)
    require_words(notice_number, "the number of the notice")
    return PassedOn(at=act.at, by=act.by, to=to, notice_number=notice_number)


def end(matter: Matter, act: JointAct) -> JointEnded:
    """Record that every case of the whole has ended."""
    require_running(matter)
    return JointEnded(at=act.at, by=act.by, ended_on=act.today)
