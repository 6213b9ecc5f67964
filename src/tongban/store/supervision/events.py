"""Events of supervision orders as JSON and back."""

from typing import Final

from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.store.freezing.histories import History

ORDERS: Final = History[AnyOrderEvent](AnyOrderEvent)
