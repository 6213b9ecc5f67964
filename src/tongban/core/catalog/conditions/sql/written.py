"""A term once written (写成的项): its value, and how to tell "not known" from "not existing"."""

from dataclasses import dataclass

from tongban.core.catalog.conditions.operations import Sort
from tongban.core.catalog.conditions.sql.lengths import bounded
from tongban.core.catalog.conditions.sql.numbers import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A term as SQL (写成的项).

    `value` is `NULL` where the term is unknown or empty; a number has `number` besides. `empty` is
    the SQL that is true where the term is known not to exist, or None where that cannot be. A term
    without a sort compares with nothing.
    """

    sort: Sort | None
    value: str = "NULL"
    number: Number | None = None
    empty: str | None = None

    @property
    def known(self) -> str:
        """Return the SQL that tells whether the term is known, be it empty or not."""
        there = f"{self.value} IS NOT NULL" if self.number is None else self.number.known
        return f"({there})" if self.empty is None else f"({there} OR {self.empty})"


UNKNOWN = Written(sort=None)


def of_number(number: Number, *, empty: str | None = None) -> Written:
    """Return a number as a term."""
    return Written(sort=Sort.NUMBER, value=bounded(number.above.sql), number=number, empty=empty)


def either_empty(left: Written, right: Written) -> str | None:
    """Return the SQL that is true where both are known and at least one is empty."""
    parts = [
        f"({one.empty} AND {other.known})"
        for one, other in ((left, right), (right, left))
        if one.empty is not None
    ]
    return bounded(f"({' OR '.join(parts)})") if parts else None
