"""Undo and redo (撤销、重做): everybody their own last act, whoever wrote in between.

Revisions are only ever appended. To undo one is to merge its change backwards into the newest text,
so what others wrote elsewhere since then stays; where they wrote over it, it is a conflict.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.merging import merge


class RevisionKind(enum.Enum):
    """What a revision is (修订类型)."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionMark:
    """One revision as undo sees it (修订记录): its number, author, and which edit it takes back."""

    number: int
    by: str
    kind: RevisionKind = RevisionKind.EDIT
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoState:
    """Which edit an author would take back next, and which put again; 0 for none (撤销状态)."""

    undo: int = 0
    redo: int = 0


def undo_state(revisions: Iterable[RevisionMark], by: str) -> UndoState:
    """Return what `by` can undo and redo now."""
    done: list[int] = []
    undone: list[int] = []
    for revision in revisions:
        if revision.by != by:
            continue
        match revision.kind:
            case RevisionKind.EDIT:
                done.append(revision.number)
                undone.clear()
            case RevisionKind.UNDO:
                undone.append(done.pop())
            case RevisionKind.REDO:
                done.append(undone.pop())
            case _ as impossible:
                assert_never(impossible)
    return UndoState(undo=done[-1] if done else 0, redo=undone[-1] if undone else 0)


def taken_back(newest: WorkingCopy, *, before: WorkingCopy, after: WorkingCopy) -> WorkingCopy:
    """Return the newest copy without the change that led from `before` to `after`.

    Raises:
        EditConflict: when somebody changed the same place since.
    """
    return merge(after, before, newest)


def put_again(newest: WorkingCopy, *, before: WorkingCopy, after: WorkingCopy) -> WorkingCopy:
    """Return the newest copy with a change that was taken back.

    Raises:
        EditConflict: when somebody changed the same place since.
    """
    return merge(before, after, newest)
