"""Arrays answer every question as the plain graph does, on catalogues of any shape."""

from typing import NamedTuple

from graph_strategies import catalogues, situations
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.graph import (
    dead_ends,
    handling,
    law_changes,
    neighbours,
    paths,
    proofs,
    reach,
    searching,
    standards,
    touching,
    ways,
)
from tongban.core.graph.item_parts import item_part
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Part
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.core.graph.service_graph import ServiceGraph, assembled
from tongban.core.graph.shared_parts import journey_part, shared_part
from tongban.engines.service_graph import (
    adjacent,
    names,
    reaching,
    routes,
    spreading,
    standing,
    stuck,
    unequal,
)
from tongban.engines.service_graph.merging import merged
from tongban.engines.service_graph.packing import packed
from tongban.engines.service_graph.shards import shard, shard_of
from tongban.engines.service_graph.snapshot import Snapshot

SHARDS = 3


def parts_of(city) -> list[Part]:
    catalogue, journeys = city
    return [
        *(item_part(item) for item in catalogue.items.values()),
        *(journey_part(journey) for journey in journeys.values()),
        shared_part(catalogue),
    ]


def snapshot_of(parts: list[Part]) -> Snapshot:
    """Compile the way a release is: packed, divided into shards, merged."""
    divided: list[list[bytes]] = [[] for _ in range(SHARDS)]
    for part in parts:
        code = part.nodes[0].node.code if part.nodes else ""
        divided[shard_of(code, SHARDS)].append(packed(part))
    return Snapshot.of(dict(merged([shard(group) for group in divided])))


class Pair(NamedTuple):
    """One catalogue twice: as dictionaries and as arrays."""

    graph: ServiceGraph
    snapshot: Snapshot

    def __repr__(self) -> str:
        return f"{len(self.graph.named)} nodes"


@st.composite
def both(draw):
    parts = parts_of(draw(catalogues))
    return Pair(assembled(parts), snapshot_of(parts))


forty = settings(max_examples=40)


def nodes_of(graph: ServiceGraph) -> list[Node]:
    return sorted(graph.named)


@forty
@given(both())
def test_every_node_and_edge_is_there(pair):
    graph, snapshot = pair

    for kind in NodeKind:
        assert tuple(snapshot.nodes(kind)) == graph.nodes(kind)
    for node in nodes_of(graph):
        assert node in snapshot
        assert snapshot.label(node) == graph.label(node)
        assert snapshot.traits(node) == graph.traits(node)
        assert snapshot.measures(node) == graph.measures(node)
        assert snapshot.alternatives(node) == graph.alternatives(node)
        for relation in (*FROM[node.kind], *INTO[node.kind], Relation.ITEM_STEPS):
            assert snapshot.onward(relation, node) == graph.onward(relation, node)
            assert snapshot.back(relation, node) == graph.back(relation, node)


@forty
@given(both())
def test_what_is_not_there_is_not_found(pair):
    graph, snapshot = pair

    for stranger in (
        Node(NodeKind.ITEM, "nobody"),
        Node(NodeKind.STEP, "nobody", "s0"),
        Node(NodeKind.STEP, "a", "nothing"),
        Node(NodeKind.ITEM, "a", "part"),
    ):
        assert (stranger in snapshot) == (stranger in graph)
        assert snapshot.label(stranger) == graph.label(stranger)
        assert snapshot.traits(stranger) == graph.traits(stranger)
        assert snapshot.measures(stranger) == graph.measures(stranger)


@forty
@given(both(), st.data())
def test_neighbours_page_by_page(pair, data):
    graph, snapshot = pair
    node = data.draw(st.sampled_from(nodes_of(graph)))

    found = neighbours.bunches(graph, node)

    assert adjacent.bunches(snapshot, node) == found
    for bunch in found:
        after = data.draw(st.none() | st.sampled_from(nodes_of(graph)))
        asked = {"onward": bunch.onward, "after": after, "limit": 2}
        if after is not None and after.kind is not node.kind:
            asked["after"] = None
        page = neighbours.neighbours(graph, node, bunch.relation, **asked)
        assert adjacent.neighbours(snapshot, node, bunch.relation, **asked) == page


