"""What a drawing consists of (图形): boxes, lines, ribbons and words; colours stand in attributes.

No style attributes, so that the strictest content security policy lets it in and it looks alike on
the page, on paper and in a report.
"""

from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from django.template.loader import render_to_string

from tongban.web.components.component import Component, Words
from tongban.web.components.lists import DataTable

BEFORE: Final = "#78827f"
NOW: Final = "#0d5650"
LESS: Final = "#9fc0bb"
MORE: Final = "#a62b17"
PALE: Final = "#e6efed"
RULE: Final = "#d9d8d0"
WIDTH: Final = 760


class Box(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = NOW


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = RULE
    width: float = 1


class Ribbon(NamedTuple):
    """A filled outline, such as a stream from one column to the next."""

    path: str
    fill: str = LESS


class Label(NamedTuple):
    """Words in the drawing; `soft` ones are smaller."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    soft: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketch:
    """The same facts drawn for a phone."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    lines: tuple[Line, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart(Component):
    """A drawing with what it is called, what it says in a sentence, and the table of its facts.

    Without a `narrow` one of its own, a drawing is moved sideways on a phone.
    """

    template: ClassVar[str] = "console/reform/chart.html"
    width: ClassVar[int] = WIDTH

    title: Words
    says: Words
    height: float
    table: DataTable
    table_words: Words
    boxes: tuple[Box, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    narrow: Sketch | None = None

    def svg(self) -> str:
        """Return the drawing alone, as a file."""
        return render_to_string("console/reform/chart.svg", {"component": self})
