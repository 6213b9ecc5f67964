"""Watching event by event finds what watching the whole history finds."""

import contextlib
from datetime import date, timedelta

from casework import (
    CITIZEN,
    COMPLETE,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    HEAD,
    INSPECTOR,
    SECOND_INSPECTOR,
    WINDOW,
    Story,
    calendar,
    submission,
    working_day,
)
from hypothesis import given
from hypothesis import strategies as st
from modework import LOCAL, REVIEW, WD, filed, promised, ruled

from tongban.core.cases.errors import CaseNotAllowed
from tongban.core.cases.mode_events import PostCheckOutcome
from tongban.core.cases.outcomes import CompletionKind, StepOutcome
from tongban.core.cases.rule_events import ReviewOutcome
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.decision import grant, refuse
from tongban.core.cases.verbs.declaring import post_check
from tongban.core.cases.verbs.ending import close_without_decision
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.extension import approve_extension, request_extension
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import accept, refuse_acceptance, request_correction
from tongban.core.cases.verbs.reviewing import answer_review, ask_human, revoke_grant
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import at_event, at_rest, once, watch
from tongban.core.vocabulary.errors import InvalidValue

DEEDS = (
    lambda story: story.do(accept, notice_number="受1", calendar=calendar()),
    lambda story: story.do(
        request_correction,
        (Gap(subject="lease", why="没有"),),
        notice_number="补1",
        due_on=story.on + timedelta(days=9),
        calendar=calendar(),
    ),
    lambda story: story.do(resubmit, submission("plan", "lease"), by=CITIZEN),
    lambda story: story.do(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar()),
    lambda story: story.do(start_step, "visit", by=INSPECTOR),
    lambda story: story.do(start_step, "fire", by=FIREMAN),
    lambda story: story.do(
        finish_step,
        "visit",
        by=INSPECTOR,
        outcome=StepOutcome.PASSED,
        opinion="好",
        together_with=(SECOND_INSPECTOR,),
    ),
    lambda story: story.do(
        finish_step, "fire", by=FIREMAN, outcome=StepOutcome.PASSED, opinion="好"
    ),
    lambda story: story.do(
        stop_clock, "test", notice_number="特1", reason="检验", calendar=calendar()
    ),
    lambda story: story.do(resume_clock, result="合格"),
    lambda story: story.do(request_extension, amount=5, reason="复杂", calendar=calendar()),
    lambda story: story.do(
        approve_extension, by=DIRECTOR, approver_role=HEAD, notice_number="延1", calendar=calendar()
    ),
    lambda story: story.do(grant, by=DIRECTOR, decision_number="准1", opinion="同意"),
    lambda story: story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1"),
    lambda story: story.do(
        post_check,
        by=INSPECTOR,
        outcome=PostCheckOutcome.RECTIFY,
        words="到场",
        together_with=(SECOND_INSPECTOR,),
        calendar=calendar(),
    ),
    lambda story: story.do(
        post_check,
        by=INSPECTOR,
        outcome=PostCheckOutcome.BROKEN,
        words="到场",
        together_with=(SECOND_INSPECTOR,),
        calendar=calendar(),
    ),
    lambda story: story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤1"),
    lambda story: story.do(
        ask_human, by=CITIZEN, words="为什么", practice=REVIEW, calendar=calendar()
    ),
    lambda story: story.do(
        answer_review, by=INSPECTOR, outcome=ReviewOutcome.TO_REVOKE, words="看过"
    ),
    lambda story: story.do(close_without_decision, CompletionKind.VOIDED, reason="其他", by=WINDOW),
)
PAPERS = st.sampled_from((COMPLETE, submission("lease", "plan"), submission("plan")))
BEGINNINGS = st.one_of(
    PAPERS.map(lambda papers: Story(papers=papers)),
    st.builds(promised, check_within=st.just(WD(4, LOCAL))),
    st.builds(lambda: promised(check_within=WD(3, LOCAL)).accepted().examined().granted()),
    st.builds(lambda: ruled(filed())),
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a lawful history: anybody tries anything on days that go by."""
    story, day = draw(BEGINNINGS), 0
    for deed, passed in draw(
        st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 6)), min_size=3, max_size=25)
    ):
        day += passed
        story.day(day)
        with contextlib.suppress(CaseNotAllowed, InvalidValue):
            deed(story)
    return story.day(day + draw(st.integers(0, 30)))


def followed(story: Story, looked_on: frozenset[date]) -> tuple[Sighting, ...]:
    """Return what is found event by event, and by looking at the case on some days between."""
    told = Story(story.item, story.events[0].submission)
    told.events = story.events[:1]
    found: list[Sighting] = []
    days = sorted(looked_on | {story.on})
    for event in story.events[1:]:
        until = event.at.date()
        for day in days:
            if told.state.last_at.date() <= day <= until:
                found += at_rest(STANDING_RULES, told.state, until=day, calendar=calendar())
        found += at_event(STANDING_RULES, told.state, event, calendar())
        told.events = [*told.events, event]
    for day in days:
        if day >= told.state.last_at.date():
            found += at_rest(STANDING_RULES, told.state, until=day, calendar=calendar())
    return once(found)


@given(story=stories(), looks=st.frozensets(st.integers(0, 60), max_size=6))
def test_following_a_case_finds_what_its_whole_history_shows(story, looks):
    looked_on = frozenset(working_day(number) for number in looks)
    looked_on = frozenset(day for day in looked_on if day <= story.on)

    whole = watch(STANDING_RULES, story.item, story.events, today=story.on, calendar=calendar())

    assert set(followed(story, looked_on)) == set(whole)


@given(story=stories(), more=st.integers(0, 40))
def test_what_was_found_is_never_found_to_be_otherwise_later(story, more):
    early = watch(STANDING_RULES, story.item, story.events, today=story.on, calendar=calendar())
    later = watch(
        STANDING_RULES,
        story.item,
        story.events,
        today=story.on + timedelta(days=more),
        calendar=calendar(),
    )

    assert set(early) <= set(later)


@given(story=stories(), kept=st.integers(1, 30))
def test_a_longer_history_shows_all_that_a_shorter_one_showed_then(story, kept):
    part = story.events[:kept]
    early = watch(STANDING_RULES, story.item, part, today=part[-1].at.date(), calendar=calendar())
    whole = watch(STANDING_RULES, story.item, story.events, today=story.on, calendar=calendar())

    assert set(early) <= set(whole)
