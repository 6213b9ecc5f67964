"""秒批: rules decide without a human, never against anybody, and a human looks when asked."""

import hashlib
from dataclasses import replace

import pytest
from casework import CITIZEN, DIRECTOR, GROUNDS, INSPECTOR, WINDOW, calendar, item, working_day
from modework import DRAWN, INSTANT, LOCAL, REVIEW, RULES, filed, instant_item, matter, ruled

from tongban.core.cases.duties import DutyKind, duties
from tongban.core.cases.errors import HandsNotSeparate, WrongMoment
from tongban.core.cases.mode_practices import InstantPractice
from tongban.core.cases.rule_events import CheckFinding, ReviewOutcome, RulesApplied
from tongban.core.cases.sampling import commitment, is_drawn
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.automatic import decide_by_rules, may_decide
from tongban.core.cases.verbs.reviewing import (
    answer_review,
    ask_human,
    check_sample,
    may_ask,
    revoke_grant,
)
from tongban.core.catalog.steps import Output, OutputKind
from tongban.core.people.facts import FactSource
from tongban.core.vocabulary.errors import InvalidValue


def asked(story, *, by=CITIZEN):
    story.do(ask_human, by=by, words="想知道为什么", practice=REVIEW, calendar=calendar())
    return story


def owed(story):
    return {one.kind: one.due_on for one in duties(story.state, REVIEW, calendar())}


def test_when_every_rule_holds_the_case_is_granted_in_the_same_moment():
    story = ruled(filed())
    names = [event.name for event in story.events]

    assert names == ["received", "rules_applied", "accepted", "granted"]
    assert story.state.status is Status.GRANTED
    assert len({event.at for event in story.events}) == 1


def test_each_rule_is_kept_with_the_facts_and_sources_that_it_saw():
    trail = ruled(filed()).state.modes.rules
    rule, papers = trail.rules

    assert (rule.id, rule.held, papers.id, papers.held) == ("adult", True, "papers", True)
    assert [(one.element, one.shown, one.origin) for one in rule.facts] == [
        ("person.age", "30", "人口信息")
    ]
    assert [(one.dataset, one.outcome) for one in trail.sources] == [("population", "matched")]


@pytest.mark.parametrize(
    ("about", "why"),
    [
        (matter(17), "不符合"),
        (matter(None), "还不知道"),
        (matter(source=FactSource.STATED), "只有您的填写"),
        (matter(source=FactSource.DISPUTED_BY_APPLICANT), "异议"),
        (matter(unseen=("证明",)), "要由工作人员看：证明"),
    ],
)
def test_rules_never_refuse_what_fails_goes_to_a_human_with_the_reason(about, why):
    story = ruled(filed(), about)
    trail = story.state.modes.rules

    assert story.state.status is Status.RECEIVED
    assert not trail.passed
    assert trail.draw is None
    assert any(why in rule.why for rule in trail.rules if not rule.held)


@pytest.mark.parametrize("answer", ["no_record", "not_available", "not_asked"])
def test_a_source_that_did_not_answer_alike_lets_nothing_pass(answer):
    assert ruled(filed(), matter(answer=answer)).state.status is Status.RECEIVED


def test_the_word_of_the_applicant_is_enough_where_a_rule_says_so():
    rule = replace(INSTANT.rules[0], told_suffices=True)
    story = filed()
    story.do(
        decide_by_rules,
        replace(INSTANT, rules=(rule,)),
        matter(source=FactSource.STATED),
        by=RULES,
        draw=None,
        decision_number="准1号",
        calendar=calendar(),
    )

    assert story.state.modes.rules.passed


def test_rules_are_applied_once():
    story = ruled(filed(), matter(17))
    with pytest.raises(WrongMoment):
        ruled(story)


def test_what_takes_two_officers_or_days_or_settles_something_is_for_humans():
    settles = Output(code="x", name="x", kind=OutputKind.REGISTRATION, settles=("person.age",))

    assert may_decide(instant_item())
    assert not may_decide(item())
    assert not may_decide(instant_item(outputs=(settles,)))


