"""Repair (信用修复): the party asks, one officer takes it up, another decides."""

from uuid import UUID

from django.db import transaction

from tongban.actions.credit.keeping import append, done
from tongban.actions.outside import Outside
from tongban.core.credit import entries, repairing
from tongban.core.credit.entries import CreditEntry
from tongban.core.people.actors import Citizen, Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.credit.models import CreditRow
from tongban.store.credit.queries import CREDIT, entry_of


@transaction.atomic
def ask(
    citizen: Citizen, entry: UUID, outside: Outside, *, words: str, promised: bool
) -> CreditEntry:
    """Ask for repair of an entry about oneself, or about the organisation one acts for.

    Raises:
        NotFound: when there is no such entry about them.
    """
    if entry_of(citizen, entry) is None:
        raise NotFound(f"no credit entry {entry} about this person")
    row = CreditRow.objects.select_for_update(no_key=True).get(pk=entry)
    state = entries.fold(CREDIT.read(row.records.all()))
    event = repairing.ask(
        state, outside.now, words=words, promised=promised, calendar=outside.calendar
    )
    return append(citizen, row, event, calendar=outside.calendar, before=state)


def take(
    officer: Officer, entry: UUID, outside: Outside, *, revision: int | None = None
) -> CreditEntry:
    """Take an application up."""
    return done(officer, entry, outside, repairing.take, revision=revision)


def turn_down(
    officer: Officer, entry: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> CreditEntry:
    """Turn an application down."""
    return done(
        officer,
        entry,
        outside,
        lambda state, hand: repairing.turn_down(state, hand, reason=reason),
        revision=revision,
    )


def grant(
    officer: Officer, entry: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> CreditEntry:
    """Let the entry count no longer."""
    return done(
        officer,
        entry,
        outside,
        lambda state, hand: repairing.grant(state, hand, reason=reason),
        revision=revision,
    )


def refuse(
    officer: Officer, entry: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> CreditEntry:
    """Leave the entry as it is."""
    return done(
        officer,
        entry,
        outside,
        lambda state, hand: repairing.refuse(state, hand, reason=reason),
        revision=revision,
    )
