"""Samples (抽样): which services are tried, in strata, drawn by a seed committed to before.

Nobody can choose what is tried: the hash of the seed is public from the beginning, the seed once
the round is opened, and from both anyone draws the same sample again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from tongban.core.vocabulary.errors import InvalidValue


class Sampled(NamedTuple):
    """One service to try over one channel (样本)."""

    item: str
    channel: str


def commitment(seed: str) -> str:
    """Return what is made public of a seed before anything is drawn."""
    return hashlib.sha256(seed.encode()).hexdigest()


def drawn(
    population: Iterable[tuple[Hashable, Sampled]], size: int, seed: str
) -> tuple[Sampled, ...]:
    """Draw so many, spread over the strata by how large they are, one of each at least.

    The population names the stratum of each.

    Raises:
        InvalidValue: when there are more strata than there is room for, or nothing to draw from.
    """
    strata: defaultdict[str, list[Sampled]] = defaultdict(list)
    for stratum, one in population:
        strata[str(stratum)].append(one)
    if not strata or size < len(strata):
        raise InvalidValue("sample", f"至少要抽 {max(1, len(strata))} 个，每一层都有")
    shares = _shares({name: len(each) for name, each in strata.items()}, size)
    return tuple(
        one
        for name in sorted(strata)
        for one in sorted(strata[name], key=lambda each: _place(seed, each))[: shares[name]]
    )


def _shares(sizes: dict[str, int], size: int) -> dict[str, int]:
    """Return how many of each stratum: one, and the rest by the largest remainder."""
    whole = sum(sizes.values())
    rest = min(size, whole) - len(sizes)
    room = {name: count - 1 for name, count in sizes.items()}
    spread = max(1, sum(room.values()))
    exact = {name: rest * left / spread for name, left in room.items()}
    shares = {name: 1 + int(part) for name, part in exact.items()}
    missing = min(size, whole) - sum(shares.values())
    by_remainder: Sequence[str] = sorted(
        exact, key=lambda name: (int(exact[name]) - exact[name], name)
    )
    for name in by_remainder[:missing]:
        shares[name] += 1
    return shares


def _place(seed: str, one: Sampled) -> str:
    return hashlib.sha256(f"{seed}\x1f{one.item}\x1f{one.channel}".encode()).hexdigest()