@forty
@given(both(), st.data())
def test_search(pair, data):
    graph, snapshot = pair
    asked = {
        "words": data.draw(st.sampled_from(("", "卡", "A", "a", "登记 户口", "食品 b", "无此名"))),
        "kinds": data.draw(st.sets(st.sampled_from(NodeKind))),
        "department": data.draw(st.sampled_from(("", "bureau", "court", "nobody"))),
        "after": data.draw(st.none() | st.sampled_from(nodes_of(graph))),
        "limit": data.draw(st.integers(1, 5)),
    }

    assert names.search(snapshot, **asked) == searching.search(graph, **asked)


@forty
@given(both(), st.data())
def test_paths(pair, data):
    graph, snapshot = pair
    every = st.sampled_from(nodes_of(graph))
    start, end = data.draw(every), data.draw(every)
    through = data.draw(st.sets(st.sampled_from(NodeKind), min_size=8))

    found = paths.path(graph, start, end, through=through)

    assert routes.path(snapshot, start, end, through=through) == found


@forty
@given(both(), st.data())
def test_what_a_change_touches(pair, data):
    graph, snapshot = pair
    origin = data.draw(st.sampled_from(nodes_of(graph)))
    beyond = data.draw(st.booleans())

    found = spreading.touched(snapshot, origin, beyond=beyond)

    assert found.named() == touching.touched(graph, origin, beyond=beyond)


@forty
@given(both(), st.data())
def test_an_article_changes(pair, data):
    graph, snapshot = pair
    provisions = [one for kind in (NodeKind.ARTICLE, NodeKind.LAW) for one in graph.nodes(kind)]
    provision = data.draw(st.sampled_from(provisions))

    found = standing.law_change(snapshot, provision)

    assert found.named() == law_changes.law_change(graph, provision)


@forty
@given(both(), st.data())
def test_reach_and_what_changes_it(pair, data):
    graph, snapshot = pair
    before, after = data.draw(situations(graph)), data.draw(situations(graph))

    assert reaching.reach(snapshot, before).named() == reach.reach(graph, before)
    found = reaching.reach_change(snapshot, before, after)
    assert found.named() == reach.reach_change(graph, before, after)
    assert reaching.fullest(snapshot) == reach.fullest(graph)


@forty
@given(both())
def test_dead_ends(pair):
    graph, snapshot = pair

    assert stuck.dead_ends(snapshot).named() == dead_ends.dead_ends(graph)


@forty
@given(both())
def test_standards(pair):
    graph, snapshot = pair

    assert unequal.spreads(snapshot, limit=1) == standards.spreads(graph, limit=1)
    assert unequal.spreads(snapshot) == standards.spreads(graph)
    for standard in graph.nodes(NodeKind.STANDARD):
        assert standards.compared(snapshot, standard) == standards.compared(graph, standard)


@forty
@given(both(), st.data())
def test_questions_about_one_node_read_the_arrays(pair, data):
    graph, snapshot = pair
    node = data.draw(st.sampled_from(nodes_of(graph)))
    goals = (*graph.nodes(NodeKind.ITEM), *graph.nodes(NodeKind.EVIDENCE))
    goal, objective = data.draw(st.sampled_from(goals)), data.draw(st.sampled_from(ways.Objective))
    situation = data.draw(situations(graph))

    assert handling.hands(snapshot, node) == handling.hands(graph, node)
    assert ways.shortest_way(snapshot, goal, situation, objective=objective) == ways.shortest_way(
        graph, goal, situation, objective=objective
    )
    for evidence in graph.nodes(NodeKind.EVIDENCE):
        assert proofs.proof(snapshot, evidence) == proofs.proof(graph, evidence)
