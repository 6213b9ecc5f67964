"""What the clock does (到期处理): silence accepts, uncorrected cases close, however many sweep."""

from datetime import date, timedelta

import pytest
from city.handling import events_of, status_of
from city.stories import FOOD_LICENCE
from city.together import at_once, failures
from django.db import transaction

from tongban.actions.cases import review
from tongban.actions.deadlines import sweep
from tongban.actions.recording import open_case
from tongban.core.cases.errors import HistoryOutOfOrder
from tongban.core.cases.events import Accepted
from tongban.core.cases.submissions import Gap
from tongban.store.cases.models import Case, CaseEvent

SIXTH_DAY = date(2026, 9, 21)
"""Five working days from Monday 14 September 2026 end on Sunday the 20th, which is worked."""


@pytest.fixture
def case(citizen, outside):
    return FOOD_LICENCE.filed(citizen, outside).cases[0].id


@pytest.mark.django_db
def test_silence_past_the_period_is_acceptance_as_of_the_day_of_receipt(case, outside, clock):
    clock.go_to(date(2026, 9, 20))
    assert sweep(outside) == 0
    clock.go_to(SIXTH_DAY)
    assert sweep(outside) == 1
    assert sweep(outside) == 0

    row = Case.objects.get(pk=case)
    assert (row.status, row.accepted_on) == ("in_progress", date(2026, 9, 14))


@pytest.mark.django_db
def test_a_notice_on_the_sixth_day_finds_the_case_already_accepted(case, outside, clock, desk):
    clock.go_to(SIXTH_DAY)
    window = desk("market_regulation").window
    gap = Gap(subject="layout", why="看不清")
    review.request_correction(window, case, (gap,), outside, due_on=date(2026, 9, 30))

    assert [event.deemed for event in events_of(case, Accepted)] == [True]


@pytest.mark.django_db
def test_papers_that_never_come_close_the_case_the_day_after(case, outside, clock, desk):
    window = desk("market_regulation").window
    gap = Gap(subject="layout", why="看不清")
    review.request_correction(window, case, (gap,), outside, due_on=date(2026, 9, 18))
    clock.go_to(date(2026, 9, 18))
    assert sweep(outside) == 0
    clock.go_to(date(2026, 9, 19))
    assert sweep(outside) == 1
    assert status_of(case) == "completed"


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_sweep_at_once_accept_each_case_once(citizen, outside, clock):
    cases = [FOOD_LICENCE.filed(citizen, outside).cases[0].id for _ in range(6)]
    clock.go_to(SIXTH_DAY)

    swept = at_once(lambda: sweep(outside), lambda: sweep(outside))

    assert failures(swept) == []
    assert sum(swept) == len(cases)
    assert CaseEvent.objects.filter(name="accepted").count() == len(cases)


@pytest.mark.django_db(transaction=True)
def test_a_case_in_somebodys_hands_is_left_for_the_next_sweep(citizen, outside, clock):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    clock.go_to(SIXTH_DAY)
    with transaction.atomic():
        open_case(case)
        assert at_once(lambda: sweep(outside)) == [0]
    assert sweep(outside) == 1


@pytest.mark.django_db
def test_f18_a_clock_that_is_put_back_turns_no_history_around(case, outside, clock, desk):
    """Five minutes back, over midnight; a clock that is a day behind is refused instead."""
    clock.go_to(date(2026, 9, 16))
    clock.now = clock.now.replace(hour=16, minute=2)  # two minutes past midnight in China
    desk("market_regulation").accept(case)
    clock.pass_time(-timedelta(minutes=5))
    desk("market_regulation").examine(case)
    moments = [event.at for event in events_of(case)]

    assert moments == sorted(moments)
    clock.pass_days(-1)
    with pytest.raises(HistoryOutOfOrder):
        desk("market_regulation").grant(case)
