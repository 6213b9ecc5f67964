"""What the workshop draws (图形): a part as a card, a condition twice told, steps as a graph."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from tongban.core.catalog.steps import Step
from tongban.web.components.city import cut
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.messages import Tag

_BOX_WIDTH, _BOX_HEIGHT = 176, 58
_GAP_X, _GAP_Y, _MARGIN = 46, 22, 8
_LONGEST = 11


@dataclass(frozen=True, kw_only=True, slots=True)
class PartCard(Component):
    """One part of an item: its name, what is said of it, and what can be done below."""

    template: ClassVar[str] = "console/items/part_card.html"

    title: Words
    rows: tuple[tuple[Words, Content], ...]
    tags: tuple[Tag, ...] = ()
    below: Content = ""
    id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expression(Component):
    """A condition as people say it and as it is written."""

    template: ClassVar[str] = "console/items/expression.html"

    sentence: Words
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveTrial(Component):
    """Sends the form around it whenever it changes, and shows the answer's `place` instead."""

    template: ClassVar[str] = "console/items/live_trial.html"

    address: str
    field: str
    place: str


class Box(NamedTuple):
    """A step placed in the drawing."""

    x: int
    y: int
    title: str
    note: str
    presence: bool

    @property
    def middle(self) -> int:
        """Where its words are centred."""
        return self.x + _BOX_WIDTH // 2

    @property
    def first_line(self) -> int:
        """Where its title stands."""
        return self.y + 25

    @property
    def second_line(self) -> int:
        """Where its note stands."""
        return self.y + 45


@dataclass(frozen=True, kw_only=True, slots=True)
class StepGraph(Component):
    """Steps from left to right in the order in which they wait for each other.

    The table of the same page says the same in words; `notes` stand under the names.
    """

    template: ClassVar[str] = "console/items/dag.html"
    box_width: ClassVar[int] = _BOX_WIDTH
    box_height: ClassVar[int] = _BOX_HEIGHT

    title: Words
    description: Words
    steps: tuple[Step, ...]
    notes: tuple[str, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The steps, each in the column after the last one that it waits for."""
        columns = _columns(self.steps)
        taken: dict[int, int] = {}
        boxes = []
        for step, note in zip(self.steps, self.notes, strict=True):
            column = columns[step.id]
            row = taken.get(column, 0)
            taken[column] = row + 1
            boxes.append(
                Box(
                    x=_MARGIN + column * (_BOX_WIDTH + _GAP_X),
                    y=_MARGIN + row * (_BOX_HEIGHT + _GAP_Y),
                    title=cut(step.name, _LONGEST),
                    note=cut(note, _LONGEST),
                    presence=bool(step.presence),
                )
            )
        return tuple(boxes)

    @property
    def lines(self) -> tuple[str, ...]:
        """The path of each arrow from a step to one that waits for it."""
        placed = {step.id: box for step, box in zip(self.steps, self.boxes, strict=True)}
        return tuple(
            _path(placed[before], placed[step.id])
            for step in self.steps
            for before in step.waits_for
        )

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return max(box.x for box in self.boxes) + _BOX_WIDTH + _MARGIN

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return max(box.y for box in self.boxes) + _BOX_HEIGHT + _MARGIN


def _columns(steps: tuple[Step, ...]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for step in steps:
        columns[step.id] = max((columns[one] + 1 for one in step.waits_for), default=0)
    return columns


def _path(start: Box, end: Box) -> str:
    x, y = start.x + _BOX_WIDTH, start.y + _BOX_HEIGHT // 2
    to_x, to_y = end.x - 1, end.y + _BOX_HEIGHT // 2
    bend = (x + to_x) // 2
    return f"M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"


@dataclass(frozen=True, kw_only=True, slots=True)
class GetForm(Component):
    """A form that is sent by GET, so that what was chosen has an address."""

    template: ClassVar[str] = "console/items/get_form.html"

    action: str
    body: Content
    buttons: Content
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Builder(Component):
    """A part of a page that replaces itself when its links and forms are used."""

    template: ClassVar[str] = "console/items/builder.html"

    body: Content
