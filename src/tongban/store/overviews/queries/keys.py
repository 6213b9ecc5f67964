"""Pages by key (按键翻页): what comes after a row, whatever was added or taken away meanwhile."""

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

from django.db.models import F, Func, Model, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan

Key: TypeAlias = tuple[Any, ...]
Row = TypeVar("Row", bound=Model)


class _Together(Func):
    """Several columns as one value, compared in their order by the database."""

    function = "ROW"
    output_field = TextField()


def after_key(rows: QuerySet[Row], names: Sequence[str], key: Key | None) -> QuerySet[Row]:
    """Return the rows in the order of `names`, those after `key` if one is given."""
    if key is not None:
        together = _Together(*(F(name) for name in names))
        rows = rows.filter(GreaterThan(together, _Together(*(Value(one) for one in key))))
    return rows.order_by(*names)
