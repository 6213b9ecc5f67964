"""Where a condition stands (所在): the table, the day, and the record in hand inside a list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tongban.core.catalog.conditions.nodes import MEMBER
from tongban.core.catalog.conditions.operations import Sort
from tongban.core.catalog.conditions.sql.dialects import Dialect
from tongban.core.catalog.conditions.sql.numbers import Number, Plain
from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.conditions.sql.written import UNKNOWN, Written, of_number

_RECORD = "r"
_TRUTH = "t"


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean where a condition is written; `record` holds the columns of one in hand."""

    table: Table
    today: date
    parameters: Mapping[str, int | Decimal]
    dialect: Dialect
    record: Mapping[str, Column] | None = None

    def column(self, code: str) -> Column | None:
        """Return the column that holds an element, or None when there is none."""
        if self.record is not None and code.startswith(MEMBER):
            return self.record.get(code.removeprefix(MEMBER))
        return self.table.columns.get(code)

    def name(self, code: str) -> str:
        """Return the SQL of a column's value."""
        if self.record is not None and code.startswith(MEMBER):
            return f"{_RECORD}.{self.dialect.column(code.removeprefix(MEMBER))}"
        return self.dialect.column(code)

    def empty(self, code: str) -> str | None:
        """Return the SQL that is true where an element is known not to exist; None if never."""
        column = self.column(code)
        if column is None or not column.may_be_empty:
            return None
        return f"COALESCE({self.dialect.column(f'{code}:empty')}, FALSE)"

    def term(self, code: str) -> Written:
        """Return an element as a term."""
        column, name, empty = self.column(code), self.name(code), self.empty(code)
        if column is None:
            return UNKNOWN
        if column.sort is Sort.NUMBER:
            plain = Plain(name, column.digits - column.scale, column.scale)
            return of_number(Number(plain), empty=empty)
        return Written(sort=column.sort, value=name, empty=empty)

    def within(self, records: Mapping[str, Column]) -> "Scope":
        """Return the scope of one record of a list."""
        return replace(self, record=records)

    def truths(self, records: str, truth: str) -> str:
        """Return the SQL of the list of what holds of each record."""
        return self.dialect.each.format(self.name(records), _RECORD, truth)

    def count(self, truths: str, test: str) -> str:
        """Return the SQL that counts the truths of a list that pass a test; `{0}` is each."""
        kept = self.dialect.kept.format(truths, _TRUTH, test.format(_TRUTH))
        return self.dialect.length.format(kept)
