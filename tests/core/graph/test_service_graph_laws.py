"""What must hold of every catalogue's graph, whatever is in it."""

from dataclasses import replace
from itertools import chain, combinations

import pytest
from graph_strategies import catalogues, situations
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.graph import sharing
from tongban.core.graph.dead_ends import dead_ends
from tongban.core.graph.handling import hands
from tongban.core.graph.nodes import NodeKind
from tongban.core.graph.paths import path
from tongban.core.graph.proofs import producers, products, spared
from tongban.core.graph.reach import brought, fullest, open_requirements, reach
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.core.graph.service_graph import service_graph
from tongban.core.graph.touching import touched
from tongban.core.graph.ways import LawfulWay, Objective, shortest_way

fifty = settings(max_examples=50)
graphs = catalogues.map(lambda city: service_graph(*city))


@fifty
@given(graphs)
def test_every_relation_reads_the_same_both_ways(graph):
    for node in graph.named:
        for relation in FROM[node.kind]:
            assert all(node in graph.back(relation, one) for one in graph.onward(relation, node))
        for relation in INTO[node.kind]:
            assert all(node in graph.onward(relation, one) for one in graph.back(relation, node))


@fifty
@given(graphs)
def test_who_yields_what_reads_the_same_both_ways(graph):
    for evidence in graph.nodes(NodeKind.EVIDENCE):
        assert all(evidence in products(graph, item) for item in producers(graph, evidence))
    for item in graph.nodes(NodeKind.ITEM):
        assert all(item in producers(graph, evidence) for evidence in products(graph, item))


@fifty
@given(graphs, st.data())
def test_more_in_hand_never_blocks_an_item(graph, data):
    situation = data.draw(situations(graph))
    more = replace(situation, evidence=situation.evidence | set(graph.nodes(NodeKind.EVIDENCE)))

    assert reach(graph, situation).items <= reach(graph, more).items
    assert reach(graph, more).items == set(graph.nodes(NodeKind.ITEM))


@fifty
@given(graphs, st.data())
def test_there_is_a_way_exactly_to_what_is_within_reach(graph, data):
    situation = data.draw(situations(graph))
    within = reach(graph, situation)

    for goal in (*graph.nodes(NodeKind.ITEM), *graph.nodes(NodeKind.EVIDENCE)):
        way = shortest_way(graph, goal, situation)
        assert isinstance(way, LawfulWay) == (goal in within.items | within.evidence)


@fifty
@given(graphs, st.data())
def test_a_way_can_be_walked_in_its_order(graph, data):
    situation = data.draw(situations(graph))
    goal = data.draw(st.sampled_from(graph.nodes(NodeKind.ITEM)))
    objective = data.draw(st.sampled_from(Objective))

    way = shortest_way(graph, goal, situation, objective=objective)

    if isinstance(way, LawfulWay):
        done = set()
        for errand in way.errands:
            assert {one.item for one in errand.supplies} - {None} <= done
            done.add(errand.item)
        assert goal in done
        assert way.days == max(errand.ready for errand in way.errands)


@fifty
@given(graphs, st.data())
def test_no_other_items_get_there_with_fewer_visits_or_items(graph, data):
    situation = data.draw(situations(graph))
    items = graph.nodes(NodeKind.ITEM)
    costs = {
        Objective.VISITS: lambda item: graph.measures(item).visits,
        Objective.ITEMS: lambda item: 1,
    }
    for goal in items:
        for objective, cost in costs.items():
            way = shortest_way(graph, goal, situation, objective=objective)
            if isinstance(way, LawfulWay):
                found = sum(cost(errand.item) for errand in way.errands)
                assert found == cheapest_by_trying(graph, goal, situation, cost)
                assert len({errand.item for errand in way.errands}) == len(way.errands)


@fifty
@given(graphs, st.data())
def test_past_so_many_sets_a_way_is_what_it_was_and_still_lawful(graph, data):
    situation = data.draw(situations(graph))
    for goal in graph.nodes(NodeKind.ITEM):
        best = shortest_way(graph, goal, situation, objective=Objective.ITEMS)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sharing, "MOST_TRIED", 0)
            given_up = shortest_way(graph, goal, situation, objective=Objective.ITEMS)

        assert isinstance(given_up, LawfulWay) is isinstance(best, LawfulWay)
        if isinstance(given_up, LawfulWay):
            assert len(given_up.errands) >= len(best.errands)


def cheapest_by_trying(graph, goal, situation, cost) -> int:
    """Return what the cheapest set of items costs that can be had, with nothing else, in turn."""
    items = graph.nodes(NodeKind.ITEM)
    sets = chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))
    return min(sum(map(cost, some)) for some in sets if is_had(graph, goal, situation, some))


def is_had(graph, goal, situation, items) -> bool:
    had: set = set()
    while True:
        things = set(situation.evidence) | {one for item in had for one in products(graph, item)}
        now = replace(situation, evidence=frozenset(things))
        fresh = {one for one in items if one not in had and not lacks(graph, one, now)}
        if not fresh:
            return goal in had
        had |= fresh


def lacks(graph, item, situation) -> bool:
    return any(
        not any(
            all(
                one in situation.evidence
                or spared(graph, one, situation.datasets)
                or (situation.brings and brought(graph, one))
                for one in alternative
            )
            for alternative in graph.alternatives(requirement)
        )
        for requirement in open_requirements(graph, item, situation)
    )


@fifty
@given(graphs, st.data())
def test_no_other_objective_gets_there_in_fewer_days(graph, data):
    situation = data.draw(situations(graph))
    goal = data.draw(st.sampled_from(graph.nodes(NodeKind.ITEM)))

    ways = [shortest_way(graph, goal, situation, objective=one) for one in Objective]

    walked = [way for way in ways if isinstance(way, LawfulWay)]
    assert not walked or walked[0].days == min(way.days for way in walked)


@fifty
@given(graphs)
def test_what_is_blocked_at_best_is_a_dead_end(graph):
    found = dead_ends(graph)

    assert not set(found.items) & reach(graph, fullest(graph)).items
    assert {item for circle in found.circles for item in circle} <= set(found.items)


@fifty
@given(graphs, st.data())
def test_a_change_that_goes_on_touches_no_less(graph, data):
    node = data.draw(st.sampled_from(sorted(graph.named)))

    near, far = touched(graph, node), touched(graph, node, beyond=True)

    assert all(set(near.of(kind)) <= set(far.of(kind)) for kind in NodeKind)


@fifty
@given(graphs, st.data())
def test_a_path_back_is_as_long(graph, data):
    every = st.sampled_from(sorted(graph.named))
    start, end = data.draw(every), data.draw(every)

    there, back = path(graph, start, end), path(graph, end, start)

    assert (there is None) == (back is None)
    assert there is None or back is None or len(there) == len(back)


@fifty
@given(graphs)
def test_whoever_handles_something_is_a_department(graph):
    for node in graph.named:
        assert all(one.department.kind is NodeKind.DEPARTMENT for one in hands(graph, node))


@fifty
@given(graphs)
def test_a_standard_item_is_called_as_the_first_item_that_follows_it(graph):
    for standard in graph.nodes(NodeKind.STANDARD):
        assert graph.label(standard) == graph.label(graph.back(Relation.ITEM_FOLLOWS, standard)[0])
