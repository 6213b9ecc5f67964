"""A province's burden is assembled by the worker and mapped; a small one is made when asked for."""

from dataclasses import replace

import pytest
from city.stories import FOOD_LICENCE

from tongban.actions.burden import city_burden, demand_list
from tongban.actions.catalog import publish
from tongban.actions.graph import burdens, compiling
from tongban.actions.graph.burdens import keep_burdens, ready_burden
from tongban.actions.graph.current import keep_up
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.serving import serving_today
from tongban.core.graph.what_if.compare import what_if
from tongban.core.graph.what_if.switches import Switches
from tongban.core.vocabulary.errors import Unavailable

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path
    compiling.release_name.cache_clear()
    burdens._assembled_once.cache_clear()


@pytest.fixture
def province(monkeypatch):
    """Let the example city count as a province, of which nobody waits for the burden."""
    monkeypatch.setattr("tongban.actions.graph.current.AT_ONCE", 1)
    monkeypatch.setattr("tongban.actions.graph.burdens.AT_ONCE", 1)


def test_the_burden_of_the_parts_is_that_of_the_catalogue(published, city, outside):
    reckoning = Reckoning(filed_on=outside.today, calendar=outside.calendar)
    model = burden(city.catalogue, city.journeys.values(), Year(), reckoning)

    found = city_burden(outside, by_cases=False)

    assert found.today == serving_today(model, found.catalogue) & found.sources
    assert found.sources < model.sources()  # some registers spare nobody a paper
    expected = what_if(model, Switches(on=found.today), Switches())
    answer = found.what_if(Switches(), most=10_000).compared
    assert (answer.figures, answer.changes) == (expected.figures, expected.changes)


def test_a_province_waits_for_the_worker_once_and_then_maps_what_it_kept(
    published, city, outside, province
):
    keep_up()
    with pytest.raises(Unavailable):
        ready_burden(outside, by_cases=False)

    assert keep_burdens(outside) == 2
    assert keep_burdens(outside) == 0

    mapped = city_burden(outside, by_cases=False)
    assert not mapped.stale
    found = demand_list(mapped, budget=3, refused=frozenset(), from_nothing=True)
    assert found.choice.proven
    assert len(found.lines) == 3


def test_a_release_before_is_measured_for_what_it_is_until_the_next_is_ready(
    published, city, outside, province
):
    keep_up()
    keep_burdens(outside)
    item = replace(city.catalogue.items[FOOD_LICENCE.code], name="餐饮许可新名")
    items = {**city.catalogue.items, item.code: item}
    publish(replace(city.catalogue, items=items), city.journeys, by="tests")

    assert city_burden(outside, by_cases=True).stale
    assert keep_burdens(outside) == 0  # the graph comes first
    keep_up()
    keep_burdens(outside)
    assert not city_burden(outside, by_cases=True).stale


def test_before_the_first_release_there_is_nothing_to_assemble(db, outside):
    assert keep_burdens(outside) == 0
