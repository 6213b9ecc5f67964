"""Parts (图谱片段): what one definition adds to the graph, as nodes and edges.

A published version never changes, so its part never changes either: it is derived once, kept, and
the graph of any release is nothing but the union of the parts in force.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tongban.core.graph.nodes import Node, article_of
from tongban.core.graph.relations import Relation
from tongban.core.vocabulary.citations import Citation


class Trait(enum.IntFlag):
    """What the queries need to know about a node besides its edges (节点特征)."""

    NONE = 0
    CONDITIONAL = 1
    """A requirement, step or fee that depends on the situation."""
    DECLARABLE = 2
    """A requirement that a written promise may stand in for (告知承诺)."""
    DEFERRABLE = 4
    """A requirement whose documents may follow later (容缺受理)."""
    BROUGHT = 8
    """Evidence that a person can have without any item here: their own, or issued elsewhere."""
    SHARED = 16
    """A dataset that other departments may call."""
    PRESENCE = 32
    """A step for which somebody must come."""


class Named(NamedTuple):
    """A node with what it is called (有名称的节点)."""

    node: Node
    label: str
    traits: Trait = Trait.NONE


class Edge(NamedTuple):
    """A relation between two nodes (边); `group` numbers the alternative lists of evidence."""

    relation: Relation
    source: Node
    target: Node
    group: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What an item costs by its own definition (事项尺度), for comparing items with each other.

    `days` are those of the promised limit by `yardstick`; `promised` and `statutory` are the limits
    as people read them. `visits` are the trips to the window.
    """

    days: int = 0
    visits: int = 0
    promised: str = ""
    statutory: str = ""


NO_MEASURES = Measures()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The nodes and edges of one definition (图谱片段); `measures` where it is an item's.

    Every edge goes out from one of the part's own nodes; the first node is what the part is of.
    """

    nodes: tuple[Named, ...]
    edges: tuple[Edge, ...]
    measures: Measures = NO_MEASURES


def edges_to(relation: Relation, source: Node, codes: Iterable[str | None]) -> Iterator[Edge]:
    """Yield an edge to each shared definition that is named; blanks name nothing."""
    return (Edge(relation, source, Node(relation.target, code)) for code in codes if code)


def edges_citing(relation: Relation, source: Node, citations: Iterable[Citation]) -> Iterator[Edge]:
    """Yield an edge to each article that is cited; local practice cites none."""
    articles = (article_of(citation) for citation in citations)
    return (Edge(relation, source, article) for article in articles if article is not None)
