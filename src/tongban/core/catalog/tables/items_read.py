"""Rows to service items (读出事项): an item is made of its own row and the rows of its parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.catalog.tables.parsing import Faults, made, parsed, refuse_repeats
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.schema import PART_KEYS
from tongban.core.catalog.tables.table import Schema, Table

Owned = Mapping[str, Mapping[str, list[Row]]]
"""Rows of parts by the code of their item, then by table."""


def read_items(
    rows: Mapping[str, Iterable[Row]], schema: Schema, faults: Faults
) -> dict[str, ServiceItem]:
    """Return the items by code; every row that is at fault is reported, and its item left out."""
    table = schema["items"]
    owned = _by_owner(rows)
    first: dict[str, Row] = {}
    items: dict[str, ServiceItem] = {}
    for row in rows.get("items", ()):
        code = row.cells[table.cell_of("code")].strip()
        if refuse_repeats(table, first, row, faults, identity=code):
            continue
        if code:
            first[code] = row
        item = _item(table, row, owned.get(code, {}), faults, schema=schema)
        if item is not None:
            items[code] = item
    _refuse_orphans(owned, first, faults)
    return items


def _by_owner(rows: Mapping[str, Iterable[Row]]) -> dict[str, dict[str, list[Row]]]:
    owned: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for key in PART_KEYS:
        for row in rows.get(key, ()):
            owned[row.cells[0].strip()][key].append(row)
    return owned


def _item(
    table: Table,
    row: Row,
    parts: Mapping[str, list[Row]],
    faults: Faults,
    *,
    schema: Schema,
) -> ServiceItem | None:
    before = len(faults.found)
    values = parsed(table, row, faults)
    code = row.cells[table.cell_of("code")].strip()
    faults.places[f"items/{code}"] = row
    made_of: dict[str, tuple[Any, ...]] = {}
    for key in PART_KEYS:
        made_of[key] = _parts(schema[key], parts.get(key, ()), f"items/{code}/{key}", faults)
    _refuse_early_steps(schema["steps"], parts.get("steps", ()), made_of["steps"], faults)
    if values is None or len(faults.found) > before:
        return None
    return made(table, row, values | made_of, faults)


def _parts(table: Table, rows: Iterable[Row], path: str, faults: Faults) -> tuple[Any, ...]:
    """Return what the rows of one table make of one item."""
    first: dict[str, Row] = {}
    found = []
    for row in rows:
        if table.identity:
            identity = row.cells[table.cell_of(table.identity)].strip()
            if refuse_repeats(table, first, row, faults, identity=identity):
                continue
            first[identity] = row
            faults.places[f"{path}/{identity}"] = row
        part = made(table, row, parsed(table, row, faults), faults)
        if part is not None:
            found.append(part)
    return tuple(found)


def _refuse_early_steps(
    table: Table, rows: Iterable[Row], steps: tuple[Step, ...], faults: Faults
) -> None:
    """Report steps that wait for what no earlier row is."""
    waits_for = {step.id: step.waits_for for step in steps}
    known: set[str] = set()
    for row in rows:
        code = row.cells[table.cell_of("id")].strip()
        for name in waits_for.get(code, ()):
            if name not in known:
                reason = f"前置环节“{name}”应是本事项里排在前面的环节"
                faults.report(row, table.cell_of("waits_for"), reason)
        known.add(code)


def _refuse_orphans(owned: Owned, items: Mapping[str, Row], faults: Faults) -> None:
    for code, parts in owned.items():
        if code in items:
            continue
        for rows in parts.values():
            for row in rows:
                reason = f"没有编码为“{code}”的事项" if code else "请填写事项编码"
                faults.report(row, 0, reason, rule="reference")
