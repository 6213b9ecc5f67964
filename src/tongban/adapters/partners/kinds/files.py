"""A file that is dropped (文件): CSV or a workbook, read again when a newer one lies there.

It lies in the one folder that the operator gave for this, under a plain name. A new file is read
whole before it serves anybody; one that cannot be read leaves the register unavailable rather than
half a register in use.
"""

import csv
import io
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.kinds.records import Names, Record, matched
from tongban.adapters.partners.kinds.settings import Surroundings, Told
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question
from tongban.core.vocabulary.errors import ConfigurationError

MOST_BYTES: Final = 64 * 1024 * 1024
MOST_UNPACKED_BYTES: Final = 8 * MOST_BYTES
MOST_ROWS: Final = 500_000
_BROKEN: Final = (OSError, ValueError, KeyError, csv.Error, BadZipFile, InvalidFileException)
_CHINA: Final = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The rows of one file by their keys, and what the file was when it was read."""

    stamp: tuple[int, int]
    as_of: date
    rows: Mapping[tuple[str, ...], Mapping[str, Any]]


class FileSource:
    """A register that is a file."""

    def __init__(self, file: Path, names: Names) -> None:
        self._file = file
        self._names = names
        self._lock = threading.Lock()
        self._held: Held | None = None

    def ask(self, question: Question, _purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return the row of the subject in the file that lies there now."""
        asked = self._names.asked(question)
        held = self._now()
        wanted = tuple(asked[name] for name in self._names.keys.values())
        row = held.rows.get(wanted)
        if row is None:
            return NoRecord(dataset=question.dataset.code)
        day = today if self._names.as_of else min(held.as_of, today)
        return matched(question, self._names, Record(value_of=row.get), today=day)

    def every_row(self) -> Iterator[Mapping[str, Any]]:
        """Yield every row of the file under our names, those that cannot be served as well."""
        columns = {**self._names.keys, **self._names.fields}
        try:
            if self._file.stat().st_size > MOST_BYTES:
                raise Failed("garbage")
            lines = _table_of(self._file)
            headings = [str(one or "").strip() for one in next(lines, [])]
            places = {code: headings.index(name) for code, name in columns.items()}
            for line in lines:
                cells = {code: line[at] if at < len(line) else None for code, at in places.items()}
                yield {code: self._names.ours(code, value) for code, value in cells.items()}
        except FileNotFoundError as error:
            raise Failed("down") from error
        except _BROKEN as error:
            raise Failed("garbage") from error

    def close(self) -> None:
        """Forget the rows."""
        self._held = None

    def _now(self) -> Held:
        """Return the rows of the file as it is now, read by one thread at a time."""
        try:
            status = self._file.stat()
        except OSError as error:
            raise Failed("down") from error
        stamp = (status.st_mtime_ns, status.st_size)
        with self._lock:
            if self._held is None or self._held.stamp != stamp:
                as_of = datetime.fromtimestamp(status.st_mtime, tz=UTC).astimezone(_CHINA).date()
                rows = self._read(status.st_size)
                self._held = Held(stamp=stamp, as_of=as_of, rows=rows)
            return self._held

    def _read(self, size: int) -> dict[tuple[str, ...], Mapping[str, Any]]:
        if size > MOST_BYTES:
            raise Failed("garbage")
        try:
            return _by_key(_table_of(self._file), self._names)
        except _BROKEN as error:
            raise Failed("garbage") from error


def _by_key(
    table: Iterator[Sequence[Any]], names: Names
) -> dict[tuple[str, ...], Mapping[str, Any]]:
    """Return rows by key, with no more columns than the connection names; no key stands twice."""
    headings = [str(one or "").strip() for one in next(table, [])]
    columns = {*names.keys.values(), *names.fields.values(), *filter(None, [names.as_of])}
    places = {name: headings.index(name) for name in sorted(columns)}
    rows: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for line in table:
        row = {name: line[place] for name, place in places.items() if place < len(line)}
        key = tuple(str(row.get(name) or "").strip() for name in names.keys.values())
        if not any(key):
            continue
        if key in rows or len(rows) >= MOST_ROWS:
            raise ValueError("a key stands twice, or there are too many rows")
        rows[key] = row | dict(zip(names.keys.values(), key, strict=True))
    return rows


def _table_of(file: Path) -> Iterator[Sequence[Any]]:
    """Return the rows of a file, its headings first."""
    return _sheet(file) if file.suffix == ".xlsx" else _lines(file)


def _lines(file: Path) -> Iterator[Sequence[Any]]:
    """Yield the lines of a CSV, in the two encodings that are met."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    yield from csv.reader(io.StringIO(text, newline=""), strict=True)


def _sheet(file: Path) -> Iterator[Sequence[Any]]:
    """Yield the rows of the first sheet of a workbook."""
    with ZipFile(file) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED_BYTES:
            raise ValueError("a workbook that unpacks to far too much")
    workbook = load_workbook(file, read_only=True, data_only=True)
    try:
        rows: Iterable[Sequence[Any]] = workbook.worksheets[0].iter_rows(values_only=True)
        yield from rows
    finally:
        workbook.close()


def file_source(told: Told, surroundings: Surroundings) -> FileSource:
    """Return a source that is a dropped file; its name leads nowhere else."""
    name = told.text("file")
    if Path(name).name != name or not name.endswith((".csv", ".xlsx")):
        raise ConfigurationError("The connection's 'file' must be the name of a .csv or .xlsx.")
    file = surroundings.drops / name
    if file.is_symlink():
        raise ConfigurationError("The connection's 'file' must not be a link.")
    names = Names.of(told)
    return FileSource(file, names)
