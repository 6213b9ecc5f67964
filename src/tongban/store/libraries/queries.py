"""Libraries as pages read them: counts for everybody, records for stewards of the keeper only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from tongban.core.libraries import entities, reviewing
from tongban.core.libraries.composing import SourcedRecord
from tongban.core.libraries.definitions import Library
from tongban.core.libraries.entities import EntityState
from tongban.core.libraries.events import AnyEntityEvent, AnyPairEvent
from tongban.core.libraries.reviewing import PairState, PairStatus
from tongban.core.people.actors import Officer, Role
from tongban.store.freezing.converter import opened
from tongban.store.freezing.histories import History
from tongban.store.libraries.models import EntityRow, LibraryRow, PairRow, RegisterRecord
from tongban.store.sealing import blind_index

ENTITIES: Final = History[AnyEntityEvent](AnyEntityEvent)
PAIRS: Final = History[AnyPairEvent](AnyPairEvent)
PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCount:
    """A library with how much is in it; nobody is named."""

    library: Library
    entities: int
    records: int
    waiting: int
    built_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEntity:
    """An entity with its records and everything that happened to it."""

    code: str
    library: Library
    state: EntityState
    history: tuple[AnyEntityEvent, ...]
    records: tuple[SourcedRecord, ...]
    indexes: tuple[bytes, ...]
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """One line of the queue."""

    id: UUID
    weight: float
    status: PairStatus
    one: SourcedRecord
    other: SourcedRecord
    indexes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPair:
    """A pair with both records, their entities and what was decided."""

    line: PairLine
    library: Library
    state: PairState
    history: tuple[AnyPairEvent, ...]
    entities: tuple[str, str]
    revision: int


def libraries() -> tuple[LibraryCount, ...]:
    """Return every library with its counts."""
    found = LibraryRow.objects.order_by("code")
    entities = _by_library(EntityRow, into__isnull=True)
    records = _by_library(RegisterRecord, gone_at__isnull=True)
    waiting = _by_library(PairRow, status=PairStatus.OPEN.value)
    return tuple(
        LibraryCount(
            library=definition_of(row),
            entities=entities.get(row.pk, 0),
            records=records.get(row.pk, 0),
            waiting=waiting.get(row.pk, 0),
            built_at=row.built_at,
        )
        for row in found
    )


def library_count(code: str) -> LibraryCount | None:
    """Return one library with its counts."""
    return next((one for one in libraries() if one.library.code == code), None)


def records_by_register(code: str) -> dict[str, int]:
    """Return how many records of each register a library has."""
    rows = RegisterRecord.objects.filter(library=code, gone_at__isnull=True)
    found = rows.values("register").annotate(found=Count("id")).order_by()
    return {row["register"]: row["found"] for row in found}


def entity_by_number(officer: Officer, code: str, number: str) -> str | None:
    """Return the entity of a library in which a number is recorded, for a steward of its keeper."""
    rows = RegisterRecord.objects.filter(
        _kept_by(officer, "library__keeper"), library=code, number_index=blind_index(number)
    )
    found = rows.filter(entity__isnull=False).order_by("id").values_list("entity__code")[:1]
    return found[0][0] if found else None


def entity_for(officer: Officer, code: str) -> OpenedEntity | None:
    """Return an entity of a library that the officer's department keeps."""
    rows = EntityRow.objects.filter(_kept_by(officer, "library__keeper"), code=code)
    row = rows.select_related("library", "into").first()
    return None if row is None else opened_entity(row)


def pairs_for(
    officer: Officer, code: str, *, status: PairStatus, after: tuple[float, UUID] | None = None
) -> tuple[PairLine, ...]:
    """Return a page of the pairs of a library, the likeliest first."""
    rows = PairRow.objects.filter(
        _kept_by(officer, "library__keeper"), library=code, status=status.value
    )
    if after is not None:
        weight, key = after
        rows = rows.filter(Q(weight__lt=weight) | Q(weight=weight, id__gt=key))
    found = rows.select_related("one", "other").order_by("-weight", "id")[:PAGE]
    return tuple(map(_line, found))


def pair_for(officer: Officer, pair: UUID) -> OpenedPair | None:
    """Return a pair of a library that the officer's department keeps."""
    rows = PairRow.objects.filter(_kept_by(officer, "library__keeper"), pk=pair)
    row = rows.select_related("library", "one__entity", "other__entity").first()
    if row is None:
        return None
    history = PAIRS.read(row.history.all())
    return OpenedPair(
        line=_line(row),
        library=definition_of(row.library),
        state=reviewing.fold(history),
        history=history,
        entities=(_entity_code(row.one), _entity_code(row.other)),
        revision=row.revision,
    )


def opened_entity(row: EntityRow) -> OpenedEntity:
    """Return a row with its records and history."""
    history = ENTITIES.read(row.history.all())
    records = list(row.records.filter(gone_at__isnull=True).order_by("id"))
    return OpenedEntity(
        code=row.code,
        library=definition_of(row.library),
        state=entities.fold(history),
        history=history,
        records=tuple(map(sourced, records)),
        indexes=indexes_of(records),
        revision=row.revision,
    )


def definition_of(row: LibraryRow) -> Library:
    """Return a library as it is defined."""
    return opened(row.definition, Library)


def sourced(row: RegisterRecord) -> SourcedRecord:
    """Return a record with what is sealed in it."""
    return SourcedRecord(id=row.pk, register=row.register, key=row.key, values=row.content)


def indexes_of(rows: Iterable[RegisterRecord]) -> tuple[bytes, ...]:
    """Return the blind indexes of whom some records are about, for the audit of a look."""
    return tuple({bytes(row.number_index) for row in rows if row.number_index is not None})


def _kept_by(officer: Officer, keeper: str) -> Q:
    """Return the condition that the officer is a steward of the keeper; none else matches."""
    stewards = Role.DATA_STEWARD in officer.roles
    return Q(**{keeper: officer.department}) if stewards else Q(pk__in=[])


def _by_library(
    model: type[EntityRow] | type[RegisterRecord] | type[PairRow], **narrowed: object
) -> dict[str, int]:
    rows = model.objects.filter(**narrowed).values("library").annotate(found=Count("pk"))
    return {row["library"]: row["found"] for row in rows.order_by()}


def _line(row: PairRow) -> PairLine:
    return PairLine(
        id=row.pk,
        weight=row.weight,
        status=PairStatus(row.status),
        one=sourced(row.one),
        other=sourced(row.other),
        indexes=indexes_of((row.one, row.other)),
    )


def _entity_code(row: RegisterRecord) -> str:
    return "" if row.entity is None else row.entity.code
