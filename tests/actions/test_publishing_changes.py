"""A few items change (变更发布): they get versions, all else stays in force as it was."""

from dataclasses import replace

import pytest

from tongban.actions.catalog import Change, is_known, publish, publish_change
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog import shelf
from tongban.store.catalog.models import Release
from tongban.store.catalog.queries import current

pytestmark = pytest.mark.django_db
SEAL = "seal_engraving"


@pytest.fixture(autouse=True)
def _forget():
    yield
    shelf.forget()


def test_a_changed_item_gets_the_next_version_and_nothing_else_moves(published):
    before = current()
    renamed = replace(before.catalogue.items[SEAL], name="刻章")
    made = publish_change(Change(items=(renamed,)), by="tests", note="改名")
    now = current()
    assert (made.release, made.versions) == (now.release, {SEAL: 2})
    assert now.catalogue.items[SEAL].name == "刻章"
    unchanged = {key: row for key, row in before.rows.items() if key[0] != SEAL}
    assert unchanged.items() <= now.rows.items()
    assert set(now.journeys) == set(before.journeys)


def test_the_same_change_again_is_no_release(published):
    item = current().catalogue.items[SEAL]
    assert publish_change(Change(items=(item,)), by="tests").release == published.release


def test_definitions_come_along_and_stay(published):
    seats = DataElement(code="premises.seats", label="座位数", kind=ValueKind.INTEGER)
    publish_change(Change(elements=(seats,)), by="tests")
    assert current().catalogue.elements[seats.code] == seats
    publish_change(Change(withdrawn=frozenset({SEAL})), by="tests")
    assert seats.code in current().catalogue.elements


def test_what_is_withdrawn_can_be_put_back_as_it_was(published):
    row = current().rows[SEAL, 1]
    gone = publish_change(Change(withdrawn=frozenset({SEAL, "nothing"})), by="tests")
    assert gone.withdrawn == {SEAL: row}
    assert SEAL not in current().catalogue.items
    publish_change(Change(restored=(row,)), by="tests")
    assert current().rows[SEAL, 1] == row


def test_what_has_come_meanwhile_is_not_pushed_out_by_what_comes_back(published, city):
    row = current().rows[SEAL, 1]
    publish_change(Change(withdrawn=frozenset({SEAL})), by="tests")
    publish_change(Change(items=(city.catalogue.items[SEAL],)), by="tests")
    publish_change(Change(restored=(row,)), by="tests")
    assert (SEAL, 2) in current().rows
    assert (SEAL, 1) not in current().rows


def test_nothing_changes_before_there_is_a_catalogue(db):
    with pytest.raises(Unavailable):
        publish_change(Change(), by="tests")


# A city that was published before


def test_a_city_is_known_once_it_was_published_whatever_came_since(published, city):
    assert is_known(city.catalogue, city.journeys)
    renamed = replace(city.catalogue.items[SEAL], name="刻章")
    publish_change(Change(items=(renamed,), withdrawn=frozenset({"water_transfer"})), by="tests")
    assert is_known(city.catalogue, city.journeys)


def test_a_city_with_anything_new_is_not_known(published, city):
    renamed = replace(city.catalogue.items[SEAL], name="刻章")
    items = {**city.catalogue.items, SEAL: renamed}
    assert not is_known(replace(city.catalogue, items=items), city.journeys)
    elements = dict(city.catalogue.elements)
    code = next(iter(elements))
    elements[code] = replace(elements[code], label="改")
    assert not is_known(replace(city.catalogue, elements=elements), city.journeys)


def test_nothing_is_known_before_the_first_release(db, city):
    assert not Release.objects.exists()
    assert not is_known(city.catalogue, city.journeys)
    assert publish(city.catalogue, city.journeys, by="tests").items
