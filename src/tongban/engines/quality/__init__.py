"""Data quality at scale (规模化质量检查): core's rules asked of millions of rows in DuckDB.

Read in this order: `tables` (registers and how their cells stand), `identifiers` (the arithmetic of
check characters as SQL), `shapes` (kinds of characters), `compiling` (a check as an expression that
is true, false or null), `examining` (every rule in one pass, the rejected rows, profiles).
"""
