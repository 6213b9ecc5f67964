"""Profiles (数据概貌): what a column looks like, before anybody writes a rule for it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.quality.cells import Row, cell, shape_of

MOST_SHAPES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProfile:
    """A column at a glance (字段概貌): texts in the order of their characters, shapes by number."""

    field: str
    rows: int
    blank: int
    distinct: int
    least: str | None
    most: str | None
    shapes: tuple[tuple[str, int], ...]


def profile(field: str, rows: Iterable[Row]) -> ColumnProfile:
    """Return the profile of a column."""
    cells = [cell(row, field) for row in rows]
    texts = [text for text in cells if text is not None]
    shapes = Counter(map(shape_of, texts)).items()
    return ColumnProfile(
        field=field,
        rows=len(cells),
        blank=len(cells) - len(texts),
        distinct=len(set(texts)),
        least=min(texts, default=None),
        most=max(texts, default=None),
        shapes=tuple(sorted(shapes, key=lambda one: (-one[1], one[0]))[:MOST_SHAPES]),
    )
