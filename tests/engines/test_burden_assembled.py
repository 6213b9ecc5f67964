"""A burden made of parts kept beside versions is the one that core derives from the versions."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from burdenwork import RECKONING
from graph_strategies import catalogues
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.graph.burden.derive import Year, burden
from tongban.core.graph.burden.flat import flattened
from tongban.core.graph.burden.measure import Supplied, total
from tongban.core.graph.burden.model import Figures
from tongban.core.graph.burden.serving import serving_today as serving_in_core
from tongban.core.graph.demand.derive import Terms, data_demand
from tongban.core.graph.demand.listing import listed
from tongban.core.graph.what_if.switches import Switches
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import causes_of, compared, together
from tongban.core.reform.standpoints import Standpoint
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.assembling import Circumstances, assembled
from tongban.engines.burden.columns import columns
from tongban.engines.burden.demanding import demanded
from tongban.engines.burden.frames import Frame, framed, joined
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.naming import Names
from tongban.engines.burden.packing import packed
from tongban.engines.burden.reductions import since_release
from tongban.engines.burden.sides import Side
from tongban.engines.burden.stored import opened, saved
from tongban.engines.burden.uses import serving_today
from tongban.engines.burden.what_if import what_if

CODES = ("a", "a-b", "", "b\u7532", "zz")

fifty = settings(max_examples=60, deadline=None)
seeds = st.integers(0, 2**32)


def a_year(random: Random, city, journeys) -> Year:
    codes = ["", *journeys, "gone"]
    pairs = [(item, code) for item in (*city.items, "unknown") for code in codes]
    cases = {pair: random.randint(0, 9) for pair in pairs if random.random() < 0.5}
    needed = {
        (item, code, requirement.id): random.randint(0, 12)
        for item, code in pairs
        if item in city.items
        for requirement in city.items[item].requirements
        if random.random() < 0.4
    }
    return Year(cases=cases, needed=needed, otherwise=random.randint(0, 1))


def granting(random: Random, city):
    """Return a catalogue of which some datasets were granted for some items only."""
    items = (*city.items, "unknown")
    granted = {
        code: frozenset(one for one in items if random.random() < 0.7)
        for code in city.datasets
        if random.random() < 0.8
    }
    return replace(city, granted=granted)


def of_parts(city, shards: int) -> Frame:
    """Return the frame of a catalogue, joined from shards."""
    parts = [packed(flattened(item)) for item in city.items.values()]
    return Frame(dict(joined([framed(parts[place::shards]) for place in range(shards)])))


@fifty
@given(catalogues, seeds, st.integers(1, 3))
def test_a_burden_of_parts_is_the_burden_of_the_catalogue(drawn, seed, shards):
    city, journeys = drawn
    random = Random(seed)
    year = a_year(random, city, journeys)
    city = granting(random, city) if random.random() < 0.7 else city
    expected = burden(city, journeys.values(), year, RECKONING)
    given_now = Circumstances(
        catalogue=city, journeys=tuple(journeys.values()), year=year, reckoning=RECKONING
    )

    made = assembled(of_parts(city, shards), given_now)
    again = made.excerpt(range(len(made.service_item)))

    key = lambda one: (one.item, one.journey)  # noqa: E731
    assert sorted(again.services, key=key) == sorted(expected.services, key=key)
    assert again.supplies == expected.supplies
    assert again.grades == expected.grades
    assert {one: again.servers[one] for one in again.servers if again.servers[one]}.items() <= (
        expected.servers.items()
    )
    on = serving_in_core(expected, city)
    figures = total(map(Supplied(expected, on).figures, expected.services))
    assert total(Ledger.of(arrays(made), on).by_clientele) == figures


@fifty
@given(catalogues, seeds)
def test_arrays_that_were_stored_measure_as_before(drawn, seed):
    city, journeys = drawn
    city = granting(Random(seed), city)
    model = burden(city, journeys.values(), a_year(Random(seed), city, journeys), RECKONING)
    today, after = Switches(on=model.sources()), Switches(declarations=False)
    before = arrays(columns(model))

    again = opened(dict(saved(before)))

    assert what_if(again, today, after, most=9) == what_if(before, today, after, most=9)
    assert again.columns.excerpt(range(len(model.services))).services == model.services


@fifty
@given(catalogues, seeds)
def test_what_serves_today_is_what_core_says(drawn, seed):
    city, journeys = drawn
    city = granting(Random(seed), city)
    model = burden(city, journeys.values(), Year(), RECKONING)

    made = arrays(columns(model))
    known = frozenset(made.columns.sources.sources)
    assert serving_today(made, city) == serving_in_core(model, city) & known


@settings(max_examples=25, deadline=None)
@given(catalogues, seeds)
def test_what_grants_saved_between_two_releases_is_what_core_says(drawn, seed):
    city, journeys = drawn
    random = Random(seed)
    sides, points = [], []
    for granted in (granting(random, city), granting(random, city)):
        model = burden(granted, journeys.values(), Year(), RECKONING)
        on = serving_in_core(model, granted)
        sides.append(Side.of(arrays(columns(model)), on))
        points.append(Standpoint(model, on))
    alike = {item for item in city.items if random.random() < 0.6}

    sums = since_release(*sides, alike=alike, succession={})
    expected = compared(*points, {})

    assert sums.figures == together(expected)
    assert sums.saved.keys() <= {Cause.SHARED}
    assert {cause: one for cause, one in sums.saved.items() if one != Figures()} == {
        cause: one for cause, one in causes_of(expected).items() if one != Figures()
    }


@fifty
@given(catalogues, seeds)
def test_the_papers_still_handed_in_are_those_of_core(drawn, seed):
    city, journeys = drawn
    random = Random(seed)
    city = granting(random, city)
    model = burden(city, journeys.values(), a_year(random, city, journeys), RECKONING)
    on = frozenset(one for one in sorted(model.sources(), key=str) if random.random() < 0.4)
    terms = Terms(refused=frozenset(one for one in city.datasets if random.random() < 0.2))
    expected = data_demand(model, Switches(on=on), city, terms)
    ledger = Ledger.of(arrays(columns(model)), on)

    found = demanded(ledger, city, terms)

    assert found.demand.interfaces == expected.interfaces
    assert by_lists(found.demand.wanted) == by_lists(expected.wanted)
    every = frozenset(found.demand.open())
    items = {item for line in listed(expected, every) for one in line.frees for item in one.items}
    lines = listed(found.demand, every)
    touched = [found.touched(line, ledger, most=99) for line in lines]
    assert {item for one in touched for item in one.first} == items
    assert all(one.total == len(one.first) for one in touched)


def by_lists(wanted) -> Counter[tuple[frozenset[str], ...]]:
    added: Counter[tuple[frozenset[str], ...]] = Counter()
    for one in wanted:
        added[one.alternatives] += one.submissions
    return added


def test_names_are_found_where_they_stand():
    names = Names.of(code.encode() for code in CODES)

    assert tuple(names) == CODES
    assert [names.place(code) for code in CODES] == [0, 1, 2, 3, 4]
    assert (names.place("z"), names.place("a-"), "b" in names) == (None, None, False)
    assert names[1:3] == ["a-b", ""]
    with pytest.raises(ValueError, match="none"):
        names.index("none")
