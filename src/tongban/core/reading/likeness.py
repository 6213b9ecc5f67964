"""Likeness (相似): how many pairs of neighbouring characters two short texts share.

Chinese names have no spaces to part them; pairs of characters need no dictionary and forgive a
different order.
"""

from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters; of one character, itself."""
    return frozenset(map("".join, pairwise(text))) or frozenset(text)


def likeness(one: str, other: str) -> float:
    """Return the share of pairs that two texts have in common, from 0 to 1 (Dice)."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def coverage(part: str, text: str) -> float:
    """Return how much of `part` stands in `text`, from 0 to 1."""
    wanted = pairs(part)
    return len(wanted & pairs(text)) / max(len(wanted), 1)
