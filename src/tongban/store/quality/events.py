"""Events in rows: what happened to rule books and to rows of the queue."""

from typing import Final

from tongban.core.quality.repairs import AnyRowEvent
from tongban.core.quality.rule_books import AnyBookEvent
from tongban.store.freezing.histories import History

BOOKS: Final = History[AnyBookEvent](AnyBookEvent)
ROWS: Final = History[AnyRowEvent](AnyRowEvent)
