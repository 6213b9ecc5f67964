"""Events of supervision orders and of rules as JSON and back."""

from typing import Final

from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.settings import RuleEvent
from tongban.store.freezing.histories import History

RULES: Final = History[RuleEvent](RuleEvent)
ORDERS: Final = History[AnyOrderEvent](AnyOrderEvent)
