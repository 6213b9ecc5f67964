"""Reports (报告): what a page shows, as a document for archives or a workbook to calculate with.

Read in this order: `values` (what a report says), `press` (PDF, with the typography in
`report.typ`), `workbook` (a sheet for each table).
"""

from tongban.adapters.reports.press import ReportPress
from tongban.adapters.reports.values import Part, Report, Sheet
from tongban.adapters.reports.workbook import workbook_of

__all__ = ["Part", "Report", "ReportPress", "Sheet", "workbook_of"]
