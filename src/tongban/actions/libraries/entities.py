"""Entities and their history (实体归并): every move of a record is an event and can be undone."""

from collections.abc import Iterable
from typing import Final

from tongban.actions.outside import Outside
from tongban.core.libraries import entities, events
from tongban.core.libraries.entities import EntityState
from tongban.core.libraries.events import AnyEntityEvent
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.freezing.histories import columns
from tongban.store.libraries.models import (
    EntityHistory,
    EntityRow,
    LibraryRow,
    RegisterRecord,
)
from tongban.store.libraries.queries import ENTITIES

_DIGITS: Final = 8
_AT_ONCE: Final = 2_000


def state_of(row: EntityRow) -> EntityState:
    """Return where an entity stands."""
    return entities.fold(ENTITIES.read(row.history.all()))


def append(row: EntityRow, event: AnyEntityEvent) -> None:
    """Write an event of an entity after those that stand."""
    row.revision += 1
    _record(row, event).save(force_insert=True)
    row.save(update_fields=["revision"])


def _record(row: EntityRow, event: AnyEntityEvent) -> EntityHistory:
    """Return the record of an event at the entity's place, sealed."""
    values = columns(event, row.revision)
    content = values.pop("content")
    record = EntityHistory(entity=row, **values)
    record.content = content
    return record


def form(library: LibraryRow, records: Iterable[int], outside: Outside, by: Signatory) -> EntityRow:
    """Make a new entity of records, under a name that no other ever had or will have."""
    return form_all(library, [records], outside, by)[0]


def form_all(
    library: LibraryRow, groups: Iterable[Iterable[int]], outside: Outside, by: Signatory
) -> tuple[EntityRow, ...]:
    """Make a new entity of each group of records, all in a few statements."""
    listed = [_listed(group) for group in groups]
    first = library.next_serial
    library.next_serial += len(listed)
    library.save(update_fields=["next_serial"])
    made = EntityRow.objects.bulk_create(
        (
            EntityRow(
                code=f"{library.pk}-{serial:0{_DIGITS}d}",
                library=library,
                opened_at=outside.now,
                revision=1,
            )
            for serial, _ in enumerate(listed, start=first)
        ),
        batch_size=_AT_ONCE,
    )
    pairs = tuple(zip(made, listed, strict=True))
    EntityHistory.objects.bulk_create(
        (
            _record(row, events.EntityFormed(at=outside.now, by=by, records=group))
            for row, group in pairs
        ),
        batch_size=_AT_ONCE,
    )
    RegisterRecord.objects.bulk_update(
        [RegisterRecord(pk=record, entity=row) for row, group in pairs for record in group],
        ["entity"],
        batch_size=_AT_ONCE,
    )
    return tuple(made)


def join(row: EntityRow, records: Iterable[int], outside: Outside, by: Signatory) -> None:
    """Put records of no entity into one."""
    _move(records, row)
    append(row, events.RecordsJoined(at=outside.now, by=by, records=_listed(records)))


def leave(
    row: EntityRow, records: Iterable[int], outside: Outside, by: Signatory, *, reason: str
) -> None:
    """Take records out of an entity; whoever calls says where they go."""
    left = _listed(records)
    RegisterRecord.objects.filter(pk__in=left).update(entity=None)
    append(row, events.RecordsLeft(at=outside.now, by=by, records=left, reason=reason))


def absorb(row: EntityRow, other: EntityRow, outside: Outside, by: Signatory) -> None:
    """Let one entity go on under another, which keeps its name."""
    moved = _listed(state_of(other).records)
    _move(moved, row)
    append(row, events.EntityAbsorbed(at=outside.now, by=by, other=other.code, records=moved))
    other.into = row
    other.save(update_fields=["into"])
    append(other, events.AbsorbedInto(at=outside.now, by=by, into=row.code))


def release(
    row: EntityRow, other: EntityRow, outside: Outside, by: Signatory, *, reason: str
) -> None:
    """Let an absorbed entity stand on its own again, with the records of it that are still here.

    Raises:
        NotAllowed: when it was not absorbed here.
    """
    if other.into_id != row.pk:
        raise NotAllowed("it was not merged here", rule="library.not_merged")
    back = _listed(state_of(row).given_back(other.code))
    _move(back, other)
    append(
        row,
        events.EntityReleased(at=outside.now, by=by, other=other.code, records=back, reason=reason),
    )
    other.into = None
    other.save(update_fields=["into"])
    append(other, events.CameBack(at=outside.now, by=by, records=back))


def standing(row: EntityRow) -> EntityRow:
    """Return the entity under which one goes on now."""
    while row.into is not None:
        row = row.into
    return row


def _move(records: Iterable[int], row: EntityRow) -> None:
    RegisterRecord.objects.filter(pk__in=list(records)).update(entity=row)


def _listed(records: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(records))
