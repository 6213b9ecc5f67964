"""Week by week as a small drawing (每周走势): a bar a week, the last one marked."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext

from tongban.web.components.component import Component

_HEIGHT = 24
_WIDTH = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class WeeksChart(Component):
    """How many in each week, the oldest first; a table twin stands on the page of the topic."""

    template: ClassVar[str] = "console/feedback/weeks_chart.html"

    counts: tuple[int, ...]

    @property
    def words(self) -> str:
        """The numbers for those who listen."""
        return gettext("每周件数，从早到近：%(counts)s") % {
            "counts": "、".join(map(str, self.counts))
        }

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return len(self.counts) * _WIDTH

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return _HEIGHT

    @property
    def bars(self) -> list[tuple[int, int, int, bool]]:
        """Left edge, top and height of each bar, and whether it is the last week."""
        most = max(*self.counts, 1)
        last = len(self.counts) - 1
        return [
            (place * _WIDTH, _HEIGHT - height, height, place == last)
            for place, count in enumerate(self.counts)
            for height in (round(count / most * (_HEIGHT - 2)) if count else 0,)
        ]
