"""The tree as SQL text (条件成为查询): one definition for one person or for everybody.

`tables` says which columns there are, `dialects` how a database writes things, `numbers` keeps sums
exact, `terms` and `compiling` write a term and a condition. The result of a condition is `TRUE`
(met), `FALSE` (not met) or `NULL` (unknown), row by row as `reference.evaluate` decides it.
"""
