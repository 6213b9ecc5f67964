"""Lists of headings, line by line (读名录): a heading each, or what is wrong with the line."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tongban.core.catalog.headings import Heading, heading_of
from tongban.core.catalog.plain.strict import read_json
from tongban.core.vocabulary.errors import InvalidValue, Reason

TITLES: Final = (
    "name",
    "item_code",
    "department",
    "dept_code",
    "area_code",
    "task_type",
    "main_item",
)
"""The names of the cells, as published lists have them; a CSV file may use the Chinese ones."""

_CHINESE: Final = {
    "事项名称": "name",
    "事项编码": "item_code",
    "部门": "department",
    "部门编码": "dept_code",
    "行政区划": "area_code",
    "事项类型": "task_type",
    "主项": "main_item",
}
_NEEDED: Final = ("name", "item_code", "department")
_SENTENCES: Final = {
    Reason.EMPTY: "名称、编码和部门都要有",
    Reason.TOO_LONG: "名称或编码太长",
    Reason.FORMAT: "编码只能用数字、字母、点、下划线和连字符",
}
MOST_BYTES: Final = 256 * 1024**2
MOST_LINES: Final = 5_000_000
LONGEST_CELL: Final = 131_072


class UnreadableList(InvalidValue):
    """A file that is no list of headings; the reason says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__("list of headings", reason)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """One line: its number and its cells in the order of `TITLES`."""

    number: int
    cells: tuple[str, ...]


@contextmanager
def open_headings(path: Path) -> Iterator[Iterator[HeadingLine]]:
    """Open a list; the lines stream out of a CSV file, and out of JSON once it is read."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableList(f"文件超过 {MOST_BYTES // 1024**2} MB，请分成几个文件")
    with path.open("rb") as file:
        begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begins in (b"{", b"["):
        yield _of_json(path)
        return
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as text:
        yield _of_csv(csv.reader(text, strict=True))


def heading_from(line: HeadingLine) -> Heading:
    """Return the heading of a line.

    Raises:
        InvalidValue: with a sentence that says what to change.
    """
    told = dict(zip(TITLES, line.cells, strict=True))
    try:
        return heading_of(
            told["name"],
            told["item_code"],
            told["department"],
            authority=told["dept_code"],
            area=told["area_code"],
            type_code=told["task_type"],
            group=told["main_item"],
        )
    except InvalidValue as error:
        reasons = {str(reason): sentence for reason, sentence in _SENTENCES.items()}
        raise InvalidValue("heading", reasons.get(error.reason, error.reason)) from None


def _of_json(path: Path) -> Iterator[HeadingLine]:
    document = read_json(path.read_bytes())
    listed = document.get("items") if isinstance(document, dict) else document
    if not isinstance(listed, list):
        raise UnreadableList("JSON 里应该有一个叫 items 的列表")
    for number, entry in enumerate(listed, start=1):
        told: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
        yield HeadingLine(number, tuple(_text(told.get(title)) for title in TITLES))


def _of_csv(lines: Any) -> Iterator[HeadingLine]:
    try:
        heading = [title.strip() for title in next(lines, [])]
        names = [_CHINESE.get(title, title) for title in heading]
        missing = [title for title, name in _CHINESE.items() if name in _NEEDED
                   and name not in names]  # fmt: skip
        if missing:
            raise UnreadableList(f"第一行缺少：{'、'.join(missing)}")
        places = [names.index(title) if title in names else -1 for title in TITLES]
        for count, line in enumerate(lines, start=2):
            if count > MOST_LINES:
                raise UnreadableList(f"超过 {MOST_LINES} 行，请分成几个文件")
            cells = tuple(line[at].strip() if 0 <= at < len(line) else "" for at in places)
            if any(cells):
                yield HeadingLine(count, cells)
    except (csv.Error, UnicodeDecodeError) as error:
        reason = f"第 {lines.line_num + 1} 行附近读不下去：请检查引号是否配对、编码是否 UTF-8"
        raise UnreadableList(reason) from error


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
