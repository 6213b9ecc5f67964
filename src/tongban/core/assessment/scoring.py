"""Scores (评估得分): from readings to dimensions to the index, with how much of it is covered.

A dimension is the weighted mean of what was measured in it, out of 100. What was not measured has
no score, and `covered` says which share of the weight the score rests on.
"""

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tongban.core.assessment.indicators import Dimension, Edition, Indicator
from tongban.core.performance.measures import Ratio

_FULL: Final = 100


class Band(enum.Enum):
    """How an index is called (能力等级, 省级政府一体化政务服务能力评估)."""

    VERY_HIGH = "very_high"
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"

    @property
    def label(self) -> str:
        """Return the band in Chinese."""
        return {"very_high": "非常高", "high": "高", "middle": "中", "low": "低"}[self.value]

    @classmethod
    def of(cls, index: float) -> "Band":
        """Return the band of an index; those below 80 are local configuration."""
        for least, band in ((90, cls.VERY_HIGH), (80, cls.HIGH), (65, cls.MIDDLE)):
            if index >= least:
                return band
        return cls.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One indicator with what was read (指标得分)."""

    indicator: Indicator
    ratio: Ratio | None

    @property
    def score(self) -> float | None:
        """Return the score out of 100; None when there was nothing to measure."""
        if self.ratio is None or self.ratio.share is None:
            return None
        return _FULL * min(1.0, max(0.0, self.ratio.share))


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """One dimension (维度得分); `covered` is the share of its weight that was measured."""

    dimension: Dimension
    indicators: tuple[Scored, ...]

    @property
    def covered(self) -> float:
        """Return the share of the weight that the score rests on."""
        return _weight(self._measured) / _weight(self.indicators)

    @property
    def score(self) -> float | None:
        """Return the weighted mean of what was measured; None when nothing was."""
        if not self._measured:
            return None
        total = math.fsum((one.score or 0.0) * one.indicator.weight for one in self._measured)
        return total / _weight(self._measured)

    @property
    def _measured(self) -> tuple[Scored, ...]:
        return tuple(one for one in self.indicators if one.score is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A whole assessment (评估结果): the dimensions count alike."""

    edition: Edition
    dimensions: tuple[DimensionScore, ...]

    @property
    def index(self) -> float | None:
        """Return the mean of the dimensions; None while one of them has no score at all."""
        scores = [one.score for one in self.dimensions]
        known = [one for one in scores if one is not None]
        return math.fsum(known) / len(known) if len(known) == len(scores) else None

    @property
    def covered(self) -> float:
        """Return the share of all weight that the index rests on."""
        return math.fsum(one.covered for one in self.dimensions) / len(self.dimensions)


def assess(edition: Edition, readings: Mapping[str, Ratio]) -> Assessed:
    """Return what readings, by code of the indicator, amount to."""
    return Assessed(
        edition=edition,
        dimensions=tuple(
            DimensionScore(
                dimension=dimension,
                indicators=tuple(
                    Scored(indicator=one, ratio=readings.get(one.code))
                    for one in edition.of(dimension)
                ),
            )
            for dimension in Dimension
        ),
    )


def _weight(scored: tuple[Scored, ...]) -> int:
    return sum(one.indicator.weight for one in scored)
