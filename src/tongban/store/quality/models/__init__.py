"""Tables of quality: rule `books`, `checks` of whole registers, `rows` to put right, `uses`."""

from tongban.store.quality.models.books import RuleBookRecord, RuleBookRow
from tongban.store.quality.models.checks import CheckPiece, CheckRun
from tongban.store.quality.models.rows import QueuedRow, QueuedRowRecord
from tongban.store.quality.models.uses import UseTally

__all__ = [
    "CheckPiece",
    "CheckRun",
    "QueuedRow",
    "QueuedRowRecord",
    "RuleBookRecord",
    "RuleBookRow",
    "UseTally",
]
