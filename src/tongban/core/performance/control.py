"""Control charts (控制图): which month is news, and which is only chance; Laney's p′.

An ordinary p chart draws its limits as if cases fell independently; with thousands of cases a month
every month lies outside. Laney (2002) widens the limits by σz, how much the months really vary:
zᵢ = (pᵢ - p̄) / σᵢ with σᵢ = √(p̄(1-p̄)/nᵢ), σz = mean moving range of z ÷ 1.128, and the limits are
p̄ ± 3 σᵢ σz. Months of less than σz = 1 are not drawn narrower than chance alone allows.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from tongban.core.performance.measures import Ratio

_SPAN: Final = 1.128
"""d₂ for ranges of two: the mean range of two normal values, in standard deviations."""

_SIGMAS: Final = 3
ENOUGH_POINTS: Final = 8
"""With fewer months the limits say nothing (本地配置)."""


class Point(NamedTuple):
    """One month of a chart (控制点): its share, and between which limits chance would keep it."""

    label: str
    ratio: Ratio
    low: float
    high: float

    @property
    def signal(self) -> int:
        """Return 1 above the limits, -1 below them, 0 inside."""
        share = self.ratio.part / self.ratio.whole
        return (share > self.high) - (share < self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """A chart (控制图): the mean, σz, and the points in order."""

    mean: float
    sigma_z: float
    points: tuple[Point, ...]

    @property
    def signals(self) -> tuple[Point, ...]:
        """Return the points that are news."""
        return tuple(one for one in self.points if one.signal)


def control_chart(ratios: Sequence[tuple[str, Ratio]]) -> ControlChart | None:
    """Return the chart of labelled ratios in order; None when there is too little to judge by."""
    known = [(label, one) for label, one in ratios if one.whole]
    if len(known) < ENOUGH_POINTS:
        return None
    mean = sum(one.part for _, one in known) / sum(one.whole for _, one in known)
    sigmas = [math.sqrt(mean * (1 - mean) / one.whole) for _, one in known]
    spread = _sigma_z([one for _, one in known], mean, sigmas)
    reach = _SIGMAS * max(spread, 1.0)
    points = tuple(
        Point(label, one, max(0.0, mean - reach * sigma), min(1.0, mean + reach * sigma))
        for (label, one), sigma in zip(known, sigmas, strict=True)
    )
    return ControlChart(mean=mean, sigma_z=spread, points=points)


def _sigma_z(ratios: Sequence[Ratio], mean: float, sigmas: Sequence[float]) -> float:
    if not all(sigmas):  # nobody or everybody: nothing varies
        return 0.0
    scores = [
        (one.part / one.whole - mean) / sigma for one, sigma in zip(ratios, sigmas, strict=True)
    ]
    ranges = [abs(after - before) for before, after in pairwise(scores)]
    return sum(ranges) / len(ranges) / _SPAN
