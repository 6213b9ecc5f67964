"""Rows to a catalogue (读入): whole, or every fault at its cell and nothing else.

Items of the rows may name what is published already: `known` is that catalogue. Definitions of the
rows stand before those of the same code there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.items_read import read_items
from tongban.core.catalog.tables.parsing import Faults
from tongban.core.catalog.tables.proving import prove
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.core.catalog.tables.shared_read import (
    ElementReader,
    read_definitions,
    read_parameters,
    read_remarks,
)
from tongban.core.catalog.tables.table import Schema

NOTHING = Catalogue(elements={}, departments={}, evidence={}, items={})


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesRead:
    """What tables say: the catalogue of what is right, and every fault in the order of the rows."""

    catalogue: Catalogue
    faults: tuple[Fault, ...] = ()


def read_tables(
    rows: Iterable[Row], *, known: Catalogue = NOTHING, schema: Schema = SCHEMA
) -> TablesRead:
    """Return what the rows say; references are proved against the rows and `known` together."""
    faults = Faults()
    catalogue = read_unproved(rows, schema, faults)
    if not faults.found:
        prove(joined(catalogue, known), schema, faults)
    order = {table.key: place for place, table in enumerate(schema.tables)}
    found = sorted(faults.found, key=lambda one: (order[one.table], one.row, one.cell))
    return TablesRead(catalogue=catalogue, faults=tuple(dict.fromkeys(found)))


def read_unproved(rows: Iterable[Row], schema: Schema, faults: Faults) -> Catalogue:
    """Return what can be read of the rows, before any reference is followed."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.blank:
            grouped[row.table].append(row)
    return _catalogue(grouped, schema, faults)


def joined(catalogue: Catalogue, known: Catalogue) -> Catalogue:
    """Return the catalogue laid over the one that is known."""
    return Catalogue(
        elements={**known.elements, **catalogue.elements},
        departments={**known.departments, **catalogue.departments},
        evidence={**known.evidence, **catalogue.evidence},
        items={**known.items, **catalogue.items},
        datasets={**known.datasets, **catalogue.datasets},
        parameters={**known.parameters, **catalogue.parameters},
        local_notes=catalogue.local_notes or known.local_notes,
    )


def _catalogue(rows: Mapping[str, list[Row]], schema: Schema, faults: Faults) -> Catalogue:
    shared = Catalogue(
        elements=ElementReader(rows, schema, faults).read(),
        departments=read_definitions(schema["departments"], rows.get("departments", ()), faults),
        evidence=read_definitions(schema["evidence"], rows.get("evidence", ()), faults),
        datasets=read_definitions(schema["datasets"], rows.get("datasets", ()), faults),
        parameters=read_parameters(rows, schema, faults),
        local_notes=read_remarks(rows, schema, faults),
        items={},
    )
    return replace(shared, items=read_items(rows, schema, faults))
