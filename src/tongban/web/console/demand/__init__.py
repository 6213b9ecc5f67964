"""The demand list (数据需求清单): which data interfaces to ask for, and what each line frees.

`asking` reads the address; `wording` names interfaces; `curve` draws what each budget is worth;
`listing` is the table; `exports` the same as a workbook and as plain rows; `views` makes the page.
"""
