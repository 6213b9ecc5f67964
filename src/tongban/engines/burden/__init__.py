"""The burden as arrays (负担引擎): a province measured in milliseconds, equal to core.graph.burden.

Compiling, in this order: `packing` (a flattened item as bytes, kept beside the version it is of),
`frames` (thousands of them as columns, joined from shards), `services` and `wanted` (what a year of
cases makes of them), `assembling` (a burden from all of it), `stored` (arrays in a mapped file).

`rows` is the one data structure, pairs in compressed rows; `naming` holds texts. `columns` holds a
burden need by need. `interning` finds needs and services that behave alike, `arrays` is what is
then left to compute with. `ledger` keeps the figures while sources are switched; `breakdown` splits
them by department and clientele; `what_if` answers a whole position of the switches, parts of items
included.
"""
