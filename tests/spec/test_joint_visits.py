"""A joint visit (联合踏勘, 行政许可法 §34): one appointment, one record, two officers or more."""

from datetime import timedelta

import pytest
from jointwork import Together, at, officer

from tongban.core.cases.outcomes import StepOutcome
from tongban.core.joint.duties import DutyKind, duties
from tongban.core.joint.errors import NotNow, NotTakingPart, NotTheLead
from tongban.core.joint.joint_event import APPLICANT
from tongban.core.joint.verbs.visits import (
    cancel,
    confirm,
    decline,
    move,
    propose,
    record,
    sign,
)
from tongban.core.joint.visits import VisitStanding
from tongban.core.vocabulary.errors import InvalidValue

COMING = ("housing", "planning")


def proposed(story=None, departments=COMING):
    story = story or Together()
    starts_at = at(story.on, officer("housing")).at + timedelta(days=1)
    story.do(propose, starts_at=starts_at, place="东门", departments=departments)
    return story


def confirmed(story=None):
    story = proposed(story)
    for department in COMING:
        story.do(confirm, by=department)
    story.do(confirm, by=APPLICANT)
    return story


def recorded(story=None):
    story = confirmed(story).day(1)
    story.do(record, findings="与图纸一致")
    return story


def kinds(story, department):
    found = duties(story.matter, received=(), today=story.on)
    return {one.kind for one in found if one.department == department}


def test_it_stands_once_every_department_and_the_applicant_have_confirmed():
    story = proposed()
    assert story.matter.visit.standing is VisitStanding.PROPOSED
    assert confirmed().matter.visit.standing is VisitStanding.CONFIRMED


def test_only_the_lead_proposes_and_one_visit_at_a_time():
    with pytest.raises(NotTheLead):
        Together().do(propose, by="planning", starts_at=None, place="x", departments=COMING)
    with pytest.raises(NotNow):
        proposed(proposed())


def test_a_visit_has_a_time_to_come_a_place_and_somebody_who_comes():
    story = Together()
    now = at(story.on, officer("housing")).at
    for wrong in (
        {"starts_at": now, "place": "东门", "departments": COMING},
        {"starts_at": now.replace(tzinfo=None), "place": "东门", "departments": COMING},
        {"starts_at": now + timedelta(days=1), "place": " ", "departments": COMING},
        {"starts_at": now + timedelta(days=1), "place": "东门", "departments": ()},
    ):
        with pytest.raises(InvalidValue):
            story.do(propose, **wrong)


def test_whoever_does_not_come_does_not_confirm():
    with pytest.raises(NotTakingPart):
        proposed().do(confirm, by="roads")


def test_who_cannot_come_says_why_and_the_lead_finds_another_time():
    story = proposed()
    story.do(decline, by=APPLICANT, reason="那天停电")
    assert story.matter.visit.declined == {"": "那天停电"}
    assert DutyKind.MOVE_VISIT in kinds(story, "housing")

    later = at(story.on, officer("housing")).at + timedelta(days=3)
    story.do(move, starts_at=later, place="西门", reason="申请人那天停电")
    assert story.matter.visit.confirmed == frozenset()
    assert story.matter.visit.declined == {}
    assert story.matter.visit.place == "西门"


def test_who_declined_may_confirm_after_all():
    story = proposed()
    story.do(decline, by="planning", reason="开会")
    story.do(confirm, by="planning")
    assert story.matter.visit.declined == {}
    assert story.matter.visit.confirmed == {"planning"}


def test_a_cancelled_visit_makes_way_for_another():
    story = proposed()
    story.do(cancel, reason="暴雨红色预警")
    assert story.matter.visit is None
    assert story.matter.visits[0].standing is VisitStanding.CANCELLED
    with pytest.raises(NotNow):
        story.do(confirm, by="planning")
    assert proposed(story).matter.visit.open


def test_the_record_is_written_on_the_day_by_an_officer_who_came():
    story = confirmed()
    with pytest.raises(NotNow):
        story.do(record, findings="与图纸一致")
    story.day(1)
    with pytest.raises(NotTakingPart):
        story.do(record, by=APPLICANT, findings="很好")
    story.do(record, findings="与图纸一致")
    with pytest.raises(NotNow):
        story.do(record, findings="再写一份")
    with pytest.raises(NotNow):
        story.do(cancel, reason="不去了")


def test_every_department_signs_with_its_own_outcome_and_a_failure_says_why():
    story = recorded()
    assert story.matter.visit.standing is VisitStanding.TO_SIGN
    with pytest.raises(InvalidValue):
        story.do(sign, by="planning", outcome=StepOutcome.FAILED)
    story.do(sign, by="planning", outcome=StepOutcome.FAILED, remark="围墙外移")
    assert story.matter.visit.unsigned == ("housing",)
    story.do(sign, by="housing", outcome=StepOutcome.PASSED)
    assert story.matter.visit.standing is VisitStanding.DONE


def test_nobody_signs_twice_or_without_a_record_or_without_having_been_there():
    story = recorded()
    story.do(sign, by="planning", outcome=StepOutcome.PASSED)
    with pytest.raises(NotNow):
        story.do(sign, by="planning", outcome=StepOutcome.PASSED)
    with pytest.raises(NotTakingPart):
        story.do(sign, by="roads", outcome=StepOutcome.PASSED)
    with pytest.raises(NotNow):
        Together().do(sign, by="planning", outcome=StepOutcome.PASSED)


def test_one_officer_alone_is_not_enough():
    story = proposed(departments=("housing",)).day(1)
    story.do(record, findings="与图纸一致")
    story.do(sign, outcome=StepOutcome.PASSED)
    assert story.matter.visit.standing is VisitStanding.TO_SIGN
    assert kinds(story, "housing") >= {DutyKind.SIGN_VISIT}
    story.do(sign, number="2", outcome=StepOutcome.PASSED)
    assert story.matter.visit.standing is VisitStanding.DONE


def test_each_is_told_what_to_do_next_about_the_visit():
    story = Together()
    assert DutyKind.PROPOSE_VISIT in kinds(story, "housing")
    proposed(story)
    assert DutyKind.CONFIRM_VISIT in kinds(story, "planning")
    confirmed_story = confirmed()
    assert DutyKind.CONFIRM_VISIT not in kinds(confirmed_story, "planning")
    assert DutyKind.RECORD_VISIT in kinds(confirmed_story.day(1), "housing")
    done = recorded()
    assert DutyKind.SIGN_VISIT in kinds(done, "planning")
    for department in COMING:
        done.do(sign, by=department, outcome=StepOutcome.PASSED)
    visiting = {DutyKind.SIGN_VISIT, DutyKind.PROPOSE_VISIT, DutyKind.RECORD_VISIT}
    assert not visiting & (kinds(done, "housing") | kinds(done, "planning"))


def test_every_standing_and_duty_has_its_own_words():
    for kind in (VisitStanding, DutyKind):
        assert len({one.label for one in kind}) == len(kind)
