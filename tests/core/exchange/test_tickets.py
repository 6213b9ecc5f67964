"""政务数据共享条例 §26, 个人信息保护法 §50: disputes are checked and answered by a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tongban.core.authoring.review import Hand
from tongban.core.exchange.ticket_events import (
    TicketKind,
    TicketOpened,
    TicketOutcome,
    TicketSettled,
    TicketTaken,
)
from tongban.core.exchange.tickets import (
    BASES,
    LIMITS,
    OUTCOMES,
    TicketStatus,
    advance,
    answers_for,
    fold,
    forward,
    settle,
    take,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

AT = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
CALENDAR = WorkingCalendar.from_exceptions(days_off=(), days_on=(), published_years=())


def officer(department="civil_affairs", number="D-1", role=Role.DATA_STEWARD):
    return Officer(
        account=1, name="管", staff_number=number, department=department, roles=frozenset({role})
    )


def hand(**who):
    return Hand(officer=officer(**who), at=AT + timedelta(hours=1))


def opened(kind=TicketKind.CORRECTION):
    return TicketOpened(at=AT, kind=kind, department="civil_affairs")


def settled(state, outcome=TicketOutcome.CORRECTED, **who):
    return settle(state, hand(**who), outcome=outcome, words="已与原始档案核对")


def test_a_fact_is_checked_and_corrected_with_words_for_whoever_asked():
    events = [opened()]
    events.append(take(fold(events), hand()))
    assert fold(events).status is TicketStatus.IN_HAND
    events.append(settled(fold(events)))

    state = fold(events)
    assert (state.status, state.outcome) == (TicketStatus.SETTLED, TicketOutcome.CORRECTED)
    assert (state.words, state.settled_on) == ("已与原始档案核对", date(2026, 9, 14))
    assert state.length == 3


@pytest.mark.parametrize("kind", TicketKind)
def test_the_clock_counts_working_days_from_the_next_one(kind):
    assert fold([opened(kind)]).answer_due(LIMITS[kind], CALENDAR).on == date(2026, 9, 28)
    assert LIMITS[kind].citation.is_local
    assert not BASES[kind].is_local


def test_handing_on_does_not_stop_the_clock_and_only_the_new_department_answers():
    state = fold([opened()])
    event = forward(state, hand(), department="public_security", reason=" 户籍由公安登记 ")
    moved = advance(state, event)

    assert (event.reason, moved.department) == ("户籍由公安登记", "public_security")
    assert moved.opened_on == state.opened_on
    with pytest.raises(NotAllowed) as refused:
        settled(moved)
    assert refused.value.rule == "ticket.department"
    assert settled(moved, department="public_security").outcome is TicketOutcome.CORRECTED
    with pytest.raises(InvalidValue):
        forward(state, hand(), department="civil_affairs", reason="x")


@pytest.mark.parametrize("who", [{"department": "tax"}, {"role": Role.EXAMINER}])
def test_only_a_steward_of_the_department_answers(who):
    with pytest.raises(NotAllowed):
        take(fold([opened()]), hand(**who))
    assert not answers_for(officer(**who), "civil_affairs")


def test_nobody_answers_for_their_own_look():
    state = fold([opened(TicketKind.LOOK)])
    for verb in (
        lambda: take(state, hand(), looked="D-1"),
        lambda: settle(state, hand(), outcome=TicketOutcome.EXPLAINED, words="受理", looked="D-1"),
    ):
        with pytest.raises(NotAllowed) as refused:
            verb()
        assert refused.value.rule == "ticket.own_look"
    assert isinstance(take(state, hand(number="D-2"), looked="D-1"), TicketTaken)


def test_it_is_taken_once_and_answered_once():
    taken = fold([opened(), take(fold([opened()]), hand())])
    with pytest.raises(NotAllowed) as twice:
        take(taken, hand())
    assert twice.value.rule == "ticket.taken"

    done = advance(taken, settled(taken))
    with pytest.raises(NotAllowed) as again:
        settled(done)
    assert again.value.rule == "ticket.settled"


@pytest.mark.parametrize("kind", TicketKind)
@pytest.mark.parametrize("outcome", TicketOutcome)
def test_each_kind_has_its_own_outcomes(kind, outcome):
    state = fold([opened(kind)])
    if outcome in OUTCOMES[kind]:
        assert isinstance(settled(state, outcome), TicketSettled)
    else:
        with pytest.raises(InvalidValue):
            settled(state, outcome)


def test_an_answer_without_words_is_none():
    with pytest.raises(InvalidValue):
        settle(fold([opened()]), hand(), outcome=TicketOutcome.KEPT, words="  ")
    with pytest.raises(InvalidValue):
        forward(fold([opened()]), hand(), department="tax", reason="")


def test_a_history_begins_with_its_opening_and_has_one():
    with pytest.raises(ValueError, match="begins"):
        fold([TicketTaken(at=AT)])
    with pytest.raises(ValueError, match="once"):
        fold([opened(), opened()])
