"""Edit a copy (编辑): each save is a revision; what two write in different parts is joined.

The page tells at which revision it was shown. If the copy has moved on since, the edit is applied
to what the editor saw and merged into what stands now; only where both wrote in the same place is
there a conflict, and it carries both sides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.holding import (
    Held,
    RevisionNote,
    append_revision,
    audit,
    hand_of,
    hold,
)
from tongban.core.authoring.comparing import compare
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.edits import Edit, apply
from tongban.core.authoring.merging import merge
from tongban.core.authoring.review import require_editable
from tongban.core.authoring.undoing import RevisionKind, put_again, taken_back, undo_state
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.workshop import queries

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A copy after a save: `merged` when somebody else had written meanwhile."""

    copy: WorkingCopy
    revision: int
    changed: bool = True
    merged: bool = False


class NothingToUndo(NotAllowed):
    """The officer has no act of their own left to take back or to put again."""

    code = "nothing_to_undo"


@transaction.atomic
def edit(
    officer: Officer, copy: UUID, edits: Sequence[Edit], outside: Outside, *, revision: int
) -> Saved:
    """Apply edits that were made on a page shown at `revision`.

    Raises:
        InvalidValue: with a sentence that says what to do instead; nothing is saved.
        EditConflict: when somebody else has changed the same place since.
        ReviewNotAllowed: when the copy is under review or not this officer's to write.
        NotFound: when there is no such copy, or no such revision of it.
    """
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    mine = reduce(apply, edits, _seen(opened, revision))
    return _saved(opened, mine, officer, outside, revision=revision)


@transaction.atomic
def rewrite(
    officer: Officer, copy: UUID, text: WorkingCopy, outside: Outside, *, revision: int
) -> Saved:
    """Take up a whole text that was made from the one at `revision`; what others wrote is merged.

    Raises:
        EditConflict: when somebody else has changed the same place since.
    """
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    return _saved(opened, text, officer, outside, revision=revision)


@transaction.atomic
def undo(officer: Officer, copy: UUID, outside: Outside) -> Saved:
    """Take back the officer's own last edit; what others wrote elsewhere stays.

    Raises:
        NothingToUndo: when there is none.
        EditConflict: when somebody else has changed the same place since.
    """
    opened = hold(officer, copy)
    return _again(opened, officer, outside, kind=RevisionKind.UNDO)


@transaction.atomic
def redo(officer: Officer, copy: UUID, outside: Outside) -> Saved:
    """Put again what the officer took back last."""
    opened = hold(officer, copy)
    return _again(opened, officer, outside, kind=RevisionKind.REDO)


def _seen(opened: Held, revision: int) -> WorkingCopy:
    """Return the text that a page at `revision` showed."""
    if revision == opened.row.newest:
        return opened.copy
    return queries.text_of(opened.row, revision)


def _saved(
    opened: Held, mine: WorkingCopy, officer: Officer, outside: Outside, *, revision: int
) -> Saved:
    newest = opened.row.newest
    after = merge(_seen(opened, revision), mine, opened.copy)
    changed = after != opened.copy
    number = _written(opened, after, officer, outside) if changed else newest
    return Saved(copy=after, revision=number, changed=changed, merged=revision != newest)


def _again(opened: Held, officer: Officer, outside: Outside, *, kind: RevisionKind) -> Saved:
    require_editable(opened.state, officer)
    state = undo_state(queries.marks_of(opened.row), officer.staff_number)
    number = state.undo if kind is RevisionKind.UNDO else state.redo
    if not number:
        raise NothingToUndo("nothing of their own to undo or redo", rule="workshop.undo")
    turn = taken_back if kind is RevisionKind.UNDO else put_again
    after = turn(
        opened.copy,
        before=queries.text_of(opened.row, number - 1),
        after=queries.text_of(opened.row, number),
    )
    written = _written(opened, after, officer, outside, kind=kind, of=number)
    return Saved(copy=after, revision=written)


def _written(
    opened: Held,
    after: WorkingCopy,
    officer: Officer,
    outside: Outside,
    *,
    kind: RevisionKind = RevisionKind.EDIT,
    of: int = 0,
) -> int:
    differences = compare(opened.copy, after, published().catalogue)
    named = "；".join(
        f"{one.kind.label}{one.group}“{one.title}”" for one in differences[:_MOST_NAMED]
    )
    more = f"等 {len(differences)} 处" if len(differences) > _MOST_NAMED else ""
    told = RevisionNote(
        kind=kind, of=of, places=tuple(one.place for one in differences), words=f"{named}{more}"
    )
    audit(officer, kind.value, opened.row.code)
    return append_revision(opened.row, after, hand_of(officer, outside), told=told)
