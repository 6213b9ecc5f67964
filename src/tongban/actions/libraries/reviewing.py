"""Decide pairs (人工核对): one or apart, by a steward of the keeper; undone as it was done."""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.libraries import entities
from tongban.actions.libraries.preparing import comparable
from tongban.actions.libraries.taking import held
from tongban.actions.outside import Outside
from tongban.core.libraries import reviewing
from tongban.core.libraries.definitions import Library
from tongban.core.libraries.events import AnyPairEvent, JudgementUndone, PairJudged
from tongban.core.libraries.reviewing import PairState
from tongban.core.linkage.judging import JudgedPair, judge
from tongban.core.people.actors import Officer
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.freezing.histories import columns
from tongban.store.libraries.models import (
    EntityRow,
    LibraryRow,
    PairHistory,
    PairRow,
    RegisterRecord,
)
from tongban.store.libraries.queries import PAIRS, OpenedPair, indexes_of


def explained(opened: OpenedPair) -> JudgedPair:
    """Return what each comparison of a pair adds, as it weighs today."""
    library, line = opened.library, opened.line
    return judge(
        library.model,
        comparable(library, line.one.values),
        comparable(library, line.other.values),
    )


@transaction.atomic
def decide(
    officer: Officer,
    pair: UUID,
    outside: Outside,
    *,
    one: bool,
    reason: str,
    revision: int | None = None,
) -> PairState:
    """Say that two records are one, which merges their entities, or that they are not.

    Raises:
        NotFound: when the officer's department keeps no library with such a pair.
        Conflict: when a colleague was first.
    """
    library, row = _held(officer, pair, revision)
    reviewing.require_open(_state(row))
    by = Signatory.of(officer)
    event = PairJudged(at=outside.now, by=by, one=one, reason=reviewing.said(reason))
    if one:
        row.merged = _merge(row, outside, by)
    return _keep(officer, library, row, event)


@transaction.atomic
def undo(
    officer: Officer, pair: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> PairState:
    """Take a decision back, and with it the merger that it brought about."""
    library, row = _held(officer, pair, revision)
    reviewing.require_decided(_state(row))
    by, why = Signatory.of(officer), reviewing.said(reason)
    if row.merged:
        other = EntityRow.objects.select_related("into").get(code=row.merged)
        if other.into is not None:
            entities.release(other.into, other, outside, by, reason=why)
        row.merged = ""
    event = JudgementUndone(at=outside.now, by=by, reason=why)
    return _keep(officer, library, row, event)


@transaction.atomic
def take_apart(officer: Officer, entity: str, record: int, outside: Outside, *, reason: str) -> str:
    """Take a record out of an entity, for good: it is kept apart from each that remains.

    Returns the name of the entity that the record makes by itself.

    Raises:
        NotFound: when the officer's department keeps no such entity, or it has no such record.
        NotAllowed: when the record is all that there is.
    """
    row = EntityRow.objects.select_related("library").filter(code=entity).first()
    if row is None:
        raise NotFound(f"no entity {entity}")
    library, definition = held(row.library_id)
    _require(definition, officer)
    there = {one.pk: one for one in row.records.filter(gone_at__isnull=True)}
    if record not in there or len(there) == 1:
        raise NotFound(f"nothing to take out of {entity}")
    why, by = reviewing.said(reason), Signatory.of(officer)
    entities.leave(row, [record], outside, by, reason=why)
    made = entities.form(library, [record], outside, by)
    event = PairJudged(at=outside.now, by=by, one=False, reason=why)
    for other in there.values():
        if other.pk != record:
            _keep_apart(officer, (library, definition), (there[record], other), event)
    return made.code


def _keep_apart(
    officer: Officer,
    library: tuple[LibraryRow, Library],
    pair: tuple[RegisterRecord, RegisterRecord],
    event: PairJudged,
) -> None:
    one, other = sorted(pair, key=lambda record: record.pk)
    row, definition = library
    values = [comparable(definition, record.content) for record in (one, other)]
    kept, _ = PairRow.objects.get_or_create(
        one=one,
        other=other,
        defaults={
            "library": row,
            "weight": judge(definition.model, *values).weight,
            "opened_at": event.at,
        },
    )
    kept.merged = ""
    _keep(officer, definition, kept, event)


def _state(row: PairRow) -> PairState:
    return reviewing.fold(PAIRS.read(row.history.all()))


def _held(officer: Officer, pair: UUID, revision: int | None) -> tuple[Library, PairRow]:
    found = PairRow.objects.filter(pk=pair).values_list("library").first()
    if found is None:
        raise NotFound(f"no pair {pair}")
    _, library = held(found[0])
    _require(library, officer)
    row = PairRow.objects.select_related("one__entity__into", "other__entity__into").get(pk=pair)
    if revision is not None and revision != row.revision:
        raise Conflict(f"the pair has moved on from {revision}")
    return library, row


def _require(library: Library, officer: Officer) -> None:
    """Answer whoever does not keep the library as if it were not there."""
    try:
        reviewing.require_keeper(library, officer)
    except NotAllowed as refused:
        raise NotFound("nothing that this officer may see") from refused


def _merge(row: PairRow, outside: Outside, by: Signatory) -> str:
    """Merge the entities of a pair, the later into the earlier; return which one went in."""
    found = {
        entity.pk: entity
        for record in (row.one, row.other)
        if record.entity is not None
        for entity in (entities.standing(record.entity),)
    }
    if len(found) < 2:  # noqa: PLR2004 - there are two records
        return ""
    first, other = (found[key] for key in sorted(found))
    entities.absorb(first, other, outside, by)
    return other.code


def _keep(officer: Officer, library: Library, row: PairRow, event: AnyPairEvent) -> PairState:
    now = reviewing.advance(_state(row), event)
    values = columns(event, now.length)
    content = values.pop("content")
    record = PairHistory(pair=row, **values)
    record.content = content
    record.save(force_insert=True)
    row.status, row.revision = now.status.value, now.length
    row.save(update_fields=["status", "revision", "merged"])
    note(
        officer,
        f"library.pair_{event.name}",
        f"pair:{row.pk}",
        concerned=indexes_of((row.one, row.other)),
        details={"library": library.code},
    )
    return now
