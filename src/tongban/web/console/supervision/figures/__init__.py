"""Figures of performance (效能指标): of the city, a department, an item; with files to take away.

`sums` adds up what an extract counts, `tables` shows it; `page` has the figures of the city, of a
department, of an item; `definitions` what each measure means; `files` the same as PDF and XLSX;
`story` is one case from the supervisor's side.
"""
