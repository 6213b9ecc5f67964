"""Events of bills as JSON and back."""

from typing import Final

from tongban.core.payments.bill_events import AnyBillEvent
from tongban.store.freezing.histories import History

BILLS: Final = History[AnyBillEvent](AnyBillEvent)
"""What happens to a bill, by the tags under which it is stored."""
