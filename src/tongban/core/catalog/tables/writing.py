"""Catalogue to rows (写出): each definition in its tables, in the catalogue's own order."""

from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Any

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.schema import PART_KEYS, SCHEMA
from tongban.core.catalog.tables.shared import CatalogueNote
from tongban.core.catalog.tables.table import EMPTY, Column, Schema, Table

WITHIN = "/"
"""Joins the code of a list of records to the code of a column in it."""


def written_cells(table: Table, definition: object, owner: str = "") -> tuple[str, ...]:
    """Return the cells of one row."""
    cells = chain.from_iterable(_cells(table, one, definition) for one in table.columns)
    return (owner, *cells) if table.owner else tuple(cells)


def rows_of(catalogue: Catalogue, schema: Schema = SCHEMA) -> Iterator[Row]:
    """Yield every row of a catalogue, table by table; rows count from 1 within their table."""
    for table in schema.tables:
        numbers = count(1)
        for owner, definition in definitions(catalogue, table.key):
            yield Row(table.key, next(numbers), written_cells(table, definition, owner))


def item_rows(item: ServiceItem, schema: Schema = SCHEMA) -> Iterator[Row]:
    """Yield the rows of one item."""
    yield Row("items", 1, written_cells(schema["items"], item))
    for key in PART_KEYS:
        for number, part in enumerate(getattr(item, key), start=1):
            yield Row(key, number, written_cells(schema[key], part, item.code))


def _cells(table: Table, column: Column, definition: object) -> tuple[str, ...]:
    value = getattr(definition, column.attribute)
    cells = column.codec.write(value)
    means_something_else = table.usual.get(column.attribute, value) != value
    return (EMPTY, *cells[1:]) if means_something_else and not any(cells) else cells


def definitions(catalogue: Catalogue, key: str) -> Iterable[tuple[str, Any]]:
    """Return the definitions that the rows of a table tell, each with the code of its owner."""
    match key:
        case "elements":
            return _elements(catalogue.elements.values())
        case "options":
            return _options(catalogue.elements.values())
        case "history":
            parameters = catalogue.parameters.values()
            return ((one.code, value) for one in parameters for value in one.history)
        case "notes":
            return (("", CatalogueNote(note)) for note in catalogue.local_notes)
        case "items" | "evidence" | "departments" | "datasets" | "parameters":
            return (("", one) for one in getattr(catalogue, key).values())
        case _:
            items = catalogue.items.values()
            return ((item.code, part) for item in items for part in getattr(item, key))


def _elements(
    elements: Iterable[DataElement], owner: str = ""
) -> Iterator[tuple[str, DataElement]]:
    for one in elements:
        yield owner, one
        yield from _elements(one.columns, _path(owner, one))


def _options(elements: Iterable[DataElement], owner: str = "") -> Iterator[tuple[str, Any]]:
    for one in elements:
        path = _path(owner, one)
        yield from ((path, option) for option in one.options)
        yield from _options(one.columns, path)


def _path(owner: str, element: DataElement) -> str:
    return f"{owner}{WITHIN}{element.code}" if owner else element.code
