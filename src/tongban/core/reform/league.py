"""League table (排名): who is where, and how surely; small numbers do not rank.

A place is a range: from one more than all that are surely better, to all but those that are surely
worse. Two whose intervals overlap cannot be told apart, and the table says so.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tongban.core.vocabulary.intervals import Interval, Sample, mean_interval


class Placed(NamedTuple):
    """One line of the table (名次); without enough cases it has neither interval nor place."""

    name: str
    sample: Sample
    interval: Interval | None
    best: int = 0
    worst: int = 0

    @property
    def ranked(self) -> bool:
        """Tell whether it has a place at all."""
        return self.interval is not None


def league(samples: Iterable[tuple[str, Sample]]) -> tuple[Placed, ...]:
    """Return who needs least first; those with too few cases stand last, by name."""
    lines = [(name, sample, mean_interval(sample)) for name, sample in samples]
    sure = [interval for _, _, interval in lines if interval is not None]
    placed = [_placed(name, sample, interval, sure) for name, sample, interval in lines]
    return tuple(sorted(placed, key=_order))


def _placed(name: str, sample: Sample, interval: Interval | None, sure: list[Interval]) -> Placed:
    if interval is None:
        return Placed(name, sample, None)
    better = sum(one.high < interval.low for one in sure)
    worse = sum(one.low > interval.high for one in sure)
    return Placed(name, sample, interval, better + 1, len(sure) - worse)


def _order(one: Placed) -> tuple[bool, float, str]:
    return (not one.ranked, one.sample.mean if one.ranked else 0.0, one.name)
