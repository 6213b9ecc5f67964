"""Delete what is past its period (到期删除), a few at a time, and report what was deleted.

Each few go in a transaction of their own, under a lock that setting a hold waits for: what is held
when the transaction begins stays, and a hold that is set meanwhile protects the next few. Killed in
the middle, the next run does what is left. The search index, the pictures of guides and the files
of figures hold nothing of a person, so nothing has to be taken out of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Final, Protocol

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.imports.forgetting import forget_files
from tongban.actions.outside import Outside
from tongban.actions.retention.purges import PURGES, Purge, Purged
from tongban.core.people.retention import Ending, KeepingRule
from tongban.core.vocabulary.dates import day_of
from tongban.store.retention.models import Deletion
from tongban.store.retention.queries import held_now, holds_stand_still

_ROUNDS: Final = 1_000
"""More than half a million records of a kind a night wait for the next."""


class Journal(Protocol):
    """The daily files of events."""

    def forget(self, before: date) -> int:
        """Delete the files of the days before, and return how many there were."""
        ...


def purge(outside: Outside, journal: Journal, rules: Sequence[KeepingRule]) -> Mapping[str, Purged]:
    """Delete what is past its period; return by kind what was deleted and what was left."""
    ways = {
        **PURGES,
        "journal": lambda limit, _held: Purged(deleted=journal.forget(day_of(limit))),
        "import_files": lambda limit, _held: _import_files(outside, limit),
    }
    return {
        rule.kind: _purge(rule, ways[rule.kind], outside)
        for rule in rules
        if rule.ending is not Ending.KEPT and rule.kind in ways
    }


def _purge(rule: KeepingRule, way: Purge, outside: Outside) -> Purged:
    limit, deleted = rule.limit(outside.now), 0
    for _ in range(_ROUNDS):
        once = _once(rule, way, limit)
        deleted += once.deleted
        if not once.full:
            break
    done = replace(once, deleted=deleted)
    _report(rule, limit, done, outside)
    return done


@transaction.atomic
def _once(rule: KeepingRule, way: Purge, limit: datetime) -> Purged:
    holds_stand_still()
    held = held_now()
    if rule.kind in held.kinds:
        return Purged(deleted=0, stopped=True)
    return way(limit, held)


@transaction.atomic
def _report(rule: KeepingRule, limit: datetime, done: Purged, outside: Outside) -> None:
    Deletion.objects.create(kind=rule.kind, older_than=limit, at=outside.now, **asdict(done))
    if done.deleted:
        note(
            None,
            "retention.deleted",
            f"retention:{rule.kind}",
            ground="；".join(map(str, rule.basis))[:200],
            details={"deleted": str(done.deleted), "held": str(done.held)},
        )


def _import_files(outside: Outside, limit: datetime) -> Purged:
    """Drop the files of imports, whose runs stay."""
    return Purged(deleted=forget_files(outside, days=(outside.now - limit).days))
