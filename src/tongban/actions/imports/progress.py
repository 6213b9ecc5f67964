"""How far a run has come (进度): committed with the rows it counts, never ahead of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tongban.store.imports.kinds import Phase, Status
from tongban.store.imports.models import ImportRun, StagedRow


@dataclass(frozen=True, slots=True)
class Slice:
    """The time that a worker gives to a run in one turn."""

    until: float
    clock: Callable[[], datetime]

    @property
    def over(self) -> bool:
        """Tell whether the time is up."""
        return time.monotonic() >= self.until


def advance(run: ImportRun, piece: Slice, *, checkpoint: int) -> None:
    """Move the checkpoint inside the transaction of what lies before it."""
    run.checkpoint = checkpoint
    run.attempts = 0
    run.changed_at = piece.clock()
    run.save(update_fields=_COUNTS)


def next_phase(run: ImportRun, piece: Slice, phase: Phase, *, expected: int) -> None:
    """Begin the next phase, which counts from nothing."""
    run.phase, run.expected = phase, expected
    advance(run, piece, checkpoint=0)


def stopped(run: ImportRun, piece: Slice) -> bool:
    """Tell whether the turn is over or somebody wants the run stopped, and stop it then."""
    run.refresh_from_db(fields=["cancel_wanted"])
    if run.cancel_wanted:
        ended(run, Status.CANCELLED, piece)
        return True
    return piece.over


def ended(run: ImportRun, status: Status, piece: Slice, *, reason: str = "") -> None:
    """End a run; what was only on its way is cleared, unless it may be resumed."""
    run.status, run.reason = status, reason
    run.changed_at = piece.clock()
    run.ended_at = run.changed_at
    run.save()
    if status is not Status.CANCELLED:
        StagedRow.objects.filter(run=run).delete()


_COUNTS = [
    "phase",
    "expected",
    "checkpoint",
    "attempts",
    "rows_read",
    "rows_rejected",
    "items_read",
    "items_taken",
    "changed_at",
]
