"""Hand reports out (报告): as PDF for archives, as a workbook to calculate with."""

from functools import cache
from pathlib import Path

from django.conf import settings

from tongban.adapters.reports import Report, ReportPress, workbook_of


def pdf_of(report: Report) -> bytes:
    """Return a report as PDF."""
    return _press().render(report)


def xlsx_of(report: Report) -> bytes:
    """Return the tables of a report as a workbook."""
    return workbook_of(report)


@cache
def _press() -> ReportPress:
    return ReportPress(font_paths=tuple(Path(path) for path in settings.FONT_PATHS))
