"""Figures of performance (效能指标): of the city, a department, an item; with files to take away.

`words` says shares and measures; `sums` adds up what an extract counts; `page` shows the figures of
a city or a department, `item_page` those of an item; `definitions` what each measure means; `files`
the same as PDF and XLSX; `story` is one case from the supervisor's side.
"""
