"""Targets (减负目标): what is to be reduced by how much, in which year, and where.

A target holds for the whole city, a department, an item or a journey, as a percentage of the base.
"""

import enum
from dataclasses import dataclass
from typing import assert_never

from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.comparing import Reduced
from tongban.core.reform.figures import FigureKind
from tongban.core.vocabulary.errors import InvalidValue

_ALL = 100


class TargetScope(enum.Enum):
    """For what a target holds (目标范围)."""

    CITY = "city"
    DEPARTMENT = "department"
    ITEM = "item"
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """So many percent less of one figure by the end of a year (减负目标)."""

    year: int
    scope: TargetScope
    code: str
    figure: FigureKind
    percent: int

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= _ALL:
            raise InvalidValue("target", "目标是 1 到 100 之间的百分数")
        if (self.scope is TargetScope.CITY) is not (self.code == ""):
            raise InvalidValue("target", "请选择目标属于哪个部门、事项或一件事")

    def concerns(self, one: Reduced) -> bool:
        """Tell whether what became of an item counts towards this target."""
        match self.scope:
            case TargetScope.CITY:
                return True
            case TargetScope.DEPARTMENT:
                return one.department == self.code
            case TargetScope.ITEM:
                return self.code in (*one.before, *one.after)
            case TargetScope.JOURNEY:
                return one.journey == self.code
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a target is reached (目标进度); `reached` is the percentage reduced so far."""

    target: Target
    before: int
    now: int

    @property
    def reached(self) -> float:
        """Return by how many percent the figure has fallen; 0 when there was nothing to reduce."""
        return _ALL * (self.before - self.now) / self.before if self.before else 0.0

    @property
    def met(self) -> bool:
        """Tell whether the target is reached, to the last case."""
        return _ALL * (self.before - self.now) >= self.target.percent * self.before > 0


def progress(target: Target, pair: Pair) -> Progress:
    """Return how far a target is reached by the figures of all that it concerns."""
    return Progress(
        target=target, before=target.figure.of(pair.before), now=target.figure.of(pair.after)
    )
