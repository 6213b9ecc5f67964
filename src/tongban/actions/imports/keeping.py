"""Keep what a file yields (留存): items that are right, and every row that is not."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import connection

from tongban.actions.imports.knowing import Beside
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.selection import selection
from tongban.core.catalog.tables.reading import NOTHING
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.store.freezing.converter import stored
from tongban.store.imports.models import ImportRun, RejectedRow

_MOST_AT_ONCE: Final = 1_000
_COPY: Final = (
    "COPY store_imports_importeditem"
    " (run_id, code, name, department, standing, content, brings, copied_by) FROM STDIN"
)


def keep_items(run: ImportRun, catalogue: Catalogue, known: Catalogue) -> int:
    """Keep the items of `catalogue` with what they bring along; return how many there are.

    None of them may be kept in this run already.
    """
    new, beside = _new(catalogue, known), Beside()
    # All lines are made first: while rows are copied, the connection answers no question.
    lines = [
        (
            run.pk,
            item.code,
            item.name,
            item.department,
            beside.standing(item).value,
            _json(stored(item)),
            _json(_brought(item, new)),
            "",
        )
        for item in catalogue.items.values()
    ]
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line in lines:
            copy.write_row(line)
    return len(lines)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


def keep_rejected(
    run: ImportRun, rows: Iterable[Row], faults: Iterable[Fault], *, owners: Mapping[Row, str]
) -> int:
    """Keep rows with their faults; a fault without a row of its own is kept too.

    Returns how many rows have a fault.
    """
    told: dict[tuple[str, int], list[Fault]] = defaultdict(list)
    for fault in faults:
        told[fault.table, fault.row].append(fault)
    made = [
        _rejected(run, row, told.pop((row.table, row.number), ()), owners.get(row, ""))
        for row in rows
    ]
    for (table, number), alone in told.items():
        made.append(_rejected(run, Row(table, number, ()), alone, ""))
    RejectedRow.objects.bulk_create(made, batch_size=_MOST_AT_ONCE)
    return sum(one.faulty for one in made)


def told(fault: Fault) -> dict[str, Any]:
    """Return a fault as it is stored."""
    return {"cell": fault.cell, "reason": fault.reason, "rule": fault.rule}


def _rejected(run: ImportRun, row: Row, faults: Sequence[Fault], owner: str) -> RejectedRow:
    return RejectedRow(
        run=run,
        table=row.table,
        number=row.number,
        owner=owner,
        cells=list(row.cells),
        faults=[told(fault) for fault in faults],
        faulty=bool(faults),
    )


def _brought(item: ServiceItem, new: Catalogue) -> dict[str, Any]:
    """Return the elements and documents that an item uses and nobody has published so."""
    if not (new.elements or new.evidence):
        return {}
    part = selection(replace(new, items={item.code: item}), [item.code])
    return {
        "elements": [stored(one) for one in part.elements.values()],
        "evidence": [stored(one) for one in part.evidence.values()],
    }


def _new(catalogue: Catalogue, known: Catalogue) -> Catalogue:
    """Return the definitions of `catalogue` that differ from those in `known`."""
    return replace(
        NOTHING,
        elements={
            code: one for code, one in catalogue.elements.items() if known.elements.get(code) != one
        },
        evidence={
            code: one for code, one in catalogue.evidence.items() if known.evidence.get(code) != one
        },
    )
