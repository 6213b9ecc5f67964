"""Opinions of other departments (征求意见, 行政许可法 §26): asked, answered, owed, vetoed."""

import pytest
from casework import calendar, days, working_day
from jointwork import LEAD, SILENCE, VETO, Together, at

from tongban.core.cases.lights import Light
from tongban.core.joint.errors import (
    NotNow,
    NotTakingPart,
    NotTheLead,
    OpinionOwed,
    ResultAwaited,
    Vetoed,
)
from tongban.core.joint.hindrances import hindrances, require_may_grant
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.terms import OpinionTerms
from tongban.core.joint.verbs.course import end
from tongban.core.joint.verbs.opinions import ask, fall_due, give, meet, take_back
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.errors import InvalidValue

RESULTS = frozenset({"planning", "fire"})
ANSWERING = ("planning", "archives", "roads")


def standing(story, department):
    return story.matter.opinions[department].standing(story.on)


def grant(story, finished=RESULTS):
    require_may_grant(story.matter, "filing", finished=finished, today=story.on)


def answered(story, *departments, answer=Answer.CONSENT, **more):
    for department in departments:
        story.do(give, by=department, answer=answer, **more)
    return story


def test_whose_opinion_the_terms_want_is_asked_when_it_is_filed():
    asked = Together().matter.opinions

    assert {*asked} == {*ANSWERING}
    assert {one.asked.due_on for one in asked.values()} == {working_day(3)}


def test_a_department_is_asked_with_an_item_only_where_that_was_filed():
    assert "shelter" not in Together().matter.opinions


def test_the_lead_grants_once_everybody_has_consented():
    grant(answered(Together(), *ANSWERING))


def test_the_lead_cannot_grant_while_an_opinion_is_waited_for():
    story = answered(Together(), "planning", "archives")
    with pytest.raises(OpinionOwed):
        grant(story)


def test_silence_stays_owed_where_nothing_makes_it_consent():
    story = answered(Together(), "planning", "archives").day(4)

    assert standing(story, "roads") is OpinionStanding.OWED
    with pytest.raises(OpinionOwed):
        grant(story)


def test_silence_is_consent_where_that_is_configured_with_its_basis():
    story = answered(Together(), "planning", "roads").day(4)

    assert standing(story, "archives") is OpinionStanding.CONSENTED_BY_SILENCE
    grant(story)


def test_on_its_last_day_silence_is_not_yet_consent():
    story = Together().day(3)
    assert standing(story, "archives") is OpinionStanding.WAITED_FOR


def test_what_stops_a_grant_cannot_be_given_by_silence():
    with pytest.raises(InvalidValue):
        OpinionTerms(department="x", about="x", limit=days(3), silence=SILENCE, veto=VETO)


def test_an_objection_with_a_basis_stops_the_grant_but_no_refusal():
    story = answered(Together(), "archives", "roads")
    answered(story, "planning", answer=Answer.OBJECTION, reason="超高")

    assert standing(story, "planning") is OpinionStanding.VETOED
    with pytest.raises(Vetoed):
        grant(story)
    assert [one.department for one in hindrances(story.matter, today=story.on)] == ["planning"]


def test_a_veto_stands_before_what_is_owed():
    story = answered(Together(), "planning", answer=Answer.OBJECTION, reason="超高")
    assert hindrances(story.matter, today=story.on)[0].standing is OpinionStanding.VETOED


def test_an_objection_without_a_basis_is_heard_and_stops_nothing():
    story = answered(Together(), "planning", "archives")
    answered(story, "roads", answer=Answer.OBJECTION, reason="路面未恢复")

    assert standing(story, "roads") is OpinionStanding.OBJECTED
    grant(story)


def test_a_new_answer_takes_the_place_of_the_objection():
    story = answered(Together(), "archives", "roads")
    answered(story, "planning", answer=Answer.OBJECTION, reason="超高")
    answered(story, "planning")
    grant(story)


def test_an_objection_says_why():
    with pytest.raises(InvalidValue):
        Together().do(give, by="planning", answer=Answer.OBJECTION, reason=" ")


def test_conditions_hold_the_grant_until_their_department_says_that_they_are_met():
    story = answered(Together(), "planning", "archives")
    answered(story, "roads", answer=Answer.CONDITIONAL, conditions=("恢复人行道",))

    assert standing(story, "roads") is OpinionStanding.CONDITIONAL
    with pytest.raises(OpinionOwed):
        grant(story)
    story.do(meet, by="roads", note="已恢复")
    assert standing(story, "roads") is OpinionStanding.CONDITIONS_MET
    grant(story)


def test_nobody_meets_conditions_that_nobody_set():
    with pytest.raises(NotNow):
        answered(Together(), "roads").do(meet, by="roads", note="已恢复")


