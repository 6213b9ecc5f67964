"""Whose turn an order is (督办待办), in the words by which they are told of it.

A department hears of every order that waits for its answer; supervisors hear of answers and appeals
that wait for them, and of their own lateness, for they are watched too.
"""

from typing import Final

from tongban.core.supervision.order_events import OrderEvent, RulingLate, Rung
from tongban.core.supervision.orders import OrderState, OrderStatus

_JUDGED: Final = {
    OrderStatus.REPLIED: "审核督办反馈",
    OrderStatus.APPEALED: "复核督办申诉",
}


def asked_of_department(now: OrderState) -> str:
    """Return what an order asks of its department, in words; a yellow notice asks for nothing."""
    waits = now.status is OrderStatus.AWAITING_REPLY and now.rung is not Rung.NOTICE
    return now.rung.label if waits else ""


def asked_of_supervisors(event: OrderEvent, now: OrderState) -> str:
    """Return what an event puts before the supervisors, in words; nothing when it puts nothing."""
    work = _JUDGED.get(now.status, "")
    return f"{work}（已逾期）" if work and isinstance(event, RulingLate) else work
