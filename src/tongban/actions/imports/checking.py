"""Staged rows to items (核对事项): batch by batch, each item whole or its rows kept as rejected."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction

from tongban.actions.imports.documents import foreign_to
from tongban.actions.imports.keeping import keep_items, keep_rejected
from tongban.actions.imports.knowing import shared
from tongban.actions.imports.progress import Slice, advance, ended, stopped
from tongban.adapters.national_tables import (
    NATIONAL,
    OWNED,
    REMOVAL_TOLD,
    Completing,
    asks_for_removal,
    keys_of,
    owner_of,
    papers,
)
from tongban.adapters.national_tables.reading import named_once
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.reading import joined, read_tables
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.freezing.converter import opened, stored
from tongban.store.imports.kinds import Status
from tongban.store.imports.models import ImportedItem, ImportRun, RejectedRow, StagedRow

BATCH: Final = 200
_NO_ITEM: Final = "没有这个事项的基本信息"
_TOO_EARLY: Final = "unobtainable"
"""Whether a fact can be had anywhere is asked of the whole catalogue, when it is published."""

Groups = dict[str, list[Row]]
"""The rows of items by the code of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What groups of rows came to."""

    catalogue: Catalogue
    faults: tuple[Fault, ...]
    rejected: frozenset[str]


def check(run: ImportRun, piece: Slice) -> None:
    """Check items until the turn is over; then say what belongs to none, and end the run."""
    there = shared()
    own = _definitions(run, there, piece)
    while batch := _next(run):
        _take(run, piece, batch, own=own, there=there)
        if stopped(run, piece):
            return
    _finish(run, piece)


def checked(groups: Groups, own: Catalogue, there: Catalogue) -> Checked:
    """Return what groups of rows come to; items may name what is in `own` and `there`."""
    known = replace(joined(own, there), items={})
    completing = Completing(known.departments.values())
    rows: list[Row] = []
    for group in groups.values():
        by_table: dict[str, list[Row]] = defaultdict(list)
        for row in group:
            by_table[row.table].append(row)
        told = completing.completed(by_table)
        rows += [row for key, listed in told.items() if key != "extend" for row in listed]
        rows += papers(told.get("requirements", ()))
    found = read_tables(named_once(rows), known=known, schema=NATIONAL)
    faults = tuple(fault for fault in found.faults if fault.rule != _TOO_EARLY)
    places = {(row.table, row.number): code for code, group in groups.items() for row in group}
    at_fault = {places.get((one.table, one.row), "") for one in faults}
    return Checked(catalogue=found.catalogue, faults=faults, rejected=frozenset(at_fault - {""}))


@transaction.atomic
def _take(
    run: ImportRun, piece: Slice, batch: list[StagedRow], *, own: Catalogue, there: Catalogue
) -> None:
    groups = _groups(run, batch)
    found = checked(groups, own, there)
    reasons = foreign_to(run, found.catalogue) | _repeated(run, groups) | _gone(groups)
    faults = [*found.faults, *_told(groups, reasons)]
    rejected = found.rejected | reasons.keys()
    right = {
        code: item for code, item in found.catalogue.items.items() if code not in rejected
    }  # fmt: skip
    whole = joined(found.catalogue, own)
    run.items_taken += keep_items(run, replace(whole, items=right), there)
    rows = [row for code in groups if code in rejected for row in groups[code]]
    owners = {row: code for code in rejected for row in groups.get(code, ())}
    run.rows_rejected += keep_rejected(run, rows, faults, owners=owners)
    run.items_read += len(batch)
    advance(run, piece, checkpoint=batch[-1].position)


def _repeated(run: ImportRun, groups: Groups) -> dict[str, str]:
    """Return the items of a batch that an earlier one has taken."""
    taken = ImportedItem.objects.filter(run=run, code__in=groups).values_list("code", flat=True)
    return dict.fromkeys(taken, "这个编码在前面已经有了")


def _gone(groups: Groups) -> dict[str, str]:
    """Return the items that the source says are gone; no import takes an item away."""
    return {code: REMOVAL_TOLD for code, group in groups.items() if asks_for_removal(group[0])}


def _told(groups: Groups, reasons: dict[str, str]) -> Iterator[Fault]:
    for code, reason in reasons.items():
        yield Fault("items", groups[code][0].number, -1, reason, "department")


def _next(run: ImportRun) -> list[StagedRow]:
    rows = StagedRow.objects.filter(run=run, table="items", position__gt=run.checkpoint)
    return list(rows.order_by("position")[:BATCH])


def _groups(run: ImportRun, batch: Iterable[StagedRow]) -> Groups:
    """Return the rows of each item of a batch, its basic row first."""
    basics = [_row(one) for one in batch]
    keys = {key: keys_of(basic)[0] for basic in basics for key in keys_of(basic)}
    groups: Groups = {}
    for basic in basics:
        told = keys_of(basic)
        groups.setdefault(told[0] if told else f"#{basic.number}", []).append(basic)
    children = StagedRow.objects.filter(run=run, owner__in=keys).exclude(table="items")
    for row in map(_row, children.order_by("position")):
        groups[keys[owner_of(row)]].append(row)
    return groups


def _row(staged: StagedRow) -> Row:
    return Row(staged.table, staged.number, tuple(json.loads(staged.cells)))


@transaction.atomic
def _definitions(run: ImportRun, there: Catalogue, piece: Slice) -> Catalogue:
    """Return what the file says that items share, read once and kept with the run."""
    if run.definitions is not None:
        return opened(run.definitions, SharedDefinitions).catalogue({})
    tables = [table.key for table in NATIONAL.tables if table.key not in (*OWNED, "items")]
    staged = StagedRow.objects.filter(run=run, table__in=tables).order_by("position")
    rows = [_row(one) for one in staged]
    found = read_tables(rows, known=there, schema=NATIONAL)
    faulty = {(fault.table, fault.row) for fault in found.faults}
    kept = [row for row in rows if (row.table, row.number) in faulty]
    run.rows_rejected += keep_rejected(run, kept, found.faults, owners={})
    run.definitions = stored(SharedDefinitions.of(found.catalogue))
    run.save(update_fields=["definitions", "rows_rejected"])
    advance(run, piece, checkpoint=run.checkpoint)
    return found.catalogue


@transaction.atomic
def _finish(run: ImportRun, piece: Slice) -> None:
    """Keep the rows that belong to no item, and end the run."""
    basics = StagedRow.objects.filter(run=run, table="items")
    codes = {key for one in basics.iterator() for key in keys_of(_row(one))}
    strays = StagedRow.objects.filter(run=run, table__in=OWNED).order_by("position")
    rows = [_row(one) for one in strays.iterator() if one.owner not in codes]
    faults = [Fault(row.table, row.number, 0, _NO_ITEM, "reference") for row in rows]
    run.rows_rejected += keep_rejected(run, rows, faults, owners={})
    ended(run, Status.READY, piece)


def definitions_of(run: ImportRun) -> Catalogue:
    """Return what the file of a run says that items share."""
    if run.definitions is None:
        return shared()
    return opened(run.definitions, SharedDefinitions).catalogue({})


def groups_of(run: ImportRun, owner: str) -> list[RejectedRow]:
    """Return the rejected rows of one item, its basic row first."""
    rows = list(RejectedRow.objects.filter(run=run, owner=owner).order_by("pk"))
    return sorted(rows, key=lambda row: row.table != "items")
