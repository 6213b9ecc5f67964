"""What the service graph holds, and who and what hangs together in it."""

from dataclasses import replace

import pytest
from graphwork import (
    BUREAU,
    DEED,
    FIRST,
    LICENCE,
    REPORT,
    SECOND,
    SERVED,
    THIRD,
    chain,
    city,
    issued,
    nodes,
    part,
)
from guidework import LAW, condition, dataset, item, journey, output, requirement

from tongban.core.catalog.datasets import Sharing
from tongban.core.graph.handling import Charge, Hand, hands
from tongban.core.graph.law_changes import law_change
from tongban.core.graph.neighbours import Bunch, bunches, neighbours
from tongban.core.graph.nodes import Node, NodeKind, article_of, law_of, plain_label, read_node
from tongban.core.graph.paths import path
from tongban.core.graph.proofs import products, proof
from tongban.core.graph.relations import Relation
from tongban.core.graph.searching import search
from tongban.core.graph.touching import touched
from tongban.core.graph.yardstick import yardstick
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


# -- nodes and parts ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    "node",
    [FIRST, part(NodeKind.STEP, FIRST, "a/b"), Node(NodeKind.ARTICLE, "某法(某令第1号)#3")],
)
def test_a_node_is_read_back_as_it_was_written(node):
    assert read_node(node.written) == node


@pytest.mark.parametrize("text", ["", "item", "item:", "nothing:x", "step:first", "step:/a"])
def test_what_names_no_node_is_refused(text):
    with pytest.raises(InvalidValue):
        read_node(text)


def test_paragraphs_change_with_their_article_and_local_practice_cites_nothing():
    article = article_of(Citation(law="行政许可法", article="32", paragraph=1))

    assert article == article_of(LAW)
    assert article is not None
    assert plain_label(article) == "《行政许可法》第三十二条"
    assert plain_label(law_of(article)) == "《行政许可法》"
    assert article_of(Citation.local("本市做法")) is None


def test_a_provision_that_cannot_be_read_is_called_by_its_code():
    assert plain_label(Node(NodeKind.LAW, "《》")) == "《》"


def test_what_is_only_mentioned_is_there_by_its_code_but_no_item_is():
    graph = city(
        item("first", requirements=(requirement("r", ("unheard_of",)),)),
        journeys=(journey("first", "gone"),),
    )
    thing = Node(NodeKind.JOURNEY, "journey")

    assert graph.label(Node(NodeKind.EVIDENCE, "unheard_of")) == "unheard_of"
    assert graph.onward(Relation.JOURNEY_INCLUDES, thing) == (FIRST,)
    assert Node(NodeKind.ITEM, "gone") not in graph


@pytest.mark.parametrize(
    ("limit", "count"),
    [
        (TimeLimit.working_days(7, LAW), 7),
        (TimeLimit.calendar_days(7, LAW), 5),
        (TimeLimit.calendar_days(30, LAW), 22),
        (TimeLimit.months(1, LAW), 21),
        (TimeLimit.hours(24, LAW), 1),
        (TimeLimit.instant(LAW), 0),
    ],
)
def test_limits_are_compared_by_a_yardstick(limit, count):
    assert yardstick(limit) == count


# -- finding one's way -------------------------------------------------------------------------
def test_a_search_wants_every_word_in_the_name_or_the_code():
    graph = chain()

    assert search(graph, "事项 first").nodes == (FIRST,)
    assert search(graph, "FIRST", kinds=(NodeKind.ITEM,)).nodes == (FIRST,)
    assert search(graph, "材料licence", department="bureau").nodes == ()
    assert BUREAU in search(graph, "", department="bureau").nodes


def test_neighbours_come_in_bunches_and_pages():
    graph = chain()

    assert Bunch(Relation.ITEM_HANDLED_BY, False, 2) in bunches(graph, BUREAU)
    page = neighbours(graph, BUREAU, Relation.ITEM_HANDLED_BY, onward=False, limit=1)
    assert (page.nodes, page.total, page.more) == ((FIRST,), 2, True)
    rest = neighbours(graph, BUREAU, Relation.ITEM_HANDLED_BY, onward=False, after=FIRST)
    assert (rest.nodes, rest.more) == ((SECOND,), False)


def test_a_path_leads_only_through_the_kinds_that_are_wanted():
    graph = chain()
    papers = (NodeKind.OUTPUT, NodeKind.EVIDENCE, NodeKind.REQUIREMENT)

    found = path(graph, FIRST, SECOND, through=papers)

    assert found is not None
    assert [hop.node.kind for hop in found] == [*papers, NodeKind.ITEM]
    assert [hop.onward for hop in found] == [True, True, False, False]
    assert path(graph, FIRST, SECOND, through=(NodeKind.FEE,)) is None
    assert path(graph, FIRST, THIRD) is None
    assert path(graph, FIRST, FIRST) == ()


