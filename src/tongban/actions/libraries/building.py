"""Build a library (归并建库): new and changed records against all others, keys first.

What weighs enough is put together, what may be is put before people, and what people have decided
stays as they decided: records that they found to be apart are never put together by a machine.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from tongban.actions.libraries import entities
from tongban.actions.libraries.preparing import comparable
from tongban.actions.libraries.taking import held
from tongban.actions.outside import Outside
from tongban.core.libraries.definitions import Library
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.linkage.clusters import clusters
from tongban.core.linkage.judging import judge
from tongban.core.linkage.levels import Record
from tongban.core.people.histories import SYSTEM
from tongban.engines.linkage.compiling import RECORD
from tongban.engines.linkage.databases import InDuckDB
from tongban.engines.linkage.linking import LinkedPair, link
from tongban.store.libraries.models import EntityRow, LibraryRow, PairRow, RegisterRecord

_GONE: Final = "来源登记簿里已经没有这条记录"
_TABLE: Final = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a run did: entities made, records joined, entities merged, pairs left to people."""

    formed: int = 0
    joined: int = 0
    merged: int = 0
    waiting: int = 0


Pair = tuple[int, int]


@transaction.atomic
def build(library: str, outside: Outside) -> Built:
    """Compare what is new with everything, and put together what is one.

    Raises:
        NotFound: when there is no such library.
    """
    row, definition = held(library)
    _drop_what_is_gone(row, outside)
    there = RegisterRecord.objects.filter(library=row, gone_at__isnull=True)
    records = {one.pk: one for one in there.select_related("entity").order_by("pk")}
    prepared = {pk: comparable(definition, one.content) for pk, one in records.items()}
    apart = set(
        PairRow.objects.filter(library=row, status=PairStatus.APART.value).values_list(
            "one_id", "other_id"
        )
    )
    certain, doubtful = _sorted_pairs(definition, records, prepared, apart)
    done = _Run(row, records, outside)
    for together in _groups(certain, records):
        if _kept_apart(together, apart):
            inside = {name for name in together if records[name].fresh}
            doubtful |= {pair for pair in certain if set(pair) & inside and pair[0] in together}
            continue
        done.put_together(together)
    formed = done.form_what_is_new()
    asked = [_asked(definition, pair, prepared) for pair in sorted(doubtful)]
    waiting = _ask_people(row, asked, outside)
    RegisterRecord.objects.filter(library=row, fresh=True).update(fresh=False)
    row.built_at = outside.now
    row.save(update_fields=["built_at"])
    return Built(formed=formed, joined=done.joined, merged=done.merged, waiting=waiting)


class _Run:
    """One run over a library: what it put together so far."""

    def __init__(
        self, library: LibraryRow, records: Mapping[int, RegisterRecord], outside: Outside
    ) -> None:
        self._library, self._records, self._outside = library, records, outside
        self._placed: set[int] = set()
        self._new: list[list[int]] = []
        self.joined = self.merged = 0

    def put_together(self, together: Iterable[int]) -> None:
        """Make one entity of records that are one; the oldest that there is goes on."""
        names = sorted(together)
        there = {
            entity.pk: entity
            for name in names
            if (entity := self._records[name].entity) is not None
        }
        new = [name for name in names if self._records[name].entity is None]
        self._placed.update(names)
        if not there:
            self._new.append(new)
            return
        first, *others = (there[key] for key in sorted(there))
        for other in others:
            entities.absorb(first, other, self._outside, SYSTEM)
            self.merged += 1
        if new:
            entities.join(first, new, self._outside, SYSTEM)
            self.joined += len(new)

    def form_what_is_new(self) -> int:
        """Make the new entities, one of each record that is like no other; return how many."""
        alone = (
            [name]
            for name, record in self._records.items()
            if record.entity is None and name not in self._placed
        )
        return len(entities.form_all(self._library, [*self._new, *alone], self._outside, SYSTEM))


def _sorted_pairs(
    definition: Library,
    records: Mapping[int, RegisterRecord],
    prepared: Mapping[int, Record],
    apart: set[Pair],
) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that are one, and those that may be."""
    certain: set[Pair] = set()
    doubtful: set[Pair] = set()
    for found in _linked(definition, records, prepared):
        one, other = sorted((int(found.one), int(found.other)))
        if (one, other) in apart:
            continue
        sure = found.weight is None or found.weight >= definition.model.link_from
        (certain if sure else doubtful).add((one, other))
    return certain, doubtful


def _linked(
    definition: Library, records: Mapping[int, RegisterRecord], prepared: Mapping[int, Record]
) -> Iterator[LinkedPair]:
    database = InDuckDB()
    try:
        everything = ((str(name), record) for name, record in prepared.items())
        database.load(_TABLE, definition.model.fields, everything)
        fresh: Iterator[tuple[str, Record]] = (
            (str(name), {}) for name, record in records.items() if record.fresh
        )
        database.load("fresh_records", (), fresh)
        is_fresh = f"({RECORD} IN (SELECT {RECORD} FROM fresh_records))"  # noqa: S608 - our names
        yield from link(database, _TABLE, definition.model, fresh=is_fresh)
    finally:
        database.connection.close()


def _groups(
    certain: set[Pair], records: Mapping[int, RegisterRecord]
) -> tuple[frozenset[int], ...]:
    """Return what hangs together by pairs and by entities, where anything new is involved."""
    first: dict[int, int] = {}
    edges = set(certain)
    for name, record in records.items():
        if record.entity_id is not None:
            edges.add((first.setdefault(record.entity_id, name), name))
    return tuple(
        names
        for names in clusters(edges)
        if any(_unsettled(records, name) for name in names)
        or len({records[name].entity_id for name in names}) > 1
    )


def _unsettled(records: Mapping[int, RegisterRecord], name: int) -> bool:
    return records[name].entity_id is None


def _kept_apart(together: frozenset[int], apart: set[Pair]) -> bool:
    return any(one in together and other in together for one, other in apart)


def _asked(definition: Library, pair: Pair, prepared: Mapping[int, Record]) -> tuple[Pair, float]:
    one, other = pair
    return pair, judge(definition.model, prepared[one], prepared[other]).weight


def _ask_people(row: LibraryRow, asked: Iterable[tuple[Pair, float]], outside: Outside) -> int:
    """Put pairs before people that were not before them; pairs that are one by now are settled."""
    where = dict(RegisterRecord.objects.filter(library=row).values_list("pk", "entity_id"))
    known = set(PairRow.objects.filter(library=row).values_list("one_id", "other_id"))
    new = [
        PairRow(library=row, one_id=one, other_id=other, weight=weight, opened_at=outside.now)
        for (one, other), weight in asked
        if (one, other) not in known and where[one] != where[other]
    ]
    PairRow.objects.bulk_create(new)
    return len(new)


def _drop_what_is_gone(row: LibraryRow, outside: Outside) -> None:
    gone = RegisterRecord.objects.filter(
        library=row, gone_at__isnull=False, entity__isnull=False
    ).values_list("entity_id", "pk")
    by_entity: dict[int, list[int]] = {}
    for key, record in gone:
        by_entity.setdefault(key, []).append(record)
    for entity in EntityRow.objects.filter(pk__in=by_entity).order_by("pk"):
        entities.leave(entity, by_entity[entity.pk], outside, SYSTEM, reason=_GONE)
