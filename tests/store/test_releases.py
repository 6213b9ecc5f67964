"""A release is one value (一次发布一个整体), whenever and wherever it is read."""

from dataclasses import replace

import pytest
from city.together import at_once, failures
from django.db import connection

from tongban.actions.catalog import publish
from tongban.store.catalog import queries
from tongban.store.catalog.models import Release


@pytest.fixture
def changed(city):
    """Return the city with one item renamed, one withdrawn from the catalogue, and new words."""
    renamed, gone, *_ = city.catalogue.items
    items = {code: item for code, item in city.catalogue.items.items() if code != gone}
    items[renamed] = replace(items[renamed], name=f"{items[renamed].name}（改）")
    kept = {
        code: journey
        for code, journey in city.journeys.items()
        if gone not in {sub.item for sub in journey.sub_items}
    }
    return replace(city.catalogue, items=items), kept


def names(published):
    return {item.name for item in published.catalogue.items.values()}


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_lands_while_a_release_is_opened_leaves_it_whole(
    published, city, changed
):
    """The publisher commits elsewhere before each question of the reader but one (F24)."""
    before = {item.name for item in city.catalogue.items.values()}
    queries._available.cache_clear()
    queries._opened.cache_clear()
    asked = 0

    def publish_between(execute, *question):
        nonlocal asked
        asked += 1
        if asked == 2:
            assert failures(at_once(lambda: publish(*changed, by="another"))) == []
        return execute(*question)

    with connection.execute_wrapper(publish_between):
        opened = queries.current()

    assert asked > 2
    assert opened.release == published.release
    assert names(opened) == before
    assert len(opened.rows) == len(before)
    assert set(opened.journeys) == set(city.journeys)
    assert queries.current().release != published.release
    assert names(queries.current()) == {item.name for item in changed[0].items.values()}


@pytest.mark.django_db
def test_lists_and_the_opened_release_tell_of_the_same_versions(published, changed):
    publish(*changed, by="tests")
    now = queries.current()
    assert {one.code for one in queries.listed_items()} == set(now.catalogue.items)
    assert {one.code for one in queries.listed_journeys()} == set(now.journeys)


@pytest.mark.django_db
def test_what_is_only_withdrawn_is_a_release_of_its_own(published, city):
    gone = next(iter(city.journeys))
    kept = {code: journey for code, journey in city.journeys.items() if code != gone}
    withdrawn = publish(city.catalogue, kept, by="tests")
    assert (withdrawn.items, withdrawn.journeys) == ((), ())
    assert withdrawn.release != published.release
    assert gone not in queries.current().journeys


@pytest.mark.django_db
def test_what_comes_back_after_it_was_withdrawn_is_a_version_of_its_own(published, city):
    code = next(iter(city.journeys))
    kept = {other: journey for other, journey in city.journeys.items() if other != code}
    publish(city.catalogue, kept, by="tests")
    again = publish(city.catalogue, city.journeys, by="tests")
    assert again.journeys == (code,)
    assert queries.current().journeys[code].version == city.journeys[code].version + 1


@pytest.mark.django_db
def test_an_earlier_release_still_tells_what_was_in_force_in_it(published, changed):
    publish(*changed, by="tests")
    first = Release.objects.get(pk=published.release)
    assert len(first.items) == len(changed[0].items) + 1
