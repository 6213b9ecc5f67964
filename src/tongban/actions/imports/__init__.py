"""Imports (导入): from a file to items that wait to be opened as working copies.

`beginning` (hand in a file), `carrying` (the worker's turn: a slice of work, resumed after the last
checkpoint), then what is done by form: `documents` (workbooks and JSON, read whole), `staging` and
`checking` (exchange tables, row by row, item by item), `listing` (headings). `cancelling` stops and
resumes a run; `mending` puts a rejected row right; `taking` opens working copies; `reporting`
hands rejected rows back; `forgetting` drops files after their days. `files`, `knowing` and
`keeping` serve them all.
"""
