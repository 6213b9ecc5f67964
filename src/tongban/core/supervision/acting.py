"""What is done with supervision orders (督办办理): by the department, by supervisors, by the clock.

The department answers through whoever may decide its cases. Nobody judges an answer of their own
department, and a finding that was appealed once is not appealed again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import SYSTEM
from tongban.core.supervision.order_events import (
    AppealDismissed,
    AppealUpheld,
    OrderAppealed,
    OrderEscalated,
    OrderOpened,
    OrderReplied,
    OrderSentBack,
    OrderSettled,
    ReplyKind,
    RulingLate,
    Rung,
)
from tongban.core.supervision.orders import (
    REPLY_LIMIT,
    RULING_LIMIT,
    OrderState,
    OrderStatus,
)
from tongban.core.supervision.rules import Level
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.limits import TimeLimit, due


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """How long each side has (督办期限), and the calendar in which it is counted."""

    calendar: WorkingCalendar
    reply: TimeLimit = REPLY_LIMIT
    ruling: TimeLimit = RULING_LIMIT

    def reply_due(self, today: date) -> date:
        """Return by when the department has to answer what it hears today."""
        return due(self.reply, today, self.calendar).on

    def ruling_due(self, today: date) -> date:
        """Return by when the supervisors have to judge what reaches them today."""
        return due(self.ruling, today, self.calendar).on


def open_order(*, level: Level, department: str, at: datetime, periods: Periods) -> OrderOpened:
    """Hand a finding to the department that answers for it; a yellow one asks for no answer yet."""
    rung = Rung.NOTICE if level is Level.YELLOW else Rung.ORDER
    return OrderOpened(
        at=at, by=SYSTEM, rung=rung, department=department, due_on=periods.reply_due(day_of(at))
    )


def reply(
    state: OrderState, hand: Hand, *, kind: ReplyKind, words: str, periods: Periods
) -> OrderReplied:
    """Answer: what was put right, or how it came about."""
    _require_answering(state, hand.officer)
    return OrderReplied(
        at=hand.at,
        by=hand.signatory,
        kind=kind,
        words=_said(words, "words", "请写明整改情况或者原因"),
        due_on=periods.ruling_due(day_of(hand.at)),
    )


def appeal(state: OrderState, hand: Hand, *, ground: str, periods: Periods) -> OrderAppealed:
    """Hold that the finding is wrong, once."""
    _require_answering(state, hand.officer)
    if state.appealed:
        raise NotAllowed("it was appealed once", rule="supervision.appealed")
    return OrderAppealed(
        at=hand.at,
        by=hand.signatory,
        ground=_said(ground, "ground", "请写明为什么不成立"),
        due_on=periods.ruling_due(day_of(hand.at)),
    )


def settle(state: OrderState, hand: Hand, words: str, periods: Periods) -> OrderSettled:
    """Find the answer sufficient."""
    del periods
    _require_judging(state, hand.officer, OrderStatus.REPLIED)
    return OrderSettled(
        at=hand.at, by=hand.signatory, words=_said(words, "words", "请写明审核意见")
    )


def send_back(state: OrderState, hand: Hand, words: str, periods: Periods) -> OrderSentBack:
    """Find the answer insufficient; the department answers again."""
    _require_judging(state, hand.officer, OrderStatus.REPLIED)
    return OrderSentBack(
        at=hand.at,
        by=hand.signatory,
        reason=_said(words, "words", "请写明还差什么"),
        due_on=periods.reply_due(day_of(hand.at)),
    )


def uphold(state: OrderState, hand: Hand, words: str, periods: Periods) -> AppealUpheld:
    """Find that the department is right; the finding counts no more."""
    del periods
    _require_judging(state, hand.officer, OrderStatus.APPEALED)
    return AppealUpheld(
        at=hand.at, by=hand.signatory, words=_said(words, "words", "请写明复核意见")
    )


def dismiss(state: OrderState, hand: Hand, words: str, periods: Periods) -> AppealDismissed:
    """Find that the finding stands; the department answers."""
    _require_judging(state, hand.officer, OrderStatus.APPEALED)
    return AppealDismissed(
        at=hand.at,
        by=hand.signatory,
        words=_said(words, "words", "请写明复核意见"),
        due_on=periods.reply_due(day_of(hand.at)),
    )


def escalate(state: OrderState, hand: Hand, words: str, periods: Periods) -> OrderEscalated:
    """Let an order that waits for its department climb a rung, with the reason."""
    _require_judging(state, hand.officer, OrderStatus.AWAITING_REPLY)
    if state.rung is Rung.SUMMONED:
        raise NotAllowed("there is no rung above", rule="supervision.highest")
    return OrderEscalated(
        at=hand.at,
        by=hand.signatory,
        rung=state.rung.next,
        late=False,
        reason=_said(words, "words", "请写明为什么升级"),
        due_on=periods.reply_due(day_of(hand.at)),
    )


def fall_due(
    state: OrderState, *, at: datetime, periods: Periods
) -> OrderEscalated | RulingLate | OrderSettled | None:
    """Return what follows by itself when a day has passed; None while there is nothing to say.

    A notice asks for no answer and ends with its period. An order that nobody answered climbs; at
    the highest rung it stays and is late again. Supervisors who let their day pass are noted once.
    """
    today = day_of(at)
    if not state.overdue(today):
        return None
    if state.status.with_supervisors:
        noted = state.ruling_noted == state.due_on
        return None if noted else RulingLate(at=at, by=SYSTEM, was_due_on=state.due_on)
    if state.rung is Rung.NOTICE:
        return OrderSettled(at=at, by=SYSTEM, words="预警提示期满")
    return OrderEscalated(
        at=at,
        by=SYSTEM,
        rung=state.rung.next,
        late=True,
        reason="逾期未反馈",
        due_on=periods.reply_due(today),
    )


def answers_for(officer: Officer, department: str) -> bool:
    """Tell whether an officer answers for a department: as one who decides its cases."""
    return Role.APPROVER in officer.roles and officer.department == department


def judges(officer: Officer, department: str) -> bool:
    """Tell whether an officer supervises a department: never their own."""
    return Role.SUPERVISOR in officer.roles and officer.department != department


def _require_answering(state: OrderState, officer: Officer) -> None:
    if not answers_for(officer, state.department):
        raise NotAllowed("whoever decides for the department answers", rule="supervision.answering")
    if state.status is not OrderStatus.AWAITING_REPLY:
        raise NotAllowed(f"it stands at {state.status.value}", rule="supervision.moved_on")


def _require_judging(state: OrderState, officer: Officer, status: OrderStatus) -> None:
    if not judges(officer, state.department):
        raise NotAllowed("a supervisor of another department judges", rule="supervision.judging")
    if state.status is not status:
        raise NotAllowed(f"it stands at {state.status.value}", rule="supervision.moved_on")


def _said(words: str, name: str, otherwise: str) -> str:
    words = words.strip()
    if not words:
        raise InvalidValue(name, otherwise)
    return words
