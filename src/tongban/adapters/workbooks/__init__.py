"""Workbooks (工作簿): items as departments exchange them, one sheet a table, in Excel's own form.

Read in this order: `gate` (what is refused before a workbook is opened), `cells` (texts that no
program takes for a formula), `guide` (the sheet that says how to fill in), `writing` (catalogue to
workbook), `sheets` (workbook to rows), `reading` (rows to a catalogue, or every fault) and
`marking` (the faults written back into a copy, cell by cell); `plain` reads any other table.
"""

from tongban.adapters.workbooks.gate import UnreadableWorkbook
from tongban.adapters.workbooks.marking import marked_copy
from tongban.adapters.workbooks.plain import read_plain
from tongban.adapters.workbooks.reading import WorkbookRead, read_workbook
from tongban.adapters.workbooks.sheets import open_sheets
from tongban.adapters.workbooks.writing import TooLargeForWorkbook, write_workbook

__all__ = [
    "TooLargeForWorkbook",
    "UnreadableWorkbook",
    "WorkbookRead",
    "marked_copy",
    "open_sheets",
    "read_plain",
    "read_workbook",
    "write_workbook",
]
