"""The drawing of a node and its neighbours (关系图): layered, drawn on the server.

The layers are law and departments, items, their parts, papers, elements, data: what lies before a
node stands on its left, what follows on its right, and the parts of an item lead one layer further.
Only what is asked is drawn: each bunch shows its first nodes and how many more
there are. The table of the same page says the same; colours stand in attributes of the drawing, so
that it looks alike on the page, as a file and on paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final, NamedTuple

from django.utils.translation import gettext

from tongban.core.graph.neighbours import Bunch
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.web.components.component import Component
from tongban.web.console.graph import places
from tongban.web.console.graph.showing import title
from tongban.web.console.graph.words import relation_words

_WIDE, _BETWEEN, _MARGIN = 236, 64, 8
_BOX, _ROW, _CAPTION, _BUNCH_GAP = 30, 36, 28, 8
_LETTER: Final = 7.2
"""The width of a Latin letter; a Chinese character is twice as wide."""
_MANY_BUNCHES: Final = 4
_FURTHER: Final = {
    NodeKind.REQUIREMENT: Relation.REQUIREMENT_ACCEPTS,
    NodeKind.CONDITION: Relation.CONDITION_READS,
    NodeKind.STEP: Relation.STEP_DONE_BY,
    NodeKind.FEE: Relation.FEE_CITES,
    NodeKind.OUTPUT: Relation.OUTPUT_IS,
}
"""By which relation the parts of an item lead on to what everybody knows."""


class Box(NamedTuple):
    """A node placed in the drawing; `more` stands for those that are not drawn."""

    x: int
    y: int
    text: str
    title: str
    href: str
    strong: bool = False
    more: bool = False

    @property
    def middle(self) -> int:
        """Where lines meet it."""
        return self.y + _BOX // 2

    @property
    def baseline(self) -> int:
        """Where its words stand."""
        return self.y + 20

    @property
    def words_x(self) -> int:
        """Where its words begin."""
        return self.x + 10


class Caption(NamedTuple):
    """The words above a bunch."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing(Component):
    """A node and its neighbours (关系图); `linked` leads to their pages."""

    template: ClassVar[str] = "console/graph/drawing.html"
    box_width: ClassVar[int] = _WIDE
    box_height: ClassVar[int] = _BOX

    title: str
    caption: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    captions: tuple[Caption, ...]
    lines: tuple[str, ...]
    linked: bool = True


@dataclass(slots=True)
class _Canvas:
    """What is placed so far."""

    snapshot: Snapshot
    boxes: list[Box] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    placed: list[tuple[Box, Node]] = field(default_factory=list)

    def column(self, node: Node, x: int, found: Sequence[Bunch]) -> int:
        """Place bunches one under the other; return how far down they reach."""
        shown = 3 if len(found) > _MANY_BUNCHES else 6
        y = _MARGIN
        for bunch in found:
            relation, onward = bunch.relation, bunch.onward
            words = str(relation_words(relation, onward=onward))
            self.captions.append(Caption(x, y + 18, words))
            y += _CAPTION
            page = neighbours(self.snapshot, node, relation, onward=onward, limit=shown)
            for one in page.nodes:
                self._place(one, x, y, seen_from=node)
                y += _ROW
            if page.more:
                left = page.total - len(page.nodes)
                words = gettext("还有 %(count)s 个") % {"count": f"{left:,}"}
                href = places.members(node, relation, onward=onward)
                self.boxes.append(Box(x, y, words, words, href, more=True))
                y += _ROW
            y += _BUNCH_GAP
        return y

    def further(self, x: int) -> tuple[int, list[str]]:
        """Place what the parts on the right lead on to; return how far down, and the lines."""
        known: dict[Node, Box] = {}
        lines: list[str] = []
        free = _MARGIN + _CAPTION
        for box, node in self.placed[:]:
            relation = _FURTHER.get(node.kind)
            if relation is None or box.x > x:
                continue
            for one in neighbours(self.snapshot, node, relation, onward=True, limit=2).nodes:
                if one not in known:
                    known[one] = self._place(one, x, max(free, box.y))
                    free = known[one].y + _ROW
                lines.append(line(box, known[one]))
        return free, lines

    def _place(self, node: Node, x: int, y: int, *, seen_from: Node | None = None) -> Box:
        name = title(self.snapshot, node, seen_from=seen_from)
        box = Box(x, y, shortened(name), name, places.look(node))
        self.boxes.append(box)
        self.placed.append((box, node))
        return box


_LAYERS: Final = {
    NodeKind.ITEM: 1,
    **dict.fromkeys(PARTS_OF_ITEMS, 2),
    NodeKind.EVIDENCE: 3,
    NodeKind.CERTIFICATE: 3,
    NodeKind.ELEMENT: 4,
    NodeKind.PARAMETER: 4,
    NodeKind.DATASET: 5,
}
"""How far to the right a kind stands; law, departments, journeys and standards come first."""


def _before(node: Node, bunch: Bunch) -> bool:
    """Tell whether a bunch of neighbours lies before the node."""
    other = bunch.relation.target if bunch.onward else bunch.relation.source
    layer, its = _LAYERS.get(other, 0), _LAYERS.get(node.kind, 0)
    return layer < its or (layer == its and not bunch.onward)


def drawn(snapshot: Snapshot, node: Node, *, linked: bool = True) -> Drawing:
    """Return the drawing of a node; without links it is for a file."""
    found = bunches(snapshot, node)
    back = [bunch for bunch in found if _before(node, bunch)]
    onward = [bunch for bunch in found if not _before(node, bunch)]
    canvas = _Canvas(snapshot)
    here = _MARGIN + (_WIDE + _BETWEEN if back else 0)
    depth = canvas.column(node, _MARGIN, back)
    left = list(canvas.boxes)
    depth = max(depth, canvas.column(node, here + _WIDE + _BETWEEN, onward))
    right = canvas.boxes[len(left) :]
    canvas.placed = canvas.placed[len([box for box in left if not box.more]) :]
    down, lines = canvas.further(here + 2 * (_WIDE + _BETWEEN))
    height = max(depth, down, _ROW + 2 * _MARGIN)
    name = snapshot.label(node)
    middle = Box(here, (height - _BOX) // 2, shortened(name), name, places.look(node), strong=True)
    lines += [line(one, middle) for one in left] + [line(middle, one) for one in right]
    return Drawing(
        title=name,
        caption=gettext("“%(node)s”和它的相邻节点") % {"node": name},
        width=max(box.x for box in (*canvas.boxes, middle)) + _WIDE + _MARGIN,
        height=height,
        boxes=(middle, *canvas.boxes),
        captions=tuple(canvas.captions),
        lines=tuple(lines),
        linked=linked,
    )


def line(start: Box, end: Box) -> str:
    """Return the curve from one box to another on its right."""
    begin, finish = start.x + _WIDE, end.x
    half = (begin + finish) // 2
    return (
        f"M{begin} {start.middle}C{half} {start.middle} {half} {end.middle} {finish} {end.middle}"
    )


def shortened(text: str) -> str:
    """Return as much of a name as a box holds."""
    room = (_WIDE - 20) / _LETTER
    if sum(_widths(text)) <= room:
        return text
    kept, used = "", 2.0
    for letter, width in zip(text, _widths(text), strict=True):
        if used + width > room:
            break
        kept, used = kept + letter, used + width
    return f"{kept}…"


def _widths(text: str) -> Iterable[float]:
    return (1.0 if letter.isascii() else 2.0 for letter in text)
