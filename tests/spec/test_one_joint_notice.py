"""One notice over all departments (合并补正, 行政许可法 §32), and one clock (§42): told once."""

from dataclasses import replace

import pytest
from casework import MONDAY, Story, calendar, working_day
from jointwork import TERMS, Together, officer

from tongban.core.cases.errors import ExtensionRefused, HandsNotSeparate
from tongban.core.cases.lights import Light
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.joint.duties import DutyKind, duties
from tongban.core.joint.errors import NothingToCorrect, NotNow, NotTakingPart, OneNotice
from tongban.core.joint.folding import fold
from tongban.core.joint.matter_events import PartGap
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.terms import JointMode
from tongban.core.joint.verbs.course import end, pass_on
from tongban.core.joint.verbs.gaps import (
    name_gaps,
    require_own_notice,
    send_notice,
    silent_on_gaps,
)
from tongban.core.joint.verbs.more_time import ask_more_time, decline_more_time, give_more_time
from tongban.core.joint.verbs.opinions import give
from tongban.core.joint.whole import handling, whole_clock
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.errors import InvalidValue

SURVEY = PartGap(item="planning", subject="survey", why="坐标系不对")
DRAWINGS = PartGap(item="fire", subject="drawings", why="缺专业图")
RECEIVED = ("planning", "fire")


def named(story=None):
    story = story or Together()
    story.do(name_gaps, (SURVEY,), by="planning")
    story.do(name_gaps, (DRAWINGS,))
    return story


def send(story, gaps=None, received=RECEIVED):
    return story.do(
        send_notice,
        story.matter.gaps if gaps is None else gaps,
        notice_number="补1号",
        due_on=working_day(9),
        received=received,
    )


def kinds(story, received=RECEIVED):
    found = duties(story.matter, received=received, today=story.on)
    return {(one.kind, one.department) for one in found}


# One notice


def test_the_notice_of_the_lead_holds_the_gaps_of_all_departments():
    story = named()
    send(story)
    assert story.matter.notice.gaps == (SURVEY, DRAWINGS)


def test_the_lead_waits_until_each_has_named_its_gaps_or_the_time_is_over():
    story = Together()
    story.do(name_gaps, (SURVEY,), by="planning")
    assert silent_on_gaps(story.matter, RECEIVED) == ("housing",)
    with pytest.raises(NotNow):
        send(story)
    send(story.day(3))


def test_a_department_that_names_nothing_says_that_nothing_is_missing():
    story = Together()
    story.do(name_gaps, (), by="planning")
    assert silent_on_gaps(story.matter, RECEIVED) == ("housing",)


def test_there_is_only_one_notice():
    story = named()
    send(story)
    with pytest.raises(OneNotice):
        send(story)


def test_a_notice_says_something():
    with pytest.raises(NothingToCorrect):
        send(Together().day(3), gaps=())


def test_a_department_names_gaps_in_its_own_items_while_there_is_time_and_says_why():
    story = Together()
    with pytest.raises(NotTakingPart):
        story.do(name_gaps, (DRAWINGS,), by="planning")
    with pytest.raises(NotTakingPart):
        story.do(name_gaps, (), by="roads")
    with pytest.raises(InvalidValue):
        story.do(name_gaps, (replace(SURVEY, why=" "),), by="planning")
    with pytest.raises(NotNow):
        story.day(3).do(name_gaps, (SURVEY,), by="planning")


def test_no_department_sends_its_own_notice_before_the_one():
    with pytest.raises(OneNotice):
        require_own_notice(Together().matter, "planning")


def test_after_the_one_notice_nothing_is_asked_of_an_item_that_it_did_not_name():
    story = Together()
    story.do(name_gaps, (SURVEY,), by="planning")
    story.do(name_gaps, ())
    send(story)
    require_own_notice(story.matter, "planning")
    with pytest.raises(OneNotice):
        require_own_notice(story.matter, "fire")


def test_where_no_time_is_set_for_gaps_each_sends_its_own_notice():
    story = Together(replace(TERMS, gaps=None))
    require_own_notice(story.matter, "planning")
    with pytest.raises(NotNow):
        send(story, gaps=(SURVEY,))
    assert not {kind for kind, _ in kinds(story)} & {DutyKind.NAME_GAPS, DutyKind.SEND_NOTICE}


def test_each_finds_in_the_inbox_what_is_to_be_done_about_gaps():
    story = Together()
    assert (DutyKind.NAME_GAPS, "planning") in kinds(story)
    assert (DutyKind.SEND_NOTICE, "housing") in kinds(named())
    sent = named()
    send(sent)
    assert not {kind for kind, _ in kinds(sent)} & {DutyKind.NAME_GAPS, DutyKind.SEND_NOTICE}
    assert (DutyKind.SEND_NOTICE, "housing") not in kinds(named(), received=())


# Passed on


def test_the_next_departments_receive_on_a_written_notice():
    story = Together()
    event = story.do(pass_on, by=SYSTEM, to=("filing",), notice_number="转1号")
    assert story.matter.passed == (event,)
    with pytest.raises(InvalidValue):
        story.do(pass_on, by=SYSTEM, to=("filing",), notice_number="")


