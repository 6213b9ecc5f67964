"""Fair intervals (置信区间): how far a share or a mean is known, at 95 %.

Shares take Wilson's interval, which stays inside 0 and 1; means take Student's t, differences
Welch's. Below thirty cases none is given: such numbers neither rank nor prove.
"""

import math
from collections.abc import Iterable
from statistics import NormalDist
from typing import NamedTuple

ENOUGH_CASES = 30
"""Local configuration: with fewer cases than this nothing is ranked and nothing is proved."""

_CONFIDENCE = 0.975
_NORMAL = NormalDist().inv_cdf(_CONFIDENCE)


class Interval(NamedTuple):
    """From where to where a number may lie (置信区间)."""

    low: float
    high: float


class Sample(NamedTuple):
    """Measured cases in short: how many, their mean, their variance (样本)."""

    size: int = 0
    mean: float = 0.0
    variance: float = 0.0

    @classmethod
    def of(cls, values: Iterable[float]) -> "Sample":
        """Return the sample of these values."""
        every = list(values)
        if not every:
            return cls()
        mean = math.fsum(every) / len(every)
        squares = math.fsum((one - mean) ** 2 for one in every)
        return cls(len(every), mean, squares / (len(every) - 1) if len(every) > 1 else 0.0)

    @property
    def enough(self) -> bool:
        """Tell whether it may rank and prove."""
        return self.size >= ENOUGH_CASES


def share_interval(successes: int, trials: int) -> Interval | None:
    """Return where a share lies (Wilson 1927); None without enough cases."""
    if trials < ENOUGH_CASES:
        return None
    squared = _NORMAL**2
    share = successes / trials
    middle = share + squared / (2 * trials)
    spread = _NORMAL * math.sqrt(share * (1 - share) / trials + squared / (4 * trials**2))
    whole = 1 + squared / trials
    return Interval(max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole))


def mean_interval(sample: Sample) -> Interval | None:
    """Return where a mean lies (Student 1908); None without enough cases."""
    if not sample.enough:
        return None
    spread = student(sample.size - 1) * math.sqrt(sample.variance / sample.size)
    return Interval(sample.mean - spread, sample.mean + spread)


def difference_interval(before: Sample, after: Sample) -> Interval | None:
    """Return where `before` less `after` lies (Welch 1947); None without enough cases of both."""
    if not (before.enough and after.enough):
        return None
    one, two = before.variance / before.size, after.variance / after.size
    apart = before.mean - after.mean
    if one + two == 0:
        return Interval(apart, apart)
    freedom = (one + two) ** 2 / (one**2 / (before.size - 1) + two**2 / (after.size - 1))
    spread = student(freedom) * math.sqrt(one + two)
    return Interval(apart - spread, apart + spread)


def student(freedom: float) -> float:
    """Return the upper 97.5 % point of Student's t, exact to four digits from 20 degrees on.

    It is Fisher's expansion around the normal point; fewer degrees never occur here.
    """
    z = _NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, start=1))