# -- who, what, on what basis ------------------------------------------------------------------
def test_who_handles_an_item_its_steps_and_its_papers():
    graph = city(
        item("first", outputs=(output("licence"),)),
        item("second", requirements=(requirement("r", ("licence",)),)),
        datasets=(dataset("register", proves=("licence",)),),
        evidence=(issued("licence", issuer="ministry"),),
        journeys=(journey("first", "second"),),
    )
    ministry = Node(NodeKind.DEPARTMENT, "ministry")

    assert Hand(Charge.DECIDES, BUREAU, FIRST) in hands(graph, FIRST)
    assert Hand(Charge.WORKS, BUREAU, part(NodeKind.STEP, FIRST, "accept")) in hands(graph, FIRST)
    assert {hand.charge for hand in hands(graph, Node(NodeKind.JOURNEY, "journey"))} == {
        Charge.LEADS,
        Charge.DECIDES,
    }
    assert hands(graph, LICENCE) == (
        Hand(Charge.DECIDES, BUREAU, FIRST),
        Hand(Charge.ISSUES, ministry, LICENCE),
        Hand(Charge.HOLDS, BUREAU, Node(NodeKind.DATASET, "register")),
    )
    assert Hand(Charge.DECIDES, BUREAU, SECOND) in hands(
        graph, part(NodeKind.REQUIREMENT, SECOND, "r")
    )


def test_a_paper_is_spared_when_data_serve_all_that_it_proves():
    half = dataset("half", serves=("p.area",))
    other = dataset("other", serves=("p.rent",))
    closed = dataset("closed", serves=("p.rent",), sharing=Sharing.NOT_SHARED)
    wanting = item("first", requirements=(requirement("r", ("report",)),))

    assert not proof(city(wanting, datasets=(half,)), REPORT).sparable
    assert not proof(city(wanting, datasets=(half, closed)), REPORT).sparable
    together = proof(city(wanting, datasets=(half, other)), REPORT)
    assert together.sparable
    assert together.serving_all == ()
    alone = proof(city(wanting, datasets=(SERVED,)), REPORT)
    assert alone.serving_all == nodes(NodeKind.DATASET, "served")
    assert proof(city(wanting), REPORT).unserved == nodes(NodeKind.ELEMENT, "p.area", "p.rent")
    vouched = city(wanting, datasets=(dataset("register", proves=("deed",)),))
    assert proof(vouched, DEED).sparable
    assert not proof(city(wanting), DEED).sparable


def test_a_certificate_is_yielded_by_whoever_issues_its_type():
    certificate = replace(output(), certificate_type="K1")
    graph = city(
        item("first", outputs=(certificate,)), evidence=(issued("card", certificate_type="K1"),)
    )
    card = Node(NodeKind.EVIDENCE, "card")

    assert proof(graph, card).items == (FIRST,)
    assert products(graph, FIRST) == (card,)


def test_a_change_stops_at_the_items_that_it_touches_unless_asked_to_go_on():
    graph = city(
        item("first", requirements=(requirement("r", ("deed",)),), outputs=(output("licence"),)),
        item("second", requirements=(requirement("r", ("licence",)),)),
        journeys=(journey("second", "third"),),
    )

    near = touched(graph, DEED)
    far = touched(graph, DEED, beyond=True)

    assert near.of(NodeKind.ITEM) == (FIRST,)
    assert near.of(NodeKind.JOURNEY) == ()
    assert far.of(NodeKind.ITEM) == (FIRST, SECOND)
    assert far.of(NodeKind.JOURNEY) == nodes(NodeKind.JOURNEY, "journey")
    assert touched(graph, FIRST).of(NodeKind.ITEM) == (SECOND,)


def test_a_dataset_touches_the_items_that_it_spares_a_paper_and_those_that_it_fills_in():
    reading = item("second", conditions=(condition("p.area >= 50"),))
    wanting = item("first", requirements=(requirement("r", ("report",)),))
    graph = city(wanting, reading, datasets=(SERVED,))

    found = touched(graph, Node(NodeKind.DATASET, "served"))

    assert found.of(NodeKind.ITEM) == (FIRST, SECOND)
    assert found.of(NodeKind.REQUIREMENT) == (part(NodeKind.REQUIREMENT, FIRST, "r"),)


def test_an_article_that_changes_concerns_whatever_cites_it():
    fire = Citation(law="消防法", article="15")
    asking = replace(requirement("r", ("deed",)), basis=(fire,))
    graph = city(
        item("first", requirements=(asking,)), item("second"), journeys=(journey("first", "x"),)
    )
    article = Node(NodeKind.ARTICLE, "消防法#15")

    change = law_change(graph, article)

    assert change == replace(law_change(graph, law_of(article)), provision=article)
    assert change.cited_by == (
        (Relation.REQUIREMENT_CITES, (part(NodeKind.REQUIREMENT, FIRST, "r"),)),
    )
    assert (change.items, change.evidence) == ((FIRST,), (DEED,))
    assert change.journeys == nodes(NodeKind.JOURNEY, "journey")


def test_relations_are_stored_and_written_under_names_that_stay_theirs():
    assert [relation.number for relation in Relation] == list(range(47))
    assert Relation.REQUIREMENT_ACCEPTS.word == "requirement_accepts"
