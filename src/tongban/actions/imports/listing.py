"""Headings (导入名录): each code once, its body found among our departments, twins named."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from django.db import transaction

from tongban.actions.imports.files import file_of
from tongban.actions.imports.keeping import keep_rejected, told
from tongban.actions.imports.knowing import shared
from tongban.actions.imports.progress import Slice, advance, ended, stopped
from tongban.adapters.item_headings import HeadingLine, heading_from, open_headings
from tongban.core.catalog.bodies import Bodies
from tongban.core.catalog.headings import Heading
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.imports.kinds import Status
from tongban.store.imports.models import HeadingRow, ImportRun, RejectedRow

BATCH: Final = 5_000
_CODE: Final = 1
"""The cell of the code among the cells of a line."""


def list_headings(run: ImportRun, piece: Slice) -> None:
    """Take headings until the turn is over, or until the list is."""
    departments = Bodies(shared().departments.values())
    with file_of(run) as path, open_headings(path) as lines:
        run.expected = run.expected or max(run.size // 150, 1)
        rest = islice(lines, run.checkpoint, None)
        while batch := list(islice(rest, BATCH)):
            _take(run, piece, batch, departments)
            if stopped(run, piece):
                return
    ended(run, Status.READY, piece)


@transaction.atomic
def _take(run: ImportRun, piece: Slice, batch: list[HeadingLine], departments: Bodies) -> None:
    made, faults = _made(run, batch, departments)
    HeadingRow.objects.bulk_create(made, batch_size=1_000)
    wrong = {fault.row for fault in faults}
    rows = [Row("headings", one.number, one.cells) for one in batch if one.number in wrong]
    run.rows_read += len(batch)
    run.items_read += len(batch)
    run.items_taken += len(made)
    run.rows_rejected += keep_rejected(run, rows, faults, owners={})
    advance(run, piece, checkpoint=run.checkpoint + len(batch))


def _made(
    run: ImportRun, batch: list[HeadingLine], departments: Bodies
) -> tuple[list[HeadingRow], list[Fault]]:
    """Return the headings of a batch that are new, and what is wrong with the other lines."""
    headings, faults = _read(batch)
    codes = [heading.code.value for heading in headings.values()]
    taken: dict[str, str] = dict(
        HeadingRow.objects.filter(code__in=codes).values_list("code", "name")
    )
    twins = _twins(headings.values())
    made = []
    for number, heading in headings.items():
        code = heading.code.value
        if code in taken:
            reason = f"编码 {code} 已有：{taken[code]}"
            faults.append(Fault("headings", number, _CODE, reason, "repeat"))
            continue
        taken[code] = heading.name
        twin = twins.setdefault((heading.department, heading.name), code)
        row = _row(
            heading,
            department=departments.of(heading.department, heading.authority),
            twin="" if twin == code else twin,
        )
        row.run = run
        made.append(row)
    return made, faults


def _row(heading: Heading, *, department: str, twin: str) -> HeadingRow:
    return HeadingRow(
        code=heading.code.value,
        scheme=heading.code.scheme.value,
        name=heading.name,
        body=heading.department[:200],
        authority=heading.authority[:64],
        department=department,
        area=heading.area[:20],
        item_type=heading.item_type.value if heading.item_type else "",
        group=heading.group[:200],
        twin=twin,
    )


def take_mended(run: ImportRun, row: RejectedRow) -> bool:
    """Read a rejected line again after its cells were mended; tell whether it is taken now."""
    line = HeadingLine(row.number, tuple(row.cells))
    before = run.items_taken
    made, faults = _made(run, [line], Bodies(shared().departments.values()))
    HeadingRow.objects.bulk_create(made)
    run.items_taken = before + len(made)
    if made:
        row.delete()
        return True
    row.faults = [told(fault) for fault in faults]
    row.save(update_fields=["faults"])
    return False


def _read(batch: list[HeadingLine]) -> tuple[dict[int, Heading], list[Fault]]:
    headings: dict[int, Heading] = {}
    faults: list[Fault] = []
    for line in batch:
        try:
            headings[line.number] = heading_from(line)
        except InvalidValue as error:
            faults.append(Fault("headings", line.number, -1, error.reason))
    return headings, faults


def _twins(headings: Iterable[Heading]) -> dict[tuple[str, str], str]:
    """Return the codes under which headings of these names are kept already, by body and name."""
    names = {heading.name for heading in headings}
    rows: Mapping[tuple[str, str], str] = {
        (body, name): code
        for body, name, code in HeadingRow.objects.filter(name__in=names)
        .order_by("-pk")
        .values_list("body", "name", "code")
    }
    return dict(rows)
