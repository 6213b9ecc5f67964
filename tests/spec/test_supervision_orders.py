"""Supervision orders (督办): who answers, who judges, and what the clock does by itself."""

from datetime import date, datetime, timedelta

import pytest
from casework import MONDAY, calendar, working_day

from tongban.core.authoring.review import Hand
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.people.actors import Officer, Role
from tongban.core.supervision import acting
from tongban.core.supervision.acting import Periods
from tongban.core.supervision.order_events import (
    AnyOrderEvent,
    OrderEscalated,
    OrderSettled,
    ReplyKind,
    RulingLate,
    Rung,
)
from tongban.core.supervision.orders import OrderState, OrderStatus, fold
from tongban.core.supervision.rules import Level
from tongban.core.supervision.turns import asked_of_department, asked_of_supervisors
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

PERIODS = Periods(calendar=calendar())


def officer(department: str, role: Role) -> Officer:
    return Officer(
        account=1, name="某人", staff_number="X1", department=department, roles=frozenset({role})
    )


HEAD_OF_OFFICE = officer("market", Role.APPROVER)
SUPERVISOR = officer("supervision", Role.SUPERVISOR)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=CHINA_STANDARD_TIME)


class Order:
    """An order as it happens, on working days that are counted from its opening."""

    def __init__(self, level: Level = Level.RED) -> None:
        self.events: list[AnyOrderEvent] = [
            acting.open_order(level=level, department="market", at=at(MONDAY), periods=PERIODS)
        ]

    @property
    def state(self) -> OrderState:
        return fold(self.events)

    def do(self, verb: object, by: Officer, day: int, **more: object) -> "Order":
        hand = Hand(officer=by, at=at(working_day(day)))
        self.events.append(verb(self.state, hand, **more))
        return self

    def falls_due(self, day: int) -> AnyOrderEvent | None:
        event = acting.fall_due(self.state, at=at(working_day(day)), periods=PERIODS)
        if event is not None:
            self.events.append(event)
        return event

    def replied(self, day: int = 1) -> "Order":
        said = {"kind": ReplyKind.CORRECTED, "words": "已补办"}
        return self.do(acting.reply, HEAD_OF_OFFICE, day, periods=PERIODS, **said)

    def appealed(self, day: int = 1) -> "Order":
        return self.do(acting.appeal, HEAD_OF_OFFICE, day, ground="已批准延期", periods=PERIODS)


def test_a_red_or_orange_finding_is_answered_within_five_working_days():
    state = Order().state

    assert (state.rung, state.due_on) == (Rung.ORDER, working_day(5))
    assert Order(Level.ORANGE).state.rung.label == "督办单"


def test_a_yellow_finding_asks_for_no_answer_and_ends_by_itself():
    order = Order(Level.YELLOW)

    assert order.state.rung is Rung.NOTICE
    assert order.falls_due(5) is None
    assert isinstance(order.falls_due(6), OrderSettled)
    assert order.falls_due(20) is None


def test_an_answer_that_suffices_ends_the_order():
    order = Order().replied().do(acting.settle, SUPERVISOR, 2, words="属实", periods=PERIODS)

    assert order.state.status is OrderStatus.SETTLED
    assert order.state.status.label == "已销号"


def test_an_answer_that_does_not_suffice_goes_back_with_a_new_period():
    order = (
        Order().replied().do(acting.send_back, SUPERVISOR, 2, words="没有附材料", periods=PERIODS)
    )

    assert order.state.status is OrderStatus.AWAITING_REPLY
    assert order.state.due_on == working_day(7)


def test_an_appeal_that_is_upheld_strikes_the_finding():
    order = Order().appealed().do(acting.uphold, SUPERVISOR, 2, words="延期有效", periods=PERIODS)

    assert order.state.status is OrderStatus.STRUCK
    assert order.state.status.ended


def test_a_finding_is_appealed_once():
    order = Order().appealed().do(acting.dismiss, SUPERVISOR, 2, words="延期在后", periods=PERIODS)

    assert order.state.status is OrderStatus.AWAITING_REPLY
    with pytest.raises(NotAllowed):
        order.appealed(3)


def test_silence_climbs_a_rung_for_each_period_and_is_counted():
    order = Order()

    assert isinstance(order.falls_due(6), OrderEscalated)
    assert (order.state.rung, order.state.due_on) == (Rung.LISTED, working_day(11))
    order.falls_due(12)
    order.falls_due(18)
    assert (order.state.rung, order.state.replies_late) == (Rung.SUMMONED, 3)


def test_the_supervisors_lateness_stands_in_the_same_history_once():
    order = Order().replied()

    assert isinstance(order.falls_due(7), RulingLate)
    assert order.falls_due(8) is None
    assert (order.state.rulings_late, order.state.status) == (1, OrderStatus.REPLIED)


def test_a_supervisor_may_let_an_order_climb_but_not_beyond_the_last_rung():
    order = Order()
    for day in (1, 2):
        order.do(acting.escalate, SUPERVISOR, day, words="影响恶劣", periods=PERIODS)

    assert (order.state.rung, order.state.replies_late) == (Rung.SUMMONED, 0)
    with pytest.raises(NotAllowed):
        order.do(acting.escalate, SUPERVISOR, 3, words="影响恶劣", periods=PERIODS)


def test_only_whoever_decides_for_the_department_answers():
    for other in (officer("market", Role.EXAMINER), officer("fire", Role.APPROVER), SUPERVISOR):
        with pytest.raises(NotAllowed):
            Order().do(acting.appeal, other, 1, ground="不对", periods=PERIODS)
        assert not acting.answers_for(other, "market")


def test_nobody_judges_the_answer_of_their_own_department():
    own = officer("market", Role.SUPERVISOR)

    with pytest.raises(NotAllowed):
        Order().replied().do(acting.settle, own, 2, words="属实", periods=PERIODS)
    assert acting.judges(SUPERVISOR, "market")


@pytest.mark.parametrize("verb", [acting.settle, acting.uphold])
def test_what_was_not_answered_is_not_judged(verb):
    with pytest.raises(NotAllowed):
        Order().do(verb, SUPERVISOR, 1, words="属实", periods=PERIODS)


def test_what_was_answered_is_not_answered_again():
    with pytest.raises(NotAllowed):
        Order().replied().replied(2)


def test_words_are_wanted():
    with pytest.raises(InvalidValue):
        Order().do(acting.appeal, HEAD_OF_OFFICE, 1, ground="  ", periods=PERIODS)


def test_a_history_begins_with_its_opening_and_has_one():
    opened = Order().events

    with pytest.raises(InvalidValue):
        fold([])
    with pytest.raises(InvalidValue):
        fold(opened * 2)


def test_whoever_has_to_move_is_told_and_nobody_else():
    opened, yellow, answered, late = Order(), Order(Level.YELLOW), Order().replied(), Order()
    late.appealed().falls_due(7)
    settled = Order().replied().do(acting.settle, SUPERVISOR, 2, words="属实", periods=PERIODS)

    def asked(order: Order) -> tuple[str, str]:
        now = order.state
        return asked_of_department(now), asked_of_supervisors(order.events[-1], now)

    assert asked(opened) == ("督办单", "")
    assert asked(yellow) == asked(settled) == ("", "")
    assert asked(answered) == ("", "审核督办反馈")
    assert asked(late) == ("", "复核督办申诉（已逾期）")


def test_labels_are_what_people_read():
    assert ReplyKind.EXPLAINED.label == "情况说明"
    assert Order().replied().state.status.with_supervisors
    assert Order().state.overdue(working_day(5) + timedelta(days=1))
