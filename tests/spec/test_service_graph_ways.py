"""What can be had, by which way, what nobody can have, and who asks for more than others."""

from dataclasses import replace

from graphwork import (
    FIRST,
    LICENCE,
    SECOND,
    SERVED,
    THIRD,
    chain,
    city,
    issued,
    nodes,
    part,
)
from guidework import days, item, output, requirement

from tongban.core.graph.dead_ends import circles, dead_ends
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.reach import Situation, fullest, reach, reach_change
from tongban.core.graph.standards import compared, spreads
from tongban.core.graph.ways import LawfulWay, NoWay, Objective, Origin, shortest_way
from tongban.core.vocabulary.citations import Citation


# -- what can be had ---------------------------------------------------------------------------
def test_a_lost_dataset_blocks_what_nothing_else_proves():
    wanting = item("first", requirements=(requirement("r", ("card",)),))
    card = issued("card", proves=("p.area",))
    graph = city(wanting, datasets=(SERVED,), evidence=(card,))

    change = reach_change(graph, fullest(graph), Situation())

    assert change.blocked == (FIRST,)
    assert reach_change(graph, Situation(), fullest(graph)).gained == (FIRST,)


def test_one_list_suffices_but_all_of_it_is_needed():
    wanting = item("first", requirements=(requirement("r", ("deed", "lease"), ("photo",)),))
    graph = city(wanting)

    def reached(*codes: str) -> bool:
        held = frozenset(nodes(NodeKind.EVIDENCE, *codes))
        return FIRST in reach(graph, Situation(evidence=held, brings=False)).items

    assert not reached("deed")
    assert reached("deed", "lease")
    assert reached("photo")


def test_a_promise_stands_in_where_it_may_and_what_is_not_needed_is_not_asked():
    asked = requirement("r", ("deed",), declarable=True)
    graph = city(item("first", requirements=(asked,)))
    nothing = Situation(brings=False, promises=False)
    spared = replace(nothing, unneeded=frozenset({part(NodeKind.REQUIREMENT, FIRST, "r")}))

    assert reach(graph, nothing).items == frozenset()
    assert reach(graph, replace(nothing, promises=True)).items == {FIRST}
    assert reach(graph, spared).items == {FIRST}


def test_the_shortest_way_applies_first_for_what_is_wanted_next():
    way = shortest_way(chain(), SECOND, Situation())

    assert isinstance(way, LawfulWay)
    assert [(errand.item, errand.ready) for errand in way.errands] == [(FIRST, 4), (SECOND, 7)]
    assert (way.days, way.visits) == (7, 0)
    (provided,) = way.errands[1].supplies
    assert (provided.evidence, provided.origin, provided.item) == (LICENCE, Origin.ITEM, FIRST)


def test_what_is_held_needs_no_errand():
    way = shortest_way(chain(), LICENCE, Situation(evidence=frozenset({LICENCE})))

    assert way == LawfulWay(goal=LICENCE, errands=(), days=0, visits=0)


def test_papers_that_take_their_time_are_waited_for_in_parallel():
    graph = city(
        item("first", outputs=(output("licence"),), promised_limit=days(9)),
        item("second", outputs=(output("permit"),), promised_limit=days(4)),
        item("third", requirements=(requirement("r", ("licence", "permit")),)),
    )

    way = shortest_way(graph, THIRD, Situation())

    assert isinstance(way, LawfulWay)
    assert way.days == 19


def test_the_way_with_fewest_visits_may_take_longer():
    graph = city(
        item("first", outputs=(output("licence"),), promised_limit=days(9)),
        item("second", outputs=(output("permit"),), promised_limit=days(4), visits=2),
        item("third", requirements=(requirement("r", ("licence",), ("permit",)),)),
    )

    def first_errand(objective: Objective) -> Node:
        way = shortest_way(graph, THIRD, Situation(), objective=objective)
        assert isinstance(way, LawfulWay)
        return way.errands[0].item

    assert first_errand(Objective.DAYS) == SECOND
    assert first_errand(Objective.VISITS) == FIRST
    assert first_errand(Objective.ITEMS) == FIRST


def test_an_item_that_serves_two_needs_is_applied_for_and_counted_once():
    graph = city(
        item("first", outputs=(output("licence"),)),
        item("fourth", outputs=(output("licence"), output("permit"))),
        item("second", outputs=(output("permit"),)),
        item("third", requirements=(requirement("r", ("licence", "permit")),)),
    )

    way = shortest_way(graph, THIRD, Situation(), objective=Objective.ITEMS)

    assert isinstance(way, LawfulWay)
    assert [errand.item.code for errand in way.errands] == ["fourth", "third"]


def test_without_a_way_the_missing_papers_are_named():
    asked = requirement("r", ("card",), ("deed", "pass"))
    graph = city(item("first", requirements=(asked,)), evidence=(issued("card"), issued("pass")))

    way = shortest_way(graph, FIRST, Situation(brings=False))

    assert way == NoWay(goal=FIRST, missing=nodes(NodeKind.EVIDENCE, "card", "deed", "pass"))
    some = shortest_way(graph, FIRST, Situation())
    assert some == NoWay(goal=FIRST, missing=nodes(NodeKind.EVIDENCE, "card", "pass"))


# -- what nobody can have, and who asks for more -----------------------------------------------
def test_items_that_wait_for_each_other_are_found():
    graph = city(
        item("first", requirements=(requirement("r", ("permit",)),), outputs=(output("licence"),)),
        item("second", requirements=(requirement("r", ("licence",)),), outputs=(output("permit"),)),
        item("third", requirements=(requirement("r", ("licence",)),)),
    )

    found = dead_ends(graph)

    assert found.circles == ((FIRST, SECOND),)
    assert found.items == (FIRST, SECOND, THIRD)
    assert found.evidence == ()


def test_a_paper_that_nobody_issues_is_a_dead_end_until_data_prove_it():
    wanting = item("first", requirements=(requirement("r", ("card",)),))
    card = issued("card", proves=("p.area",))

    assert dead_ends(city(wanting, evidence=(card,))).evidence == nodes(NodeKind.EVIDENCE, "card")
    assert dead_ends(city(wanting, evidence=(card,), datasets=(SERVED,))).evidence == ()
    named = replace(card, issuer="ministry")
    assert dead_ends(city(wanting, evidence=(named,))).items == ()


def test_an_item_that_waits_for_itself_is_a_circle():
    one, two, three = FIRST, SECOND, THIRD

    assert circles({one: (one,), two: (three,), three: ()}) == ((one,),)
    assert circles({one: (two,), two: (three, one), three: (two,)}) == ((one, two, three),)


def test_the_authority_that_asks_for_more_is_shown_with_its_basis():
    fire = Citation(law="消防法", article="15")
    extra = replace(requirement("x", ("photo",)), basis=(fire,))
    asked = (requirement("r", ("deed",)),)
    items = [item(name, standard_item="S1", requirements=asked) for name in ("first", "second")]
    heavy = item("third", standard_item="S1", requirements=(*asked, extra), promised_limit=days(12))
    graph = city(*items, heavy, item("alone", standard_item="S2"))
    standard = Node(NodeKind.STANDARD, "S1")

    first, *_ = compared(graph, standard).lines

    assert first.item == THIRD
    (more,) = first.extras
    assert (more.evidence, more.asked_by) == (Node(NodeKind.EVIDENCE, "photo"), 1)
    assert more.basis == nodes(NodeKind.ARTICLE, "消防法#15")
    (spread,) = spreads(graph)
    assert (spread.standard, spread.followers) == (standard, 3)
    assert (spread.requirements, spread.days) == (1, 2)
