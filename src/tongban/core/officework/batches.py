"""Batches (批量办理): the same done to many cases, each for itself, told row by row.

What fails in one case leaves the others alone. For a while what only prepares may be taken back:
who a work is given to, and drafts of opinions. What has an effect outside the office cannot: an
acceptance and a finished step stand in the history of the case, and a decision is never a batch.
"""

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.people.actors import Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

MOST: Final = 100
UNDO_FOR: Final = timedelta(minutes=30)
LOCAL: Final = Citation.local("分派和意见草稿在三十分钟内可以撤销；已经对外生效的不能撤销")


class BatchVerb(enum.Enum):
    """What can be done to many cases at once (批量动作)."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    DRAFT = "draft"
    FINISH = "finish"
    PRINT = "print"

    @property
    def undoable(self) -> bool:
        """Tell whether it only prepares, so that it may be taken back."""
        return self in (BatchVerb.ASSIGN, BatchVerb.DRAFT)

    @property
    def roles(self) -> frozenset[Role]:
        """Return the posts that may do it."""
        return _ROLES[self]


_HANDLING: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
_ROLES: Final = {
    BatchVerb.ACCEPT: _HANDLING,
    BatchVerb.ASSIGN: frozenset({Role.APPROVER}),
    BatchVerb.DRAFT: frozenset({Role.EXAMINER}),
    BatchVerb.FINISH: frozenset({Role.EXAMINER}),
    BatchVerb.PRINT: _HANDLING,
}


class RowOutcome(enum.Enum):
    """What became of one row (逐件结果)."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    MOVED_ON = "moved_on"
    FAILED = "failed"
    UNDONE = "undone"
    STANDS = "stands"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTally:
    """How far a batch is (批量进度)."""

    total: int
    done: int
    waiting: int

    @property
    def failed(self) -> int:
        """Return how many rows came to nothing."""
        return self.total - self.done - self.waiting


def require_size(rows: int) -> None:
    """Refuse a batch of nothing, and one that nobody could look over.

    Raises:
        InvalidValue: when there are none or too many.
    """
    if not 0 < rows <= MOST:
        raise InvalidValue("batch", f"一次选择一件到{MOST}件")


def require_undoable(
    verb: BatchVerb, finished_at: datetime | None, *, undone: bool, now: datetime
) -> None:
    """Refuse to take back what has an effect, what is not finished, and what is too long ago.

    Raises:
        NotAllowed: for a verb that has an effect, or when the time is over.
        Conflict: while it is carried out, and when it was taken back.
    """
    if not verb.undoable:
        raise NotAllowed("it has taken effect", rule="batch.effect", citation=LOCAL)
    if finished_at is None or undone:
        raise Conflict("it is being carried out, or was taken back")
    if now - finished_at > UNDO_FOR:
        raise NotAllowed("the time is over", rule="batch.too_late", citation=LOCAL)
