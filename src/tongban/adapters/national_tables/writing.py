"""Catalogue to a set of files (导出): one pass over the items, however many there are."""

import csv
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Any, Final

from tongban.adapters.national_tables.further import (
    extend_words,
    handled_code,
    item_words,
    requirement_words,
)
from tongban.adapters.national_tables.schema import EXTEND, EXTEND_TITLES, NATIONAL
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.tables.schema import PART_KEYS, SHARED_KEYS
from tongban.core.catalog.tables.table import Table
from tongban.core.catalog.tables.writing import definitions, written_cells

BOM: Final = "\ufeff"
_ADDED: Final = "I"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What every record says of its exchange: its number, its source and the moment."""

    number: str
    source: str
    moment: str


def write_national(catalogue: Catalogue, target: IO[bytes], batch: Batch) -> Mapping[str, int]:
    """Write the set into `target` as a ZIP archive; return the number of rows of each file."""
    with ExitStack() as stack:
        files = _Files(stack, batch)
        for item in catalogue.items.values():
            _write_item(files, item, catalogue)
        for key in SHARED_KEYS:
            for owner, definition in definitions(catalogue, key):
                files.put(NATIONAL[key], written_cells(NATIONAL[key], definition, owner), {})
        files.pack(target)
        return dict(files.counts)


def guarded(text: str) -> str:
    """Return a cell that no table program takes for a formula; `unguarded` takes the mark off."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text of a cell that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _write_item(files: "_Files", item: ServiceItem, catalogue: Catalogue) -> None:
    table = NATIONAL["items"]
    files.put(table, written_cells(table, item), item_words(item, catalogue))
    files.put_extension(extend_words(item))
    common = {"task_code": item.implementation_code}
    for key in PART_KEYS:
        for number, part in enumerate(getattr(item, key), start=1):
            words = {**common, "row_guid": f"{item.code}/{number}", "order_num": str(number)}
            if key == "requirements":
                words |= requirement_words(part, catalogue)
            elif key == "handled":
                words["task_handle_item"] = handled_code(item, part)
            files.put(NATIONAL[key], written_cells(NATIONAL[key], part, item.code), words)


class _Files:
    """One temporary file a table, each with its headings, until all are packed."""

    def __init__(self, stack: ExitStack, batch: Batch) -> None:
        self._stack = stack
        self._sync = {
            "data_source": batch.source,
            "cd_batch": batch.number,
            "cd_operation": _ADDED,
            "cd_time": batch.moment,
        }
        self._open: dict[str, tuple[IO[str], Any]] = {}
        self.counts: Counter[str] = Counter()
        for table in NATIONAL.tables:
            self._begin(table.title, table.titles)
        self._begin(EXTEND, EXTEND_TITLES)

    def put(self, table: Table, cells: tuple[str, ...], words: Mapping[str, str]) -> None:
        told = {**words, **self._sync}
        self._write(table.title, (*cells, *(told.get(title, "") for title in table.further)))

    def put_extension(self, words: Mapping[str, str]) -> None:
        told = {**words, **self._sync}
        self._write(EXTEND, tuple(told.get(title, "") for title in EXTEND_TITLES))

    def pack(self, target: IO[bytes]) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, (file, _) in self._open.items():
                file.flush()
                file.seek(0)
                with archive.open(f"{name}.csv", "w", force_zip64=True) as packed:
                    for piece in _pieces(file):
                        packed.write(piece.encode())

    def _begin(self, name: str, titles: tuple[str, ...]) -> None:
        spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - below
        file = self._stack.enter_context(spool)
        file.write(BOM)
        self._open[name] = (file, csv.writer(file, lineterminator="\r\n"))
        self._open[name][1].writerow(titles)

    def _write(self, name: str, cells: tuple[str, ...]) -> None:
        self.counts[name] += 1
        self._open[name][1].writerow([guarded(cell) for cell in cells])


def _pieces(file: IO[str]) -> Iterator[str]:
    while piece := file.read(1024 * 1024):
        yield piece
