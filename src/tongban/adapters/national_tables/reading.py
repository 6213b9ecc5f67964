"""A set of files to a catalogue (导入): the items that are right, and every rejected row kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tongban.adapters.national_tables.archive import open_archive
from tongban.adapters.national_tables.completing import (
    REMOVAL_TOLD,
    Completing,
    asks_for_removal,
    keys_of,
    owner_of,
    papers,
)
from tongban.adapters.national_tables.schema import NATIONAL, OWNED
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.reading import NOTHING, read_tables
from tongban.core.catalog.tables.rows import Fault, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRead:
    """What a set says: how many rows, the catalogue of what is right, and every fault."""

    rows: int
    catalogue: Catalogue
    faults: tuple[Fault, ...]


def read_national(path: Path, *, known: Catalogue = NOTHING) -> NationalRead:
    """Read a set whole; items may name what is in `known`.

    Raises:
        UnreadableArchive: for a file that is no set of exchange tables.
    """
    with open_archive(path) as archive:
        rows = list(archive.rows())
        faults = tuple(archive.faults)
    if faults:
        return NationalRead(rows=len(rows), catalogue=NOTHING, faults=faults)
    gone = [row for row in rows if row.table == "items" and asks_for_removal(row)]
    found = read_tables(whole(rows, known), known=known, schema=NATIONAL)
    told = [Fault("items", row.number, -1, REMOVAL_TOLD, "operation") for row in gone]
    codes = {key for row in gone for key in keys_of(row)}
    items = {code: one for code, one in found.catalogue.items.items() if code not in codes}
    return NationalRead(
        rows=len(rows),
        catalogue=replace(found.catalogue, items=items),
        faults=(*told, *found.faults),
    )


def whole(rows: Iterable[Row], known: Catalogue) -> list[Row]:
    """Return rows with what they left unsaid; documents that have only names are named once."""
    basics: list[Row] = []
    others: list[Row] = []
    owned: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.table == "items":
            basics.append(row)
        elif row.table in OWNED:
            owned[owner_of(row)][row.table].append(row)
        else:
            others.append(row)
    completing = Completing(known.departments.values())
    for basic in basics:
        group: dict[str, list[Row]] = {"items": [basic]}
        for key in keys_of(basic):
            for table, listed in owned.pop(key, {}).items():
                group.setdefault(table, []).extend(listed)
        told = completing.completed(group)
        others += [row for key, listed in told.items() if key != "extend" for row in listed]
        others += papers(told.get("requirements", ()))
    for group in owned.values():  # rows of no item, to be told so
        others += [row for key, listed in group.items() if key != "extend" for row in listed]
    return named_once(others)


def named_once(rows: Iterable[Row]) -> list[Row]:
    """Return the rows without repeats of a document that `papers` has named."""
    seen: set[str] = set()
    kept = []
    for row in rows:
        if row.table == "evidence" and row.cells[0].startswith("m_"):
            if row.cells[0] in seen:
                continue
            seen.add(row.cells[0])
        kept.append(row)
    return kept
