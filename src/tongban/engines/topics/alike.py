"""Messages that are alike (相似留言): pairs whose cosine reaches a threshold, and what they join.

A single word says little: where a message shares only one with any other, that one would make the
two all but the same. Each row is multiplied with the columns that it has: nothing is looked at that
shares no word.
"""

import numpy as np
from numpy.typing import NDArray

from tongban.engines.topics.vectors import Rows


def pairs(
    rows: Rows, *, least: float, shared: int = 1
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return pairs of rows (the lower first) whose cosine is at least so much, and that cosine.

    They have at least so many words `shared` by both.
    """
    turned = rows.turned()
    found: list[NDArray[np.int64]] = []
    cosines: list[NDArray[np.float32]] = []
    for row in range(len(rows)):
        begin, end = rows.starts[row], rows.starts[row + 1]
        columns = rows.columns[begin:end]
        sizes = turned.starts[columns + 1] - turned.starts[columns]
        if not len(columns):
            continue
        offsets = np.repeat(turned.starts[columns] - np.cumsum(sizes) + sizes, sizes)
        places = offsets + np.arange(int(sizes.sum()))
        weights = np.repeat(rows.values[begin:end], sizes) * turned.values[places]
        sums = np.bincount(turned.columns[places], weights=weights, minlength=len(rows))
        common = np.bincount(turned.columns[places], minlength=len(rows))
        near = (sums >= least) & (common >= shared)
        others = np.flatnonzero(near[row + 1 :]) + row + 1
        found.append(np.stack((np.full(len(others), row), others), axis=1))
        cosines.append(sums[others].astype(np.float32))
    if not found:
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate(found), np.concatenate(cosines)


def joined(count: int, alike: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each of `count` rows the lowest row to which chains of pairs lead."""
    heads = np.arange(count)

    def head(one: int) -> int:
        while heads[one] != one:
            heads[one] = heads[heads[one]]
            one = int(heads[one])
        return one

    for low, high in alike:
        first, second = head(int(low)), head(int(high))
        heads[max(first, second)] = min(first, second)
    return np.array([head(one) for one in range(count)])
