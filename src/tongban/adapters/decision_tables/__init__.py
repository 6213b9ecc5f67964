"""Decision tables (决策表): conditions as DMN tables, and as JSON for the engines of others.

Read in this order: `table` (what a table is), `refusals` (what cannot be said, with its line),
`cells` (one cell of FEEL's simple unary tests and its condition, by `tokens`), `terms` (what a
column asks), `saying` (condition to table), `meaning` (table to condition), `overlap` (whether two
rules can meet), `markup` (XML with its lines), `writing` and `reading` (DMN 1.3 and later), and
`logic` with `logic_reading` (JSON Logic). What can be said comes back as the very same tree.
"""

from tongban.adapters.decision_tables.logic import write_logic
from tongban.adapters.decision_tables.logic_reading import read_logic
from tongban.adapters.decision_tables.reading import read_dmn
from tongban.adapters.decision_tables.refusals import Fault, TableRefused, Unsayable
from tongban.adapters.decision_tables.writing import write_dmn

__all__ = [
    "Fault",
    "TableRefused",
    "Unsayable",
    "read_dmn",
    "read_logic",
    "write_dmn",
    "write_logic",
]
