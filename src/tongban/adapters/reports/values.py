"""What a report says (报告内容): parts, each with words, perhaps a drawing, perhaps a table."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Entry: TypeAlias = str | int | float
"""What stands in a table: words, or a number to calculate with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table (表格): its name, its headings and its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a report under its heading; `drawing` is SVG, `says` what is to be seen in it."""

    title: str
    words: str = ""
    drawing: str = ""
    says: str = ""
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report (报告)."""

    title: str
    subtitle: str
    dated_on: date
    parts: tuple[Part, ...]
