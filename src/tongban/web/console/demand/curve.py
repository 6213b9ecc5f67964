"""The curve (边际价值曲线): what any number of interfaces is worth at most, with a table twin."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from django.utils.translation import gettext_lazy

from tongban.core.graph.demand.problem import CurvePoint
from tongban.web.components import lists
from tongban.web.components.component import Component, Words

_WIDTH, _HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 20, 44
_MARKS = 4


class Mark(NamedTuple):
    """A place on an axis with its number."""

    at: float
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve(Component):
    """Points joined by lines that no choice exceeds; `here` is the list that is shown."""

    template: ClassVar[str] = "console/demand/curve.html"
    width: ClassVar[int] = _WIDTH
    height: ClassVar[int] = _HEIGHT
    left: ClassVar[int] = _LEFT
    right: ClassVar[int] = _WIDTH - _RIGHT
    floor: ClassVar[int] = _HEIGHT - _BOTTOM

    title: Words
    points: tuple[CurvePoint, ...]
    here: CurvePoint

    @property
    def words(self) -> Words:
        """What the drawing shows, for those who listen."""
        return gettext_lazy("曲线越往右越平；数字见下方表格。")

    @property
    def line(self) -> str:
        """The points of the line, in the units of the drawing."""
        return " ".join(f"{self._x(one.cost)},{self._y(one.submissions)}" for one in self.points)

    @property
    def spot(self) -> tuple[float, float]:
        """Where the list that is shown lies."""
        return self._x(self.here.cost), self._y(self.here.submissions)

    @property
    def across(self) -> tuple[Mark, ...]:
        """A few numbers of interfaces."""
        return tuple(Mark(self._x(one), one) for one in _steps(self._most_cost))

    @property
    def upwards(self) -> tuple[Mark, ...]:
        """A few numbers of papers."""
        return tuple(Mark(self._y(one), one) for one in _steps(self._most_spared))

    @property
    def table(self) -> lists.DataTable:
        """The same in numbers."""
        return lists.DataTable(
            caption=self.title,
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext_lazy("接口数"), number=True),
                lists.Column(words=gettext_lazy("最多可少交的材料（份/年）"), number=True),
            ),
            rows=tuple(
                lists.Row(cells=(str(one.cost), str(one.submissions))) for one in self.points
            ),
        )

    @property
    def _most_cost(self) -> int:
        return max(self.points[-1].cost, self.here.cost, 1)

    @property
    def _most_spared(self) -> int:
        return max(self.points[-1].submissions, self.here.submissions, 1)

    def _x(self, cost: int) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * cost / self._most_cost, 1)

    def _y(self, submissions: int) -> float:
        room = _HEIGHT - _TOP - _BOTTOM
        return round(_HEIGHT - _BOTTOM - room * submissions / self._most_spared, 1)


def _steps(most: int) -> list[int]:
    return sorted({round(most * step / _MARKS) for step in range(_MARKS + 1)})
