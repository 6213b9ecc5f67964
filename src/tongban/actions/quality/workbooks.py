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

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import fields_of, known_dataset, labels, said
from tongban.actions.quality.repairing import propose
from tongban.actions.targets import published
from tongban.adapters.reports import Part, Report, Sheet, workbook_of
from tongban.adapters.workbooks import read_plain
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer
from tongban.core.quality.repairs import RepairWay, RowStatus, StillBroken
from tongban.core.quality.rule_books import answers_for
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.reasons import sentence_for
from tongban.store.quality.models import QueuedRow

MOST_ROWS: Final = 2_000
NUMBER: Final = "编号"
REASONS: Final = "退回原因"
EXPLANATION: Final = "核实说明"
_LINE: Final = "行号"
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
    rows = _rows(officer, dataset).filter(status=RowStatus.WAITING.value)
    headings = (NUMBER, _LINE, REASONS, EXPLANATION)
    return _workbook(officer, dataset, outside, rows=rows, title="退回的行", headings=headings)


@transaction.atomic
def mended_workbook(officer: Officer, dataset: str, outside: Outside) -> bytes:
    """Return the rows that were put right, as the holder's system is to take them over."""
    changed = [RepairWay.CLEANED.value, RepairWay.COMPLETED.value]
    rows = _rows(officer, dataset).filter(status=RowStatus.SETTLED.value, way__in=changed)
    headings = (NUMBER, _LINE)
    return _workbook(officer, dataset, outside, rows=rows, title="更正的行", headings=headings)


def take_back(officer: Officer, dataset: str, content: Iterable[bytes], outside: Outside) -> Taken:
    """Submit every row of a mended workbook again; what is still wrong is told line by line.

    Raises:
        NotFound: when the officer's department does not hold the dataset.
        InvalidValue: when it is no workbook of ours, or has too many rows.
    """
    known = _held(officer, dataset)
    names = labels(published().catalogue)
    fields = {names.get(one, one): one for one in fields_of(known_dataset(dataset, _catalogue()))}
    submitted, left = 0, []
    for line, cells in enumerate(_read(content), start=_HEADING_LINES):
        try:
            _submit(officer, cells, fields, outside)
            submitted += 1
        except StillBroken as wrong:
            left.append((line, "；".join(said(wrong.rules, names))))
        except Conflict:
            left.append((line, "这一行已经处理过，或者正在等复核"))
        except NotFound:
            left.append((line, "没有这个编号"))
        except InvalidValue as wrong:
            left.append((line, sentence_for(wrong)))
    note(officer, "quality.workbook_back", f"dataset:{known}")
    return Taken(submitted=submitted, left=tuple(left))


def _submit(
    officer: Officer, cells: Mapping[str, str], fields: Mapping[str, str], outside: Outside
) -> None:
    try:
        row = UUID(cells.get(NUMBER, ""))
    except ValueError:
        raise NotFound("no row of this number") from None
    mended = {fields[heading]: text for heading, text in cells.items() if heading in fields}
    propose(officer, row, outside, cells=mended, reason=cells.get(EXPLANATION, ""))


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
    concerned = {bytes(row.subject_index) for row in found if row.subject_index is not None}
    note(officer, "quality.workbook", f"dataset:{dataset}", concerned=sorted(concerned))
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


def _rows(officer: Officer, dataset: str) -> "QuerySet[QueuedRow]":
    return QueuedRow.objects.filter(
        dataset=_held(officer, dataset), holder=officer.department, forgotten_on__isnull=True
    )


def _held(officer: Officer, dataset: str) -> str:
    """Return the code of a dataset that the officer answers for.

    Raises:
        NotFound: when the officer's department does not hold it.
    """
    known = known_dataset(dataset, _catalogue())
    if not answers_for(officer, known.holder):
        raise NotFound(f"no dataset {dataset} of this department")
    return known.code


def _catalogue() -> Catalogue:
    return published().catalogue
