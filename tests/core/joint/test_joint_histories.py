"""Whatever happens in a joint handling, folding step by step and at once agree, and so do rows."""

from datetime import timedelta

from casework import working_day
from hypothesis import given
from hypothesis import strategies as st
from jointwork import Together, at, officer

from tongban.core.cases.outcomes import StepOutcome
from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.folding import advance, fold
from tongban.core.joint.hindrances import hindrances
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.verbs import gaps, opinions, visits
from tongban.core.people.histories import kinds
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.freezing.converter import opened, stored

WHO = ("housing", "planning", "archives", "roads", "water")


def _answer(answer):
    conditions = ("恢复路面",) if answer is Answer.CONDITIONAL else ()
    return lambda story, who: story.do(
        opinions.give, by=who, answer=answer, reason="理由", conditions=conditions
    )


def _soon(story):
    return at(story.on, officer("housing")).at + timedelta(days=1)


DEEDS = {
    **{f"answer {one.value}": _answer(one) for one in Answer},
    "meet": lambda story, who: story.do(opinions.meet, by=who, note="已落实"),
    "take back": lambda story, who: story.do(opinions.take_back, department=who, reason="误发"),
    "ask": lambda story, who: story.do(
        opinions.ask, department=who, about="供水", due_on=working_day(9)
    ),
    "propose": lambda story, who: story.do(
        visits.propose, starts_at=_soon(story), place="东门", departments=("housing", who)
    ),
    "confirm": lambda story, who: story.do(visits.confirm, by=who),
    "decline": lambda story, who: story.do(visits.decline, by=who, reason="开会"),
    "move": lambda story, _who: story.do(
        visits.move, starts_at=_soon(story), place="西门", reason="下雨"
    ),
    "cancel": lambda story, _who: story.do(visits.cancel, reason="暴雨"),
    "record": lambda story, who: story.do(visits.record, by=who, findings="一致"),
    "sign": lambda story, who: story.do(visits.sign, by=who, outcome=StepOutcome.PASSED),
    "gaps": lambda story, who: story.do(gaps.name_gaps, (), by=who),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from(WHO), st.integers(0, 1)), max_size=14
)


def told(steps) -> Together:
    """Return what came of trying all of it; what is not allowed does not happen."""
    story, on = Together(), 0
    for deed, who, later in steps:
        on += later
        story.day(on)
        try:
            DEEDS[deed](story, who)
        except (NotAllowed, InvalidValue):
            continue
    return story


@given(STEPS)
def test_a_history_amounts_to_the_same_step_by_step_at_once_and_read_back_from_rows(steps):
    events = told(steps).events
    by_name = kinds(AnyJointEvent)

    assert advance(fold(events[:1]), events[1:]) == fold(events)
    assert [opened(stored(one), by_name[one.name]) for one in events] == events


@given(STEPS)
def test_a_veto_needs_its_basis_and_silence_its_own_and_only_what_hinders_hinders(steps):
    story = told(steps)
    hindering = {one.department for one in hindrances(story.matter, today=story.on)}
    for department, opinion in story.matter.opinions.items():
        standing = opinion.standing(story.on)
        assert (department in hindering) is standing.hinders
        if standing is OpinionStanding.VETOED:
            assert opinion.asked.veto is not None
        if standing is OpinionStanding.CONSENTED_BY_SILENCE:
            assert opinion.asked.silence is not None