@pytest.mark.parametrize(
    ("answer", "conditions"), [(Answer.CONDITIONAL, ()), (Answer.CONSENT, ("x",))]
)
def test_conditions_belong_to_a_conditional_consent_alone(answer, conditions):
    with pytest.raises(InvalidValue):
        Together().do(give, by="roads", answer=answer, conditions=conditions)


def test_a_late_answer_counts_where_silence_stayed_owed_and_is_called_late():
    story = answered(Together().day(5), "roads")

    assert standing(story, "roads") is OpinionStanding.CONSENTED
    assert story.matter.opinions["roads"].late


def test_a_late_objection_takes_no_consent_back_that_silence_had_given():
    story = answered(Together().day(5), "archives", answer=Answer.OBJECTION, reason="缺卷")

    assert standing(story, "archives") is OpinionStanding.CONSENTED_BY_SILENCE
    assert len(story.matter.opinions["archives"].given) == 1


def test_a_silence_is_written_down_once():
    story = answered(Together(), "planning").day(4)
    fallen = fall_due(story.matter, at(story.on, SYSTEM))
    story.events += fallen

    assert {(one.department, one.consents) for one in fallen} == {
        ("archives", True),
        ("roads", False),
    }
    assert fall_due(story.matter, at(story.on, SYSTEM)) == ()
    assert standing(story, "archives") is OpinionStanding.CONSENTED_BY_SILENCE


def test_nothing_falls_due_once_everything_has_ended():
    story = Together().day(4)
    story.do(end, by=SYSTEM)
    assert fall_due(story.matter, at(story.on, SYSTEM)) == ()


def test_its_lamp_is_yellow_the_day_before_and_red_once_it_is_owed():
    story = answered(Together(), "planning")
    opinion = story.matter.opinions["roads"]

    lamps = [opinion.light(working_day(number), calendar()) for number in (1, 2, 4)]
    assert lamps == [Light.GREEN, Light.YELLOW, Light.RED]
    assert story.matter.opinions["planning"].light(working_day(9), calendar()) is Light.GREEN


def test_a_question_is_taken_back_with_a_reason_and_hinders_no_more():
    story = answered(Together(), "planning", "archives")
    story.do(take_back, department="roads", reason="不涉及道路")

    assert standing(story, "roads") is OpinionStanding.TAKEN_BACK
    grant(story)
    with pytest.raises(NotTakingPart):
        story.do(give, by="roads", answer=Answer.CONSENT)
    with pytest.raises(NotTakingPart):
        story.do(take_back, department="roads", reason="再次")


def test_what_was_answered_cannot_be_taken_back():
    with pytest.raises(NotNow):
        answered(Together(), "roads").do(take_back, department="roads", reason="不需要")


def test_more_departments_are_asked_by_the_lead_alone():
    story = Together()
    with pytest.raises(NotTheLead):
        story.do(ask, by="planning", department="water", about="供水", due_on=working_day(3))
    story.do(ask, department="water", about="供水", due_on=working_day(3))
    with pytest.raises(NotNow):
        story.do(ask, department="water", about="供水", due_on=working_day(3))
    with pytest.raises(NotTakingPart):
        story.do(ask, department=LEAD, about="自己", due_on=working_day(3))
    with pytest.raises(InvalidValue):
        story.do(ask, department="power", about="供电", due_on=story.on)


def test_whoever_is_asked_beyond_the_terms_has_no_veto_and_owes_an_answer():
    story = Together()
    asked = story.do(ask, department="water", about="供水", due_on=working_day(3))
    assert (asked.silence, asked.veto) == (None, None)


def test_asked_again_after_it_was_taken_back_the_terms_hold_again():
    story = Together()
    story.do(take_back, department="planning", reason="误发")
    again = story.do(ask, department="planning", about="规划", due_on=working_day(3))
    assert again.veto == VETO


def test_nobody_answers_who_was_not_asked():
    with pytest.raises(NotTakingPart):
        Together().do(give, by="water", answer=Answer.CONSENT)


def test_what_is_received_early_is_granted_only_once_the_results_it_needs_are_there():
    story = answered(Together(), *ANSWERING)
    with pytest.raises(ResultAwaited):
        grant(story, finished={"planning"})


def test_the_opinions_bind_the_items_of_the_lead_and_leave_the_others_free():
    require_may_grant(Together().matter, "planning", finished=(), today=working_day(0))


def test_nothing_is_done_after_the_end():
    story = Together()
    story.do(end, by=SYSTEM)
    with pytest.raises(NotNow):
        story.do(give, by="roads", answer=Answer.CONSENT)
    with pytest.raises(NotNow):
        story.do(end, by=SYSTEM)
