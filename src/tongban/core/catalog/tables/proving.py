"""Proving references (引用检查): what leads nowhere, at the row and cell that name it."""

import re
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.references import problems
from tongban.core.catalog.tables.parsing import Faults
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.table import Schema
from tongban.core.vocabulary.errors import Problem

_BETWEEN: Final = re.compile(r"[\s+＋]+")
_CONDITIONS: Final = ("expression", "needed_when")


def prove(catalogue: Catalogue, schema: Schema, faults: Faults) -> None:
    """Report every reference of the rows read that leads nowhere in `catalogue`.

    What stands in the catalogue without a row here was proved when it was published.
    """
    for problem in problems(catalogue):
        row = _row_of(problem.where, faults)
        if row is not None:
            cell = _cell_of(problem, row, schema)
            faults.report(row, cell, problem.message, rule=problem.rule)


def _row_of(path: str, faults: Faults) -> Row | None:
    """Return the row of the longest known path that this one begins with."""
    while path:
        if path in faults.places:
            return faults.places[path]
        path = path.rpartition("/")[0]
    return None


def _cell_of(problem: Problem, row: Row, schema: Schema) -> int:
    """Return the cell that holds the code at fault, or the condition."""
    table = schema[row.table]
    if problem.rule != "reference":
        return max(table.cell_of(attribute) for attribute in _CONDITIONS)
    code = problem.message.rpartition(" ")[2]
    naming = (place for place, cell in enumerate(row.cells) if code in _BETWEEN.split(cell))
    return next(naming, -1)
