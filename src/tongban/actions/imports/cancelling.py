"""Stop a run, or let it go on (停止和继续): what was committed stays, and is never done twice."""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.authoring.access import may_write
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.imports.kinds import Status
from tongban.store.imports.models import ImportRun
from tongban.store.imports.queries import visible


@transaction.atomic
def cancel(officer: Officer, run: UUID, outside: Outside) -> None:
    """Ask for a run to be stopped; one that nobody has begun stops at once."""
    row = held(officer, run)
    if row.status == Status.WAITING:
        row.status, row.ended_at = Status.CANCELLED, outside.now
    elif row.status != Status.WORKING:
        raise NotAllowed("the run has ended", rule="import.ended")
    row.cancel_wanted = True
    row.changed_at = outside.now
    row.save()
    note(officer, "import.cancel", f"import:{run}")


@transaction.atomic
def resume(officer: Officer, run: UUID, outside: Outside) -> None:
    """Put a stopped run back in line; it goes on after its last checkpoint."""
    row = held(officer, run)
    if row.status != Status.CANCELLED:
        raise NotAllowed("the run was not stopped", rule="import.not_stopped")
    row.status, row.cancel_wanted, row.attempts = Status.WAITING, False, 0
    row.ended_at, row.changed_at = None, outside.now
    row.save()
    note(officer, "import.resume", f"import:{run}")


def held(officer: Officer, run: UUID) -> ImportRun:
    """Lock a run that an officer may work on; call it inside a transaction."""
    row = visible(officer).select_for_update().filter(pk=run).first()
    if row is None or not may_write(officer, row.department):
        raise NotFound(f"no import {run}")
    return row
