"""An article changes (法规变动影响): everything that stands on it, by how it does."""

from dataclasses import dataclass

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.relations import INTO, Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange:
    """What stands on a provision (法规变动影响).

    `cited_by` are the nodes that name it, by relation; `evidence` is what the requirements among
    them accept; `items` are all items concerned, and `journeys` what they are offered in.
    """

    provision: Node
    articles: tuple[Node, ...]
    cited_by: tuple[tuple[Relation, tuple[Node, ...]], ...]
    evidence: tuple[Node, ...]
    items: tuple[Node, ...]
    journeys: tuple[Node, ...]


def law_change(graph: Graph, provision: Node) -> LawChange:
    """Return what stands on an article, or on any article of a law."""
    articles: tuple[Node, ...] = (provision,)
    if provision.kind is NodeKind.LAW:
        articles = graph.back(Relation.ARTICLE_PART_OF, provision)
    cited_by = tuple(
        (relation, found)
        for relation in INTO[NodeKind.ARTICLE]
        if (found := _back(graph, relation, articles))
    )
    by_relation = dict(cited_by)
    requirements = by_relation.get(Relation.REQUIREMENT_CITES, ())
    owners = {node.owner for _, nodes in cited_by for node in nodes}
    items = tuple(sorted(one for one in owners if one.kind is NodeKind.ITEM))
    cited_journeys = by_relation.get(Relation.JOURNEY_FOUNDED_ON, ())
    joining = _back(graph, Relation.JOURNEY_INCLUDES, items)
    return LawChange(
        provision=provision,
        articles=articles,
        cited_by=cited_by,
        evidence=_onward(graph, Relation.REQUIREMENT_ACCEPTS, requirements),
        items=items,
        journeys=tuple(sorted({*cited_journeys, *joining})),
    )


def _back(graph: Graph, relation: Relation, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(sorted({one for node in nodes for one in graph.back(relation, node)}))


def _onward(graph: Graph, relation: Relation, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(sorted({one for node in nodes for one in graph.onward(relation, node)}))
