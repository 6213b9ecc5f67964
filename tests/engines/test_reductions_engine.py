"""Reductions summed in columns are those that core compares service by service."""

from dataclasses import replace
from random import Random

from burden_strategies import SOURCES, a_burden, a_service
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.graph.burden.model import Figures, YearlyBurden
from tongban.core.reform.comparing import causes_of, compared, together, with_cases
from tongban.core.reform.standpoints import Standpoint, as_law_allows
from tongban.core.reform.streams import material_streams
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.columns import columns
from tongban.engines.burden.reductions import Sums, since_law, since_release
from tongban.engines.burden.sides import Side
from tongban.engines.burden.streams import streams

seeds = st.integers(0, 2**32)


def a_side(random: Random, burden: YearlyBurden) -> tuple[Side, Standpoint]:
    """Return a burden with some sources, in columns and as core knows it."""
    on = frozenset(random.sample(SOURCES, random.randint(0, len(SOURCES))))
    return Side.of(arrays(columns(burden)), on), Standpoint(burden, on)


def filed(burden: YearlyBurden) -> YearlyBurden:
    """Return a burden of which every service was filed; it tells of no paper that nobody asks."""
    services = tuple(with_cases(one, one.cases + 1) for one in burden.services)
    asked = {
        document
        for service in services
        for need in service.needs
        for listed in need.alternatives
        for document in listed
    }
    supplies = {one: supply for one, supply in burden.supplies.items() if one in asked}
    return replace(burden, services=services, supplies=supplies)


def nonzero(causes):
    return {cause: saved for cause, saved in causes.items() if saved != Figures()}


def agrees(sums: Sums, reduced) -> bool:
    """Tell whether sums are those of what became of each item, department by department."""
    departments = {one.department for one in reduced}
    apart = all(
        sums.pair(sums.departments.index(code))
        == together(one for one in reduced if one.department == code)
        for code in departments
    )
    return (
        apart
        and sums.figures == together(reduced)
        and nonzero(sums.saved) == nonzero(causes_of(reduced))
    )


@given(seeds)
def test_against_law_the_sums_are_those_of_core(seed):
    random = Random(seed)
    side, now = a_side(random, filed(a_burden(random)))

    assert agrees(since_law(side), compared(as_law_allows(now.burden), now))


@given(seeds)
def test_against_a_release_the_sums_are_those_of_core(seed):
    random = Random(seed)
    earlier, later = filed(a_burden(random)), filed(a_burden(random))
    same = {one.item for one in earlier.services if random.random() < 0.5}
    kept = [one for one in earlier.services if one.item in same]
    others = [one for one in later.services if one.item not in same]
    later = replace(later, services=(*others, *kept))
    succession = {"gone": ("i0", "i1")} if random.random() < 0.3 else {}
    if random.random() < 0.5 and earlier.services:
        extra = a_service(random, "i9", "")
        later = replace(later, services=(*later.services, extra))
        succession |= {earlier.services[0].item: ("i9",)}
    base, before = a_side(random, earlier)
    now, after = a_side(random, later)

    sums = since_release(base, now, alike=same, succession=succession)

    assert agrees(sums, compared(before, after, succession))


@given(seeds)
def test_streams_of_materials_are_those_of_core(seed):
    random = Random(seed)
    side, now = a_side(random, filed(a_burden(random)))

    assert set(streams(side)) == set(material_streams(now))
    assert [one.cases for one in streams(side)] == [one.cases for one in material_streams(now)]


def test_an_item_that_nobody_filed_counts_as_one():
    random = Random(5)
    services = [with_cases(a_service(random, item, ""), 0) for item in ("i0", "i1", "i2")]
    burden = YearlyBurden(services=tuple(services), supplies={}, servers={}, grades={})

    figures = since_law(Side.of(arrays(columns(burden)), frozenset())).figures

    assert figures.before.cases == 3
    assert figures.before.documents == sum(len(one.needs) for one in services) > 0
