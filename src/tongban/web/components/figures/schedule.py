"""Who does what when (并联办理时序图): bars over dated columns, as SVG, with a table twin.

The drawing has no style attributes, so that the strictest content security policy lets it in; the
table beside it says the same in words.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from tongban.web.components.component import Component, Words

_WIDTH = 760
_LEFT = 210
_TOP = 34
_ROW = 46
_BAR = 18
_MARKS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A step of one office, from its first day to its last, both included.

    `critical` steps decide the last day of all; in `waiting` ones nobody works, as in 公示.
    """

    title: Words
    office: Words
    first_on: date
    last_on: date
    period: Words = ""
    critical: bool = False
    waiting: bool = False

    def __post_init__(self) -> None:
        """Refuse a step that ends before it begins."""
        if self.last_on < self.first_on:
            raise ValueError("a step cannot end before it begins")


class Bar(NamedTuple):
    """A span placed in the drawing, in its units."""

    span: Span
    x: float
    y: int
    width: float
    line: int
    words: int
    office: int


class Mark(NamedTuple):
    """A dated vertical line."""

    day: date
    x: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleChart(Component):
    """Steps on a common calendar; those that decide the last day are drawn dark."""

    template: ClassVar[str] = "components/figures/schedule.html"
    width: ClassVar[int] = _WIDTH
    left: ClassVar[int] = _LEFT
    top: ClassVar[int] = _TOP
    bar_height: ClassVar[int] = _BAR

    title: Words
    spans: tuple[Span, ...]
    table_open: bool = False

    def __post_init__(self) -> None:
        """Refuse an empty calendar."""
        if not self.spans:
            raise ValueError("a schedule needs at least one step")

    @property
    def first_on(self) -> date:
        """The first day of all."""
        return min(span.first_on for span in self.spans)

    @property
    def last_on(self) -> date:
        """The day on which everything is done."""
        return max(span.last_on for span in self.spans)

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return _TOP + _ROW * len(self.spans) + 6

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The spans, placed one under the other."""
        return tuple(self._bar(span, _TOP + _ROW * row) for row, span in enumerate(self.spans))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """A few days that make the calendar readable, the first and the last among them."""
        days = (self.last_on - self.first_on).days
        count = min(_MARKS, max(days, 1))
        offsets = sorted({round(days * step / count) for step in range(count + 1)})
        marked = (self.first_on + timedelta(days=offset) for offset in offsets)
        return tuple(Mark(day, round(self._x(day) + self._day / 2, 1)) for day in marked)

    @property
    def has_critical(self) -> bool:
        """Whether the legend must explain the dark bars."""
        return any(span.critical for span in self.spans)

    @property
    def has_waiting(self) -> bool:
        """Whether the legend must explain the dashed bars."""
        return any(span.waiting for span in self.spans)

    @property
    def _day(self) -> float:
        return (_WIDTH - _LEFT - 30) / ((self.last_on - self.first_on).days + 1)

    def _x(self, day: date) -> float:
        return _LEFT + (day - self.first_on).days * self._day

    def _bar(self, span: Span, top: int) -> Bar:
        days = (span.last_on - span.first_on).days + 1
        return Bar(
            span=span,
            x=round(self._x(span.first_on), 1),
            y=top + (_ROW - _BAR) // 2,
            width=round(days * self._day, 1),
            line=top + _ROW,
            words=top + 20,
            office=top + 38,
        )
