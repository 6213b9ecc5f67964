"""Columns (列): what a table of people must tell before a condition can be asked of it.

A column bears the code of its data element. `NULL` in it means that nobody knows. Where a thing may
be known not to exist, a second column says so: `code:empty`, true for "there is none".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tongban.core.catalog.conditions.operations import Sort
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.vocabulary.errors import InvalidValue

WHOLE_DIGITS = 18
"""Digits of an integer column: what a form accepts, and what 64 bits hold."""

_SORTS = {
    ValueKind.YES_NO: Sort.YES_NO,
    ValueKind.INTEGER: Sort.NUMBER,
    ValueKind.DECIMAL: Sort.NUMBER,
    ValueKind.TEXT: Sort.TEXT,
    ValueKind.CHOICE: Sort.TEXT,
    ValueKind.DATE: Sort.DATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table of people (列).

    A decimal has `digits` in all, `scale` of them after the point. `columns` are those inside each
    record of a list, by their short names; in a record every blank is unknown.
    """

    kind: ValueKind
    digits: int = WHOLE_DIGITS
    scale: int = 0
    may_be_empty: bool = False
    columns: Mapping[str, "Column"] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not 0 <= self.scale <= self.digits <= WHOLE_DIGITS:
            raise InvalidValue("column", f"{self.digits} digits with {self.scale} after the point")

    @property
    def sort(self) -> Sort | None:
        """Return what its values may stand beside; None for lists."""
        return _SORTS.get(self.kind)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table of people, by the code of their element (人群表)."""

    columns: Mapping[str, Column]

    @classmethod
    def of(
        cls, elements: Iterable[DataElement], *, scale: int = 2, may_be_empty: bool = False
    ) -> "Table":
        """Return the table that holds these elements; decimals with `scale` digits after the point.

        Elements inside records are columns of the list that they belong to.
        """
        return cls({one.code: _column(one, scale, may_be_empty=may_be_empty) for one in elements})


def _column(element: DataElement, scale: int, *, may_be_empty: bool) -> Column:
    places = scale if element.kind is ValueKind.DECIMAL else 0
    return Column(
        kind=element.kind,
        digits=_digits(element, places),
        scale=places,
        may_be_empty=may_be_empty,
        columns={
            one.short_name: _column(one, scale, may_be_empty=False) for one in element.columns
        },
    )


def _digits(element: DataElement, places: int) -> int:
    """Return how many digits an element can need: as many as its bounds have, else all."""
    if element.least is None or element.most is None:
        return WHOLE_DIGITS
    furthest = int(max(abs(element.least), abs(element.most)))
    return min(WHOLE_DIGITS, len(str(furthest)) + places)
