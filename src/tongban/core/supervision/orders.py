"""Supervision orders (督办): where one stands, and by when who has to move.

A finding becomes an order of the department that answers for it; the department answers or appeals,
a supervisor judges, and each side has its own period. Whoever lets it pass is late in public: the
department climbs a rung, and the supervisors' own lateness stands in the same history.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tongban.core.supervision.order_events import (
    AnyOrderEvent,
    AppealDismissed,
    AppealUpheld,
    OrderAppealed,
    OrderEscalated,
    OrderOpened,
    OrderReplied,
    OrderSentBack,
    OrderSettled,
    RulingLate,
    Rung,
)
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

REPLY_LIMIT: Final = TimeLimit.working_days(5, Citation.local("被督办单位反馈期限"))
"""How long a department has to answer; a city's regulation says 5 working days."""

RULING_LIMIT: Final = TimeLimit.working_days(5, Citation.local("监察机构处理反馈和申诉的期限"))
"""How long the supervisors have to judge an answer or an appeal."""


class OrderStatus(enum.Enum):
    """Where an order stands (督办状态)."""

    AWAITING_REPLY = "awaiting_reply"
    REPLIED = "replied"
    APPEALED = "appealed"
    SETTLED = "settled"
    STRUCK = "struck"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self in (OrderStatus.SETTLED, OrderStatus.STRUCK)

    @property
    def with_supervisors(self) -> bool:
        """Tell whether the supervisors have to move."""
        return self in (OrderStatus.REPLIED, OrderStatus.APPEALED)


_LABELS: Final = {
    OrderStatus.AWAITING_REPLY: "待反馈",
    OrderStatus.REPLIED: "已反馈，待审核",
    OrderStatus.APPEALED: "申诉待复核",
    OrderStatus.SETTLED: "已销号",
    OrderStatus.STRUCK: "申诉成立，已撤销",
}
_LEADS_TO: Final = {
    OrderReplied: OrderStatus.REPLIED,
    OrderAppealed: OrderStatus.APPEALED,
    OrderSentBack: OrderStatus.AWAITING_REPLY,
    AppealDismissed: OrderStatus.AWAITING_REPLY,
    OrderSettled: OrderStatus.SETTLED,
    AppealUpheld: OrderStatus.STRUCK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderState:
    """What the events of an order amount to.

    `due_on` is by when whoever has to move must move; `replies_late` and `rulings_late` are how
    often the department and the supervisors let their day pass, `ruling_noted` the last such day.
    """

    rung: Rung
    department: str
    due_on: date
    status: OrderStatus = OrderStatus.AWAITING_REPLY
    appealed: bool = False
    replies_late: int = 0
    rulings_late: int = 0
    ruling_noted: date | None = None
    length: int = 1

    def overdue(self, today: date) -> bool:
        """Tell whether whoever has to move is late."""
        return not self.status.ended and today > self.due_on


def fold(events: Iterable[AnyOrderEvent]) -> OrderState:
    """Return what events amount to; the first one opens.

    Raises:
        InvalidValue: when they do not begin with the opening.
    """
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, OrderOpened):
        raise InvalidValue("supervision order", "an order begins with its opening")
    state = OrderState(rung=first.rung, department=first.department, due_on=first.due_on)
    for event in history:
        state = advance(state, event)
    return state


def advance(state: OrderState, event: AnyOrderEvent) -> OrderState:
    """Return the state after one more event."""
    now = replace(state, length=state.length + 1, status=_LEADS_TO.get(type(event), state.status))
    match event:
        case OrderOpened():
            raise InvalidValue("supervision order", "an order is opened once")
        case OrderSettled() | AppealUpheld():
            return now
        case OrderEscalated(rung=rung, due_on=due_on, late=late):
            return replace(now, rung=rung, due_on=due_on, replies_late=now.replies_late + late)
        case RulingLate(was_due_on=day):
            return replace(now, rulings_late=now.rulings_late + 1, ruling_noted=day)
        case _:
            appealed = now.appealed or isinstance(event, OrderAppealed)
            return replace(now, due_on=event.due_on, appealed=appealed)
