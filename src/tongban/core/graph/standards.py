"""One matter under different standards (同事不同标): who asks more, takes longer, on what basis.

Items that follow the same standard item (基本目录) do the same matter in different places. What one
of them asks for and most others do without is set beside the articles that it cites for it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Measures
from tongban.core.graph.relations import Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A material that at most half ask for (多要的材料), with the basis given and how many do."""

    evidence: Node
    basis: tuple[Node, ...]
    asked_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLine:
    """How one authority does the matter (一地的标准)."""

    item: Node
    departments: tuple[Node, ...]
    requirements: int
    steps: int
    measures: Measures
    extras: tuple[Extra, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardComparison:
    """One standard item and all that follow it (标准比对), the heaviest first."""

    standard: Node
    lines: tuple[StandardLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far apart the followers of a standard item are (标准差距), most minus least."""

    standard: Node
    followers: int
    requirements: int
    days: int


def compared(graph: Graph, standard: Node) -> StandardComparison:
    """Return the items that follow a standard item, those that ask for most first."""
    items = graph.back(Relation.ITEM_FOLLOWS, standard)
    asked = {item: _asked(graph, item) for item in items}
    askers = Counter(evidence for wanted in asked.values() for evidence in wanted)
    lines = [
        StandardLine(
            item=item,
            departments=graph.onward(Relation.ITEM_HANDLED_BY, item),
            requirements=len(graph.onward(Relation.ITEM_REQUIREMENTS, item)),
            steps=len(graph.onward(Relation.ITEM_STEPS, item)),
            measures=graph.measures(item),
            extras=tuple(
                Extra(evidence=one, basis=_basis(graph, item, one), asked_by=askers[one])
                for one in asked[item]
                if askers[one] * 2 <= len(items)
            ),
        )
        for item in items
    ]
    return StandardComparison(standard=standard, lines=tuple(sorted(lines, key=_heaviest_first)))


def spreads(graph: Graph, *, limit: int = 25) -> tuple[Spread, ...]:
    """Return the standard items whose followers are furthest apart, by requirements, then days."""
    found = sorted(_spreads(graph), key=_widest_first)
    return tuple(found[:limit])


def _spreads(graph: Graph) -> Iterator[Spread]:
    for standard in graph.nodes(NodeKind.STANDARD):
        items = graph.back(Relation.ITEM_FOLLOWS, standard)
        counts = [len(graph.onward(Relation.ITEM_REQUIREMENTS, item)) for item in items]
        days = [graph.measures(item).days for item in items]
        if len(items) > 1:
            yield Spread(
                standard=standard,
                followers=len(items),
                requirements=max(counts) - min(counts),
                days=max(days) - min(days),
            )


def _widest_first(spread: Spread) -> tuple[int, int, Node]:
    return (-spread.requirements, -spread.days, spread.standard)


def _heaviest_first(line: StandardLine) -> tuple[int, int, Node]:
    return (-line.requirements, -line.measures.days, line.item)


def _asked(graph: Graph, item: Node) -> tuple[Node, ...]:
    """Return the evidence that an item accepts for anything, in order."""
    return tuple(
        sorted(
            {
                evidence
                for requirement in graph.onward(Relation.ITEM_REQUIREMENTS, item)
                for evidence in graph.onward(Relation.REQUIREMENT_ACCEPTS, requirement)
            }
        )
    )


def _basis(graph: Graph, item: Node, evidence: Node) -> tuple[Node, ...]:
    """Return the articles that an item cites where it asks for a material."""
    return tuple(
        sorted(
            {
                article
                for requirement in graph.onward(Relation.ITEM_REQUIREMENTS, item)
                if evidence in graph.onward(Relation.REQUIREMENT_ACCEPTS, requirement)
                for article in graph.onward(Relation.REQUIREMENT_CITES, requirement)
            }
        )
    )
