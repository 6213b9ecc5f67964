"""Correct a value of an entity (更正): proposed by one steward, agreed to by another."""

from collections.abc import Callable
from typing import TypeAlias

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.libraries import entities
from tongban.actions.outside import Outside
from tongban.core.libraries import correcting
from tongban.core.libraries.correcting import Corrector
from tongban.core.libraries.entities import EntityState, advance
from tongban.core.libraries.events import AnyEntityEvent
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.libraries.models import EntityRow
from tongban.store.libraries.queries import definition_of, indexes_of

_Verb: TypeAlias = Callable[[EntityState, Corrector], AnyEntityEvent]


def propose(
    officer: Officer, entity: str, outside: Outside, *, field: str, value: str, reason: str
) -> EntityState:
    """Propose what a field ought to say."""
    return _done(
        officer,
        entity,
        outside,
        lambda state, hand: correcting.propose(
            state, hand, field=field, value=value, reason=reason
        ),
    )


def agree(
    officer: Officer, entity: str, outside: Outside, *, revision: int | None = None
) -> EntityState:
    """Agree as the second officer; the value counts from now on."""
    return _done(officer, entity, outside, correcting.agree, revision=revision)


def drop(
    officer: Officer, entity: str, outside: Outside, *, reason: str, revision: int | None = None
) -> EntityState:
    """Leave the value as the registers have it."""
    return _done(
        officer,
        entity,
        outside,
        lambda state, hand: correcting.drop(state, hand, reason=reason),
        revision=revision,
    )


@transaction.atomic
def _done(
    officer: Officer, entity: str, outside: Outside, verb: _Verb, *, revision: int | None = None
) -> EntityState:
    """Let core decide on a locked entity, and keep what follows.

    Raises:
        NotFound: when the officer's department keeps no library with such an entity.
        Conflict: when it has moved on from `revision`.
    """
    rows = EntityRow.objects.select_for_update(of=("self",)).select_related("library")
    row = rows.filter(code=entity, library__keeper=officer.department).first()
    if row is None:
        raise NotFound(f"no entity {entity} for {officer.department}")
    if revision is not None and revision != row.revision:
        raise Conflict(f"the entity has moved on from {revision}")
    state = entities.state_of(row)
    library = definition_of(row.library)
    event = verb(state, Corrector(library=library, officer=officer, at=outside.now))
    entities.append(row, event)
    note(
        officer,
        f"library.{event.name}",
        f"entity:{row.code}",
        concerned=indexes_of(row.records.all()),
        details={"library": library.code},
    )
    return advance(state, event)
