"""Messages as vectors (词频-逆文档频率): rare words that messages share bring them together.

Words are weighted by the logarithm of their count and by their rarity; every vector has length 1,
so that the product of two is their cosine. Rows are kept in compressed form, as are the columns.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import rjieba
from numpy.typing import NDArray

_TITLE_COUNTS = 2
"""A title says in few words what a message is about."""

_RAREST = 2
_MOST_COMMON = 0.02
"""Words that stand in one message join nothing; those in more than this share join everything."""

_FEW = 20
"""Among few messages a word may stand in more than its share of them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix, row by row: where each row begins, its columns, its values."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: NDArray[np.float32]
    width: int

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.starts) - 1

    def turned(self) -> "Rows":
        """Return it column by column."""
        owners = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))
        order = np.argsort(self.columns, kind="stable")
        counts = np.bincount(self.columns, minlength=self.width)
        starts = np.concatenate(([0], np.cumsum(counts)))
        return Rows(starts, owners[order], self.values[order], len(self))


def words_of(title: str, text: str) -> Counter[str]:
    """Return the words of a message and the pairs that stand together, counted."""
    counted: Counter[str] = Counter()
    for part, weight in ((title, _TITLE_COUNTS), (text, 1)):
        words = [word for word in rjieba.cut(part) if _tells(word)]
        for word in words:
            counted[word] += weight
        for pair in pairwise(words):
            counted["".join(pair)] += weight
    return counted


def vectors(counted: Sequence[Counter[str]]) -> tuple[Rows, tuple[str, ...]]:
    """Return messages as rows of length 1, and the word of each column."""
    spread = Counter(word for one in counted for word in one)
    most = max(_FEW, int(len(counted) * _MOST_COMMON))
    kept = sorted(word for word, count in spread.items() if _RAREST <= count <= most)
    places = {word: place for place, word in enumerate(kept)}
    rarity = np.log1p(len(counted) / np.array([spread[word] for word in kept], dtype=np.float64))
    starts = [0]
    columns: list[int] = []
    values: list[int] = []
    for one in counted:
        pairs = sorted((places[word], count) for word, count in one.items() if word in places)
        columns.extend(place for place, _ in pairs)
        values.extend(count for _, count in pairs)
        starts.append(len(columns))
    index = np.array(columns, dtype=np.int32)
    weights = (
        (1 + np.log(np.array(values, dtype=np.float64))) * rarity[index] if kept else (np.zeros(0))
    )
    lengths = np.sqrt(np.add.reduceat(np.append(weights**2, 0.0), starts[:-1]))
    sizes = np.diff(starts)
    lengths[sizes == 0] = 1.0
    unit = (weights / np.repeat(lengths, sizes)).astype(np.float32)
    return Rows(np.array(starts), index, unit, len(kept)), tuple(kept)


def _tells(word: str) -> bool:
    """Tell whether a word may tell one matter from another: no mark, no single letter."""
    return len(word) > 1 and not word.isdigit() and any(map(str.isalnum, word))
