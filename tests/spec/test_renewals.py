"""Renewals (延续): asked for thirty days before the end, and silence grants (行政许可法 §50)."""

from datetime import date, timedelta

import pytest
from casework import CITIZEN, Story, act, calendar
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.cases import codec
from tongban.core.cases.acts import SYSTEM
from tongban.core.cases.errors import CaseNotAllowed, WrongMoment
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.renewal import deem_renewed
from tongban.core.certificates.renewals import (
    AskedInTime,
    AskedLate,
    RenewalTerms,
    asked,
    latest_day,
    silence_renews,
)
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit

ARTICLE = Citation(law="行政许可法", article="50", paragraph=2)
TERMS = RenewalTerms(
    item="food",
    evidence="food_licence",
    asked_before=TimeLimit.working_days(30, Citation(law="行政许可法", article="50", paragraph=1)),
    deemed=ARTICLE,
)
END = date(2026, 6, 30)
LATEST = latest_day(TERMS, END, calendar())


def silent(asked_on, today, terms=TERMS) -> bool:
    return silence_renews(terms, ends_on=END, asked_on=asked_on, today=today, calendar=calendar())


def test_it_is_asked_for_thirty_working_days_before_the_end():
    assert calendar().after(LATEST, 30) <= END < calendar().after(LATEST + timedelta(days=1), 30)
    assert asked(TERMS, ends_on=END, asked_on=LATEST, calendar=calendar()) == AskedInTime(
        decide_by=END, deemed=True
    )
    late = asked(TERMS, ends_on=END, asked_on=LATEST + timedelta(days=1), calendar=calendar())
    assert late == AskedLate(latest=LATEST)


def test_silence_renews_what_was_asked_in_time_on_the_day_after_the_end():
    assert not silent(LATEST, END)
    assert silent(LATEST, END + timedelta(days=1))


def test_silence_renews_nothing_that_was_asked_late_or_where_no_law_says_so():
    plain = RenewalTerms(item="food", evidence="food_licence", asked_before=TERMS.asked_before)

    assert not silent(LATEST + timedelta(days=1), END + timedelta(days=9))
    assert not silent(LATEST, END + timedelta(days=1), plain)


@given(st.integers(0, 200), st.integers(0, 200))
def test_whoever_asks_earlier_is_never_worse_off(early, later):
    early, later = sorted((early, later), reverse=True)
    after = END + timedelta(days=1)
    first, second = END - timedelta(days=early), END - timedelta(days=later)

    assert silent(first, after) or not silent(second, after)


def _deemed(story, on):
    return deem_renewed(
        story.state,
        act(on, SYSTEM),
        certificate="JY1",
        ended_on=END,
        basis=ARTICLE,
        decision_number="准1号",
        results={"licence": "JY2"},
    )


def test_what_silence_grants_is_issued_and_closed_without_anybody():
    story = Story()
    story.add(_deemed(story, END + timedelta(days=1)))

    assert story.state.status is Status.COMPLETED
    assert [one.number for one in story.state.issued] == ["JY2"]
    assert story.state.completed.kind is CompletionKind.WITH_CERTIFICATE
    assert "第五十条" in story.state.decision.opinion or "50" in story.state.decision.opinion
    assert [codec.decode(codec.encode(one)) for one in story.events] == story.events


def test_nothing_is_granted_by_silence_before_the_end_or_once_decided():
    with pytest.raises(WrongMoment):
        _deemed(Story(), END)
    decided = Story().accepted().examined().granted()
    with pytest.raises(CaseNotAllowed):
        _deemed(decided, END + timedelta(days=1))
    assert CITIZEN.department == ""
