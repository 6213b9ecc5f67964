"""Rows to what items share (读出共用定义): elements with their options, registers, parameters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.tables.parsing import Faults, made, parsed, refuse_repeats
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.table import Schema, Table
from tongban.core.catalog.tables.writing import WITHIN

Rows = Mapping[str, Iterable[Row]]


def read_definitions(table: Table, rows: Iterable[Row], faults: Faults) -> dict[str, Any]:
    """Return definitions that a row makes by itself, by their code."""
    first: dict[str, Row] = {}
    found: dict[str, Any] = {}
    for row in rows:
        values = _registered(table, row, first, faults)
        if (definition := made(table, row, values, faults)) is not None:
            found[definition.code] = definition
    return found


def read_parameters(rows: Rows, schema: Schema, faults: Faults) -> dict[str, Any]:
    """Return parameters with their values in the order of the rows."""
    table, history = schema["parameters"], schema["history"]
    owned = _owned(rows.get("history", ()))
    first: dict[str, Row] = {}
    found: dict[str, Any] = {}
    for row in rows.get("parameters", ()):
        values = _registered(table, row, first, faults)
        code = row.cells[table.cell_of("code")].strip()
        known = [made(history, one, parsed(history, one, faults), faults) for one in owned[code]]
        if values is None or None in known:
            continue
        parameter = made(table, row, values | {"history": tuple(known)}, faults)
        if parameter is not None:
            found[code] = parameter
    _refuse_strangers(owned, first, "参数", faults)
    return found


def read_remarks(rows: Rows, schema: Schema, faults: Faults) -> tuple[str, ...]:
    """Return the notes on the catalogue as a whole."""
    table = schema["notes"]
    told = (parsed(table, row, faults) for row in rows.get("notes", ()))
    return tuple(values["text"] for values in told if values is not None)


class ElementReader:
    """Puts elements together from rows of elements and of options, lists of records included."""

    def __init__(self, rows: Rows, schema: Schema, faults: Faults) -> None:
        self._table, self._options = schema["elements"], schema["options"]
        self._faults = faults
        self._owned = _owned(rows.get("elements", ()))
        self._chosen = _owned(rows.get("options", ()))
        self._known: dict[str, Row] = {}

    def read(self) -> dict[str, DataElement]:
        """Return the elements by code."""
        found = {one.code: one for one in self._within("")}
        _refuse_strangers(self._owned, {"": None, **self._known}, "数据元", self._faults)
        _refuse_strangers(self._chosen, self._known, "数据元", self._faults)
        return found

    def _within(self, owner: str) -> tuple[DataElement, ...]:
        first: dict[str, Row] = {}
        found = []
        for row in self._owned[owner]:
            values = _registered(self._table, row, first, self._faults)
            element = self._element(row, owner, values)
            if element is not None:
                found.append(element)
        return tuple(found)

    def _element(self, row: Row, owner: str, values: dict[str, Any] | None) -> DataElement | None:
        code = row.cells[self._table.cell_of("code")].strip()
        path = f"{owner}{WITHIN}{code}" if owner else code
        if path in self._known:
            return None
        self._known[path] = row
        before = len(self._faults.found)
        parts = {"options": self._choices(path), "columns": self._within(path)}
        if values is None or len(self._faults.found) > before:
            return None
        element: DataElement | None = made(self._table, row, values | parts, self._faults)
        return element

    def _choices(self, path: str) -> tuple[Any, ...]:
        first: dict[str, Row] = {}
        rows = self._chosen[path]
        values = [_registered(self._options, row, first, self._faults) for row in rows]
        made_of = (
            made(self._options, row, told, self._faults)
            for row, told in zip(rows, values, strict=True)
        )
        return tuple(option for option in made_of if option is not None)


def _registered(
    table: Table, row: Row, first: dict[str, Row], faults: Faults
) -> dict[str, Any] | None:
    """Return what a row tells unless an earlier row has its identity."""
    values = parsed(table, row, faults)
    identity = row.cells[table.cell_of(table.identity)].strip()
    if refuse_repeats(table, first, row, faults, identity=identity):
        return None
    first[identity] = row
    faults.places.setdefault(f"{table.key}/{identity}", row)
    return values


def _owned(rows: Iterable[Row]) -> dict[str, list[Row]]:
    owned: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        owned[row.cells[0].strip()].append(row)
    return owned


def _refuse_strangers(
    owned: Mapping[str, list[Row]], known: Mapping[str, object], kind: str, faults: Faults
) -> None:
    for code, rows in owned.items():
        if code in known:
            continue
        for row in rows:
            faults.report(row, 0, f"没有编码为“{code}”的{kind}", rule="reference")
