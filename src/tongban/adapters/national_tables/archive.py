"""A set of files, opened with care (读交换文件): rows stream out; nothing unfolds without bound."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from tongban.adapters.national_tables.schema import EXTEND, EXTEND_TITLES, NATIONAL
from tongban.adapters.national_tables.writing import unguarded
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.vocabulary.errors import InvalidValue

MOST_BYTES: Final = 256 * 1024**2
MOST_UNFOLDED: Final = 2 * 1024**3
MOST_FILES: Final = 60
MOST_RATIO: Final = 250
MOST_ROWS: Final = 5_000_000
LONGEST_CELL: Final = 131_072
_SMALL: Final = 1024**2
_ENCRYPTED: Final = 0x1
_FILES: Final = {table.title: (table.key, table.titles) for table in NATIONAL.tables} | {
    EXTEND: ("extend", EXTEND_TITLES)
}


class UnreadableArchive(InvalidValue):
    """A file that is no set of exchange tables; the reason says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__("exchange tables", reason)


@dataclass(frozen=True, slots=True)
class _Part:
    """One table of the set."""

    name: str
    size: int
    entry: zipfile.ZipInfo | None = None


class Archive:
    """An open set: its tables, what is wrong with their headings, and their rows."""

    def __init__(self, path: Path, parts: Sequence[_Part], archive: zipfile.ZipFile | None) -> None:
        self._path, self._archive = path, archive
        self._parts = sorted(parts, key=lambda part: list(_FILES).index(part.name))
        self.faults: list[Fault] = []
        self.size = sum(part.size for part in parts)
        self._count = 0

    def rows(self, *, after: int = 0) -> Iterator[Row]:
        """Yield every row of every table, in the order of the tables; numbers are line numbers.

        The first `after` rows are passed over, at the cost of reading them alone.
        """
        self._count = 0
        for part in self._parts:
            yield from self._rows(part, after)

    def _rows(self, part: _Part, after: int) -> Iterator[Row]:
        key, titles = _FILES[part.name]
        with self._opened(part) as text:
            lines = csv.reader(text, strict=True)
            try:
                places = self._places(key, next(lines, []), titles)
                for number, line in enumerate(lines, start=2):
                    if not any(line):
                        continue
                    self._count += 1
                    if self._count > MOST_ROWS:
                        raise UnreadableArchive(f"超过 {MOST_ROWS} 行，请分批导入")
                    if self._count > after:
                        yield Row(key, number, tuple(_cell(line, place) for place in places))
            except (csv.Error, UnicodeDecodeError, EOFError, zipfile.BadZipFile) as error:
                reason = f"{part.name}.csv 第 {lines.line_num + 1} 行附近读不下去"
                raise UnreadableArchive(f"{reason}：请检查引号是否配对、编码是否 UTF-8") from error

    @contextmanager
    def _opened(self, part: _Part) -> Iterator[IO[str]]:
        if self._archive is None or part.entry is None:
            with self._path.open(encoding="utf-8-sig", newline="") as text:
                yield text
            return
        with (
            self._archive.open(part.entry) as raw,
            io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text,
        ):
            yield text

    def _places(self, key: str, heading: list[str], titles: tuple[str, ...]) -> list[int]:
        told = [title.strip().lower() for title in heading]
        if not set(titles) & set(told):
            self.faults.append(Fault(key, 1, -1, "第一行应该是字段名", "heading"))
        return [told.index(title) if title in told else -1 for title in titles]


def _cell(line: list[str], place: int) -> str:
    if not 0 <= place < len(line):
        return ""
    return unguarded(line[place].replace("\r\n", "\n"))


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a ZIP archive of CSV files, or one CSV file of 基本信息."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableArchive(f"文件超过 {MOST_BYTES // 1024**2} MB，请分批导入")
    csv.field_size_limit(LONGEST_CELL)
    if not zipfile.is_zipfile(path):
        yield Archive(path, [_Part("up_task_general_basic", path.stat().st_size)], None)
        return
    with _opened(path) as archive:
        parts = [_Part(_name(entry), entry.file_size, entry) for entry in _entries(archive)]
        if not any(part.name == "up_task_general_basic" for part in parts):
            raise UnreadableArchive("里面没有 up_task_general_basic.csv（事项基本信息）")
        yield Archive(path, parts, archive)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableArchive("压缩包已损坏，请重新打包") from None
    with archive:
        yield archive


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_UNFOLDED:
        raise UnreadableArchive("展开后太大，请分批导入")
    kept = [one for one in entries if not one.is_dir()]
    for one in kept:
        _refuse(one)
    return kept


def _refuse(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableArchive("压缩包加了密码，请取消密码后再上传")
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        raise UnreadableArchive("压缩包里有不该有的路径")
    if _name(entry) not in _FILES or path.suffix.lower() != ".csv":
        raise UnreadableArchive(f"不认识的文件“{path.name}”；只要各交换表的 CSV 文件")
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise UnreadableArchive("展开后太大，请分批导入")


def _name(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename.replace("\\", "/")).stem.lower()
