"""A burden made of parts kept beside versions is the one that core derives from the versions."""

from random import Random

import pytest
from burdenwork import RECKONING
from graph_strategies import catalogues
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.graph.burden.derive import Year, burden
from tongban.core.graph.burden.flat import flattened
from tongban.core.graph.burden.measure import Supplied, total
from tongban.core.graph.what_if.switches import Switches
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.assembling import Circumstances, assembled
from tongban.engines.burden.columns import columns
from tongban.engines.burden.frames import Frame, framed, joined
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.naming import Names
from tongban.engines.burden.packing import packed
from tongban.engines.burden.stored import opened, saved
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


def of_parts(city, shards: int) -> Frame:
    """Return the frame of a catalogue, joined from shards."""
    parts = [packed(flattened(item)) for item in city.items.values()]
    return Frame(dict(joined([framed(parts[place::shards]) for place in range(shards)])))


@fifty
@given(catalogues, seeds, st.integers(1, 3))
def test_a_burden_of_parts_is_the_burden_of_the_catalogue(drawn, seed, shards):
    city, journeys = drawn
    year = a_year(Random(seed), city, journeys)
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
    on = expected.sources()
    figures = total(map(Supplied(expected, on).figures, expected.services))
    assert total(Ledger.of(arrays(made), on).by_clientele) == figures


@fifty
@given(catalogues, seeds)
def test_arrays_that_were_stored_measure_as_before(drawn, seed):
    city, journeys = drawn
    model = burden(city, journeys.values(), a_year(Random(seed), city, journeys), RECKONING)
    today, after = Switches(on=model.sources()), Switches(declarations=False)
    before = arrays(columns(model))

    again = opened(dict(saved(before)))

    assert what_if(again, today, after, most=9) == what_if(before, today, after, most=9)
    assert again.columns.excerpt(range(len(model.services))).services == model.services


def test_names_are_found_where_they_stand():
    names = Names.of(code.encode() for code in CODES)

    assert tuple(names) == CODES
    assert [names.place(code) for code in CODES] == [0, 1, 2, 3, 4]
    assert (names.place("z"), names.place("a-"), "b" in names) == (None, None, False)
    assert names[1:3] == ["a-b", ""]
    with pytest.raises(ValueError, match="none"):
        names.index("none")
