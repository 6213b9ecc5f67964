"""The graph follows what is published: remade where something changed, swapped in whole."""

import os
from dataclasses import replace

import pytest
from city.stories import FOOD_LICENCE

from tongban.actions.catalog import publish
from tongban.actions.graph import compiling
from tongban.actions.graph.current import current_graph, graph_folder, keep_up
from tongban.actions.graph.running import running_cases
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.service_graph import service_graph
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog.models import GraphPart, ItemVersion

pytestmark = pytest.mark.django_db
ITEM = Node(NodeKind.ITEM, FOOD_LICENCE.code)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path
    compiling.release_name.cache_clear()


@pytest.fixture
def renamed(city):
    """Return a publisher of the same catalogue in which one item has another name."""

    def publish_renamed(name: str):
        item = replace(city.catalogue.items[ITEM.code], name=name)
        items = {**city.catalogue.items, ITEM.code: item}
        return publish(replace(city.catalogue, items=items), city.journeys, by="tests")

    return publish_renamed


def test_the_compiled_graph_is_that_of_the_catalogue(published, city):
    expected = service_graph(city.catalogue, city.journeys)

    snapshot = current_graph().snapshot

    for kind in NodeKind:
        assert tuple(snapshot.nodes(kind)) == expected.nodes(kind)
    for node in expected.nodes(NodeKind.ITEM):
        assert snapshot.label(node) == expected.label(node)
        assert snapshot.measures(node) == expected.measures(node)


def test_a_publication_keeps_the_parts_of_what_it_publishes(published, renamed):
    renamed("餐饮许可新名")

    (row,) = ItemVersion.objects.filter(code=ITEM.code, version=2)
    assert GraphPart.objects.filter(version=row).exists()


def test_a_new_release_is_seen_at_once_and_what_is_mapped_stays_readable(published, renamed):
    before = current_graph().snapshot
    renamed("餐饮许可新名")

    after = current_graph()

    assert (after.stale, after.snapshot.label(ITEM)) == (False, "餐饮许可新名")
    assert before.label(ITEM) != "餐饮许可新名"


def test_only_the_shards_of_what_changed_are_remade(published, renamed, monkeypatch):
    monkeypatch.setattr(compiling, "shards_for", lambda _: 8)
    first = keep_up()
    renamed("餐饮许可新名")

    second = keep_up()

    assert (first.remade, first.shards) == (8, 8)
    assert (second.remade, second.shards) == (1, 8)
    assert len(list((graph_folder() / "shards").glob("*.graph"))) == 8
    assert len(list((graph_folder() / "shards").glob("*.frame"))) == 8
    assert keep_up() is None


def test_looking_keeps_nothing_in_the_database(published, renamed):
    GraphPart.objects.all().delete()

    current_graph()

    assert not GraphPart.objects.exists()


def test_the_worker_keeps_what_it_derives(published):
    GraphPart.objects.all().delete()

    keep_up()

    assert GraphPart.objects.count() == ItemVersion.objects.count()


def test_a_large_catalogue_is_shown_as_it_was_until_the_worker_has_compiled_it(
    published, renamed, monkeypatch
):
    monkeypatch.setattr("tongban.actions.graph.current.AT_ONCE", 1)
    with pytest.raises(Unavailable):
        current_graph()
    keep_up()
    renamed("餐饮许可新名")

    shown = current_graph()

    assert shown.stale
    assert shown.snapshot.label(ITEM) != "餐饮许可新名"


@pytest.mark.parametrize("left", [0, 7, 100, 5000])
def test_a_file_cut_short_counts_as_none_and_is_made_again(published, left):
    current_graph()
    file = graph_folder() / compiling.FILE
    with file.open("rb") as whole:
        content = whole.read(left)
    aside = file.with_suffix(".cut")
    aside.write_bytes(content)
    aside.replace(file)

    assert current_graph().snapshot.label(ITEM)


def test_a_writer_killed_half_way_leaves_the_graph_that_was_there(published):
    """F26."""
    current_graph()
    half = graph_folder() / f"{compiling.FILE}.{os.getpid() + 1}.new"
    half.write_bytes(b"TONGBAN")

    assert not current_graph().stale
    keep_up()


def test_before_the_first_release_there_is_nothing_to_compile(db):
    assert keep_up() is None
    with pytest.raises(Unavailable):
        current_graph()


def test_once_mapped_the_graph_costs_one_query(published, django_assert_num_queries):
    current_graph()

    with django_assert_num_queries(1):
        current_graph()


def test_undecided_cases_are_counted_by_item(citizen, outside, django_assert_num_queries):
    FOOD_LICENCE.filed(citizen, outside)
    FOOD_LICENCE.filed(citizen, outside)

    with django_assert_num_queries(1):
        found = running_cases([ITEM.code, "outdoor_sign"])

    assert (found.total, found.by_item) == (2, {ITEM.code: 2})
