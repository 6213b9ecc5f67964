"""Rows as workbooks (退回的行、更正的行): out to be mended, back in, and out to be taken over.

Each row carries its number, by which it is known when the workbook comes back. Every workbook that
leaves is written down with everybody it is about.
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tongban.actions.outside import Outside
from tongban.actions.quality.naming import fields_of, known_dataset, labels
from tongban.actions.quality.resubmitting import (
    MOST_ROWS,
    Became,
    Mended,
    Resubmission,
    held,
    note_rows,
    resubmit,
    rows_of,
)
from tongban.actions.targets import published
from tongban.adapters.reports import Part, Report, Sheet, workbook_of
from tongban.adapters.workbooks import read_plain
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer
from tongban.core.quality.repairs import RepairWay, RowStatus
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.quality.models import QueuedRow

NUMBER: Final = "编号"
REASONS: Final = "退回原因"
EXPLANATION: Final = "核实说明"
_LINE: Final = "行号"
_UNKNOWN: Final = Became(Resubmission.UNKNOWN, "没有这个编号")
_HEADING_LINES: Final = 2
"""The first row of a register stands on its second line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a workbook that came back: rows submitted, and (line, why not) for others."""

    submitted: int
    left: tuple[tuple[int, str], ...]


@transaction.atomic
def waiting_workbook(officer: Officer, dataset: str, outside: Outside) -> bytes:
    """Return the rows that wait, with their reasons first, so that they can be mended in place."""
    rows = rows_of(officer, dataset).filter(status=RowStatus.WAITING.value)
    headings = (NUMBER, _LINE, REASONS, EXPLANATION)
    return _workbook(officer, dataset, outside, rows=rows, title="退回的行", headings=headings)


@transaction.atomic
def mended_workbook(officer: Officer, dataset: str, outside: Outside) -> bytes:
    """Return the rows that were put right, as the holder's system is to take them over."""
    changed = [RepairWay.CLEANED.value, RepairWay.COMPLETED.value]
    rows = rows_of(officer, dataset).filter(status=RowStatus.SETTLED.value, way__in=changed)
    headings = (NUMBER, _LINE)
    return _workbook(officer, dataset, outside, rows=rows, title="更正的行", headings=headings)


def take_back(officer: Officer, dataset: str, content: Iterable[bytes], outside: Outside) -> Taken:
    """Submit every row of a mended workbook again; what is still wrong is told line by line.

    Raises:
        NotFound: when the officer's department does not hold the dataset.
        InvalidValue: when it is no workbook of ours, or has too many rows.
    """
    code = held(officer, dataset)
    names = labels(_catalogue())
    fields = {names.get(one, one): one for one in fields_of(known_dataset(code, _catalogue()))}
    read = [_mended(cells, fields) for cells in _read(content)]
    known = [one for one in read if one is not None]
    became = iter(resubmit(officer, code, known, outside))
    told = [_UNKNOWN if one is None else next(became) for one in read]
    lines = enumerate(told, start=_HEADING_LINES)
    return Taken(
        submitted=sum(one.outcome.taken for one in told),
        left=tuple((line, one.reason) for line, one in lines if not one.outcome.taken),
    )


def _mended(cells: Mapping[str, str], fields: Mapping[str, str]) -> Mended | None:
    """Return a line of a workbook as a row that comes back; None when its number is none."""
    try:
        row = UUID(cells.get(NUMBER, ""))
    except ValueError:
        return None
    mended = {fields[heading]: text for heading, text in cells.items() if heading in fields}
    return Mended(row=row, cells=mended, explanation=cells.get(EXPLANATION, ""))


def _read(content: Iterable[bytes]) -> list[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="quality-") as folder:
        path = Path(folder) / "mended"
        with path.open("wb") as file:
            file.writelines(content)
        rows = []
        for cells in read_plain(path):
            rows.append(cells)
            if len(rows) > MOST_ROWS:
                raise InvalidValue("file", f"一次最多 {MOST_ROWS} 行，请分成几个文件")
    if not rows or NUMBER not in rows[0]:
        raise InvalidValue("file", "请上传从这里下载的工作簿，保留“编号”一列")
    return rows


def _workbook(
    officer: Officer,
    dataset: str,
    outside: Outside,
    *,
    rows: "QuerySet[QueuedRow]",
    title: str,
    headings: tuple[str, ...],
) -> bytes:
    names = labels(_catalogue())
    fields = fields_of(known_dataset(dataset, _catalogue()))
    found = list(rows.order_by("queued_at", "place", "id")[:MOST_ROWS])
    note_rows(officer, dataset, found)
    sheet = Sheet(
        title=title,
        headings=(*headings, *(names.get(one, one) for one in fields)),
        rows=tuple(_line(row, len(headings), fields) for row in found),
    )
    told = f"{names[dataset]}：{title}"
    part = Part(title=told, sheet=sheet)
    return workbook_of(Report(title=told, subtitle="", dated_on=outside.today, parts=(part,)))


def _line(row: QueuedRow, width: int, fields: Iterable[str]) -> tuple[str | int, ...]:
    """Return a row as it shall be, behind as many columns about it."""
    place: str | int = "" if row.place is None else row.place + _HEADING_LINES
    about = (str(row.pk), place, "；".join(row.reasons), "")
    cells = row.after or row.cells
    return (*about[:width], *(cells.get(one) or "" for one in fields))


def _catalogue() -> Catalogue:
    return published().catalogue