def test_an_instant_decision_takes_rules_and_a_rate():
    for wrong in ({"rules": ()}, {"per_thousand": 1001}):
        with pytest.raises(InvalidValue):
            replace(INSTANT, **wrong)
    assert isinstance(INSTANT, InstantPractice)


# -- looking again ---------------------------------------------------------------------------------
def test_a_drawn_case_is_owed_a_look_by_its_day():
    story = ruled(filed())
    story.do(
        check_sample,
        by=INSPECTOR,
        finding=CheckFinding.IN_ORDER,
        words="与登记一致",
        practice=REVIEW,
        calendar=calendar(),
    )

    assert DRAWN.check_by is not None
    assert owed(ruled(filed()))[DutyKind.SAMPLE] == DRAWN.check_by
    assert owed(story) == {}
    with pytest.raises(WrongMoment):
        check(story, CheckFinding.IN_ORDER)


def check(story, finding):
    return story.do(
        check_sample,
        by=INSPECTOR,
        finding=finding,
        words="看过了",
        practice=REVIEW,
        calendar=calendar(),
    )


def test_a_fault_that_is_found_opens_a_review_by_another():
    story = ruled(filed())
    check(story, CheckFinding.FAULTY)

    assert owed(story) == {DutyKind.REVIEW: working_day(5)}
    with pytest.raises(HandsNotSeparate):
        story.do(answer_review, by=INSPECTOR, outcome=ReviewOutcome.UPHELD, words="没有问题")


def test_a_fault_found_while_a_human_looks_already_opens_nothing_more():
    story = asked(ruled(filed()))
    check(story, CheckFinding.FAULTY)

    assert [event.name for event in story.events].count("human_review_asked") == 1


def test_whoever_was_decided_about_by_rules_may_have_a_human_look_once_with_a_clock():
    story = asked(ruled(filed(), draw=None))

    assert owed(story) == {DutyKind.REVIEW: working_day(5)}
    with pytest.raises(WrongMoment):
        asked(story)
    story.do(answer_review, by=WINDOW, outcome=ReviewOutcome.UPHELD, words="重新核对，维持")
    assert owed(story) == {}
    with pytest.raises(WrongMoment):
        story.do(answer_review, by=WINDOW, outcome=ReviewOutcome.UPHELD, words="再答复")


def test_where_rules_decided_nothing_a_human_looks_anyhow():
    assert not may_ask(ruled(filed(), matter(17)).state)
    assert not may_ask(filed().state)


def test_what_a_review_found_wrong_is_revoked_by_somebody_else():
    story = asked(ruled(filed(), draw=None))
    story.do(answer_review, by=WINDOW, outcome=ReviewOutcome.TO_REVOKE, words="年龄登记有误")
    assert DutyKind.REVOCATION in owed(story)
    with pytest.raises(HandsNotSeparate):
        story.do(revoke_grant, GROUNDS, by=WINDOW, decision_number="撤1号")
    story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤1号")

    assert story.state.status is Status.REVOKED
    assert story.state.ended
    assert owed(story) == {}
    with pytest.raises(WrongMoment):
        story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤2号")


# -- the draw --------------------------------------------------------------------------------------
def test_the_fingerprint_of_a_seed_is_known_before_and_proves_it_afterwards():
    expected = hashlib.sha256(b"tongban sampling seed\x00" + b"seed").hexdigest()

    assert commitment(b"seed") == expected
    assert commitment(b"seed") != commitment(b"seeds")


def test_a_draw_follows_from_the_seed_and_the_case_alone_at_about_its_rate():
    drawn = [is_drawn(b"seed", f"case-{number}", per_thousand=100) for number in range(4000)]

    assert drawn == [
        is_drawn(b"seed", f"case-{number}", per_thousand=100) for number in range(4000)
    ]
    assert 330 < sum(drawn) < 470
    assert not any(is_drawn(b"seed", f"{number}", per_thousand=0) for number in range(100))


def test_words_of_findings_and_outcomes_are_all_there():
    kinds = (*CheckFinding, *ReviewOutcome, *DutyKind)

    assert all(kind.label for kind in kinds)
    assert LOCAL.is_local
    assert RulesApplied.label
