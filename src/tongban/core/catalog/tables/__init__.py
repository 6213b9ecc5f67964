"""The catalogue as tables (目录表): every definition as rows of plain cells, and back.

Read in this order: `rows` (a row, and what is wrong with one), `cells` (one value as the text of
one cell or several), `citing` (articles, limits and conditions as cells), `table` (which columns a
kind of definition has), `items` and `shared` (the tables of this catalogue, joined in `schema`),
`writing` (catalogue to rows) and, the way back, `parsing` (a row to a value), `items_read`,
`shared_read` and `reading` (rows to a catalogue or to every fault at its cell), `proving` (the
references between rows).

Workbooks, the national exchange and plain files differ in how they lay cells out and what they
call them; what a cell means is said here once.
"""