# One clock


def accepted(on=0):
    return Story().day(on).accepted()


def clock(story, *cases, day):
    states = [case.state for case in cases]
    return whole_clock(story.matter, states, today=working_day(day), calendar=calendar())


def test_the_whole_must_be_decided_within_45_working_days_of_the_first_acceptance():
    found = clock(Together(), accepted(2), accepted(5), day=6)
    assert found.due_on == calendar().after(working_day(2), 45)


def test_nothing_runs_before_something_is_accepted():
    assert clock(Together(), Story(), day=1) is None


def test_its_lamp_turns_yellow_near_the_end_and_red_after_it():
    lamps = [clock(Together(), accepted(), day=day).light for day in (20, 42, 46)]
    assert lamps == [Light.GREEN, Light.YELLOW, Light.RED]


def test_its_lamp_goes_out_once_everything_has_ended():
    story = Together()
    story.do(end, by=SYSTEM)
    found = clock(story, accepted(), day=50)
    assert (found.light, found.over) == (Light.GREEN, True)


def test_special_procedures_of_any_case_are_not_counted_and_days_of_two_only_once():
    stopped = []
    for first, last in ((1, 4), (2, 3), (6, 7)):
        case = accepted().day(first)
        case.do(stop_clock, "test", notice_number="特1号", reason="检测", calendar=calendar())
        case.day(last).do(resume_clock, result="合格")
        stopped.append(case)
    found = clock(Together(), *stopped, day=8)
    assert calendar().count(MONDAY, found.due_on) == 45 + 3 + 1


def test_once_15_more_days_with_approval_of_the_head_of_the_government():
    story, case = Together(), accepted()
    whole = handling(story.matter, [case.state])
    story.do(ask_more_time, whole, amount=15, reason="等待检测", calendar=calendar())
    asked = {(DutyKind.ANSWER_MORE_TIME, "government")}
    assert asked <= kinds(story)
    with pytest.raises(NotNow):
        story.do(ask_more_time, whole, amount=5, reason="再等", calendar=calendar())
    story.do(give_more_time, whole, by="government", calendar=calendar())
    assert clock(story, case, day=1).due_on == calendar().after(MONDAY, 60)
    again = handling(story.matter, [case.state])
    with pytest.raises(ExtensionRefused):
        story.do(ask_more_time, again, amount=1, reason="再等", calendar=calendar())


def test_no_department_approves_it_and_no_one_their_own_request():
    story = Together()
    whole = handling(story.matter, [accepted().state])
    story.do(ask_more_time, whole, amount=15, reason="等待检测", calendar=calendar())
    with pytest.raises(NotTakingPart):
        story.do(give_more_time, whole, by="planning", calendar=calendar())
    same = replace(officer("housing"), department="government")
    with pytest.raises(HandsNotSeparate):
        story.do(give_more_time, whole, by=same, calendar=calendar())


def test_what_is_not_approved_leaves_the_period_as_it_was():
    story, case = Together(), accepted()
    whole = handling(story.matter, [case.state])
    story.do(ask_more_time, whole, amount=15, reason="等待检测", calendar=calendar())
    story.do(decline_more_time, by="government", reason="理由不足")
    assert clock(story, case, day=1).due_on == calendar().after(MONDAY, 45)
    with pytest.raises(NotNow):
        story.do(decline_more_time, by="government", reason="理由不足")


@pytest.mark.parametrize("amount", [0, 16])
def test_more_time_than_the_law_allows_is_not_even_asked_for(amount):
    story = Together()
    whole = handling(story.matter, [accepted().state])
    with pytest.raises(ExtensionRefused):
        story.do(ask_more_time, whole, amount=amount, reason="等", calendar=calendar())


def test_before_an_acceptance_there_is_nothing_to_extend():
    with pytest.raises(NotNow):
        Together().do(ask_more_time, None, amount=5, reason="等", calendar=calendar())


# A history


def test_a_history_begins_with_its_terms_and_holds_only_what_belongs_to_it():
    story = Together()
    with pytest.raises(InvalidValue):
        fold(story.events[1:])
    with pytest.raises(InvalidValue):
        fold([story.events[0], object()])


def test_nobody_has_a_duty_after_the_end():
    story = Together()
    story.do(end, by=SYSTEM)
    assert duties(story.matter, received=RECEIVED, today=story.on) == ()
    require_own_notice(story.matter, "planning")


def test_conditions_that_are_open_are_a_duty_of_the_department_that_set_them():
    story = Together(replace(TERMS, mode=JointMode.CENTRAL, visits={}))
    story.do(give, by="roads", answer=Answer.CONDITIONAL, conditions=("恢复人行道",))
    story.do(give, by="archives", answer=Answer.CONSENT)
    assert (DutyKind.MEET_CONDITIONS, "roads") in kinds(story)
    assert (DutyKind.ANSWER, "archives") not in kinds(story)
    assert (DutyKind.ANSWER, "planning") in kinds(story)
    assert DutyKind.PROPOSE_VISIT not in {kind for kind, _ in kinds(story)}
