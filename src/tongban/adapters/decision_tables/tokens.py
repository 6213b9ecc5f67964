"""Words of a cell (单元格的词): numbers, texts, dates, yes and no, and the signs between them."""

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, assert_never

from tongban.adapters.decision_tables.refusals import Unsayable
from tongban.core.catalog.conditions.literals import Literal

_WORDS: Final = re.compile(
    r"""\s*(?:
    (?P<date>date\(\s*"(?P<day>\d{4}-\d\d-\d\d)"\s*\)|@"(?P<at>\d{4}-\d\d-\d\d)")
  | (?P<text>"(?:[^"\\\x00-\x1f]|\\.)*")
  | (?P<number>-?\d{1,40}(?:\.\d{1,40})?)
  | (?P<word>not|true|false|null)\b
  | (?P<sign>\.\.|<=|>=|[<>,()\[\]-])
    )""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its kind, how it is written, and the value that it stands for, if any."""

    kind: str
    written: str
    value: Literal | None = None


END: Final = Word("end", "")


def words_of(text: str) -> list[Word]:
    """Return the words of a cell.

    Raises `Unsayable` naming the first that is none of a simple test.
    """
    found: list[Word] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _WORDS.match(text, position)
        if match is None:
            raise Unsayable(f"看不懂“{text[position:].strip()}”，单元格里只能写简单判断")
        found.append(_word(match))
        position = match.end()
    return [*found, END]


def _word(match: re.Match[str]) -> Word:
    written = match.group().strip()
    if match["date"]:
        return Word("value", written, _day(match["day"] or match["at"]))
    if match["text"]:
        return Word("value", written, _text(written))
    if match["number"]:
        return Word("value", written, Decimal(written) if "." in written else int(written))
    if written in ("true", "false"):
        return Word("value", written, written == "true")
    return Word("sign", written)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unsayable(f"日历上没有 {written} 这一天") from None


def _text(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:
        raise Unsayable(f"看不懂文字 {written}") from None


def literal(value: Literal) -> str:
    """Return a value as FEEL writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}" if "." in f"{value:f}" else f"{value:f}.0"
        case date():
            return f'date("{value.isoformat()}")'
        case str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            assert_never(value)
