"""Sealed columns (加密列): what a row keeps unreadable, read and written like any attribute.

    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("draft.content|{row.pk}")

The place is part of the seal: words of its own, and what tells the row from all others. Because
every sealed column is declared in this one way, all are found when the keys change (`resealing`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, Self, TypeVar, cast, overload

from django.apps import apps
from django.db.models import Model

from tongban.store.sealing.envelopes import seal, unseal

Value = TypeVar("Value")


class Sealed(Generic[Value]):
    """The value behind a column of ciphertext, named like it and ending in `_sealed`.

    `empty` makes the value of a column in which nothing stands; `column` names one that is called
    otherwise.
    """

    def __init__(
        self, place: str, *, empty: Callable[[], Value] | None = None, column: str = ""
    ) -> None:
        self.column = column
        self._place: Final = place
        self._empty: Final = empty

    def __set_name__(self, owner: type[Model], name: str) -> None:
        """Learn the name under which a model declares it."""
        self.column = self.column or f"{name}_sealed"

    @overload
    def __get__(self, row: None, owner: type[Model]) -> Self: ...
    @overload
    def __get__(self, row: Model, owner: type[Model]) -> Value: ...
    def __get__(self, row: Model | None, owner: type[Model]) -> Self | Value:
        """Return the value of a row, opened."""
        if row is None:
            return self
        sealed = getattr(row, self.column)
        if not sealed and self._empty is not None:
            return self._empty()
        return cast("Value", unseal(sealed, self.place(row)))

    def __set__(self, row: Model, value: Value) -> None:
        """Seal a value for a row; whoever changes it saves the column."""
        setattr(row, self.column, seal(value, self.place(row)))

    def place(self, row: Model) -> str:
        """Return what binds the ciphertext to its row."""
        return self._place.format(row=row)


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A sealed column of a table."""

    model: type[Model]
    sealed: Sealed[Any]

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return self.model._meta.db_table  # noqa: SLF001 - Django's documented way to the table

    @property
    def name(self) -> str:
        """Return the table and the column."""
        return f"{self.table}.{self.sealed.column}"


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Return every sealed column of every table, in a stable order."""
    found = (
        SealedColumn(model, value)
        for model in apps.get_models()
        for value in vars(model).values()
        if isinstance(value, Sealed)
    )
    return tuple(sorted(found, key=lambda one: one.name))
