"""The press of reports (报告排版): PDF for archives, readable aloud; text is data, never code."""

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from tongban.adapters.reports.values import Part, Report
from tongban.core.vocabulary.errors import InvalidValue

_TEMPLATE = Path(__file__).with_name("report.typ")


class ReportPress:
    """Set reports in type; keep one for the life of a process, since its fonts stay loaded."""

    def __init__(self, *, font_paths: Sequence[Path] = ()) -> None:
        self._font_paths = [str(path) for path in font_paths if path.exists()]
        self._lock = threading.Lock()

    def render(self, report: Report) -> bytes:
        """Return a report as one PDF (PDF/A-2a, PDF/UA-1); the same report gives the same bytes.

        Raises:
            InvalidValue: when it cannot be set in type.
        """
        day = report.dated_on
        with self._lock:
            try:
                made = self._compiler.compile(
                    format="pdf",
                    sys_inputs={"report": json.dumps(_page(report), ensure_ascii=False)},
                    pdf_standards=["a-2a", "ua-1"],
                    timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
                )
            except typst.TypstError as error:
                raise InvalidValue("report", error.message) from error
        return made if isinstance(made, bytes) else b"".join(made or ())

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=True, font_paths=self._font_paths)
        return typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts)


def _page(report: Report) -> dict[str, Any]:
    day = report.dated_on
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "dated_on": f"{day.year}年{day.month}月{day.day}日",
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "parts": [_part(one) for one in report.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    sheet = part.sheet
    return {
        "title": part.title,
        "words": part.words,
        "drawing": part.drawing,
        "says": part.says or part.title,
        "headings": list(sheet.headings) if sheet else [],
        "rows": [[_text(one) for one in row] for row in sheet.rows] if sheet else [],
        "numbers": [_numeric(sheet.rows, place) for place in range(len(sheet.headings))]
        if sheet
        else [],
    }


def _text(entry: object) -> str:
    if isinstance(entry, float):
        return f"{entry:.2f}"
    return f"{entry:,}" if isinstance(entry, int) else str(entry)


def _numeric(rows: Sequence[Sequence[object]], place: int) -> bool:
    return bool(rows) and all(isinstance(row[place], int | float) for row in rows)
