"""Tables (表): which columns a kind of definition has, and to whom its rows belong."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any, Final

from tongban.core.catalog.tables.cells import Codec

EMPTY: Final = "（空）"
"""Stands for nothing where a blank cell would mean the usual value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of a definition under its title, or its titles where it takes several cells."""

    attribute: str
    titles: tuple[str, ...]
    codec: Codec
    hint: str = ""


def column(attribute: str, titles: str, codec: Codec, hint: str = "") -> Column:
    """Return a column; the titles of several cells are written with | between."""
    return Column(attribute, tuple(titles.split("|")), codec, hint)


@dataclass(frozen=True)
class Table:
    """The rows of one kind of definition.

    `owner` is the title of the first cell, which says to what the row belongs; empty for
    definitions that stand by themselves. `part` is the attribute of the owner that the rows make.
    `identity` is the attribute that tells the rows of one owner apart, if there is one. `further`
    are titles at the end whose cells no attribute is read from.
    """

    key: str
    title: str
    kind: type
    columns: tuple[Column, ...]
    owner: str = ""
    identity: str = ""
    hint: str = ""
    further: tuple[str, ...] = ()

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of all cells, in order."""
        own = tuple(title for one in self.columns for title in one.titles)
        return (self.owner, *own, *self.further) if self.owner else (*own, *self.further)

    def placed(self) -> Iterator[tuple[Column, int]]:
        """Yield each column with the number of its first cell."""
        cell = 1 if self.owner else 0
        for one in self.columns:
            yield one, cell
            cell += one.codec.width

    def cell_of(self, attribute: str) -> int:
        """Return the number of the first cell of an attribute, or -1 where it has none."""
        return next((cell for one, cell in self.placed() if one.attribute == attribute), -1)

    @cached_property
    def usual(self) -> dict[str, Any]:
        """Return the value that each attribute has when nothing is said of it."""
        return {one.name: one.default for one in fields(self.kind) if one.default is not MISSING}


@dataclass(frozen=True)
class Schema:
    """The tables of one way of exchange, in the order in which people read them."""

    tables: tuple[Table, ...]

    @cached_property
    def by_key(self) -> dict[str, Table]:
        """Return the tables by their key."""
        return {table.key: table for table in self.tables}

    def __getitem__(self, key: str) -> Table:
        return self.by_key[key]
