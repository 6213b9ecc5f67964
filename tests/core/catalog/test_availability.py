"""What an item may count on: what was granted for it, and nothing that is not to be shared."""

from dataclasses import replace

from citywork import CATALOGUE, CITY, NOBODY, TODAY, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.availability import (
    EVERY_ITEM,
    granted_at_all,
    granted_for,
    granted_in_part,
    may_ask,
)
from tongban.core.catalog.concerned import datasets_concerned
from tongban.core.catalog.datasets import Sharing
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.burden.serving import serving_today
from tongban.core.graph.demand.derive import Terms, data_demand
from tongban.core.graph.what_if.switches import Switches
from tongban.core.guides.evidence_ways import find, for_item, sources_of
from tongban.core.guides.outcomes import Way
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.resolve import resolve_journey

MARRIAGE = CATALOGUE.datasets["marriage"]
TOLD = frozenset(CATALOGUE.elements)
EVERYTHING = {code: frozenset({EVERY_ITEM}) for code in CATALOGUE.datasets}


def granting(**changed):
    return replace(CATALOGUE, granted={**EVERYTHING, **changed})


def lines_from(code, item, catalogue):
    """Return the lines of a guide that a dataset supplies, and those for which it is closed."""
    known = replace(NOBODY, available=granted_at_all(catalogue))
    lines = resolve(item, known, catalogue).evidence
    name = catalogue.datasets[code].name
    supplied = [one for one in lines if one.way is Way.SHARED and one.origin == code]
    closed = [one for one in lines if any(name in passed.why for passed in one.passed_over)]
    return supplied, closed


def test_without_any_record_of_grants_whatever_is_shared_may_be_asked():
    assert may_ask(CATALOGUE, MARRIAGE, "anything")
    assert granted_at_all(CATALOGUE) == frozenset(CATALOGUE.datasets)


def test_what_is_not_to_be_shared_may_not_be_asked_even_if_granted():
    closed = replace(MARRIAGE, sharing=Sharing.NOT_SHARED)
    catalogue = replace(granting(), datasets={**CATALOGUE.datasets, "marriage": closed})

    assert not may_ask(catalogue, closed, "anything")


def test_a_grant_for_some_items_opens_a_dataset_to_these_only():
    catalogue = granting(marriage=frozenset({"a", "b"}))

    assert may_ask(catalogue, MARRIAGE, "a")
    assert not may_ask(catalogue, MARRIAGE, "c")
    assert "marriage" in granted_for(catalogue, ("a", "b"))
    assert "marriage" not in granted_for(catalogue, ("a", "c"))
    assert granted_in_part(catalogue) == {"marriage": frozenset({"a", "b"})}


def test_a_register_without_a_grant_concerns_no_filing():
    items = tuple(CATALOGUE.items.values())
    concerned = {one.code for one, _ in datasets_concerned(items, CATALOGUE)}
    without = {one.code for one, _ in datasets_concerned(items, granting(marriage=frozenset()))}

    assert concerned - without == {"marriage"}


def test_only_the_items_of_a_grant_make_a_register_tell_anything():
    item = next(
        one
        for one in CATALOGUE.items.values()
        if "marriage" in {data.code for data, _ in datasets_concerned((one,), CATALOGUE)}
    )
    catalogue = granting(marriage=frozenset({item.code}))
    others = [one for one in CATALOGUE.items.values() if one.code != item.code]

    assert "marriage" in {one.code for one, _ in datasets_concerned((item,), catalogue)}
    assert "marriage" not in {one.code for one, _ in datasets_concerned(others, catalogue)}


def test_a_grant_for_one_item_spares_its_paper_there_and_nowhere_else():
    using = [one for one in CATALOGUE.items.values() if lines_from("population", one, CATALOGUE)[0]]
    mine, other = using[0], using[1]
    catalogue = granting(population=frozenset({mine.code}))

    assert lines_from("population", mine, catalogue)[0]
    supplied, closed = lines_from("population", other, catalogue)
    assert not supplied
    assert closed


def test_inside_a_journey_each_item_counts_on_its_own_grants():
    merged = whole("home_transfer").evidence
    (using,) = {one.items for one in merged if one.line.origin == "real_estate"}
    codes = {sub.item for sub in CITY.journeys["home_transfer"].sub_items}
    mine = {code for code in codes if CATALOGUE.items[code].name in using}

    def supplied(items):
        catalogue = granting(real_estate=frozenset(items))
        guide = resolve_journey(
            CITY.journeys["home_transfer"], catalogue.items, NOBODY, catalogue, chosen=codes
        )
        return {one.items for one in guide.evidence if one.line.origin == "real_estate"}

    assert supplied(mine) == {using}
    assert supplied(codes - mine) == set()


def figures_under(catalogue):
    """Return the burden of a catalogue, and what of it serves today."""
    reckoning = Reckoning(filed_on=TODAY, calendar=NOBODY.calendar)
    model = burden(catalogue, CITY.journeys.values(), Year(), reckoning)
    return model, serving_today(model, catalogue)


def test_a_dataset_serves_as_a_whole_once_every_item_that_would_use_it_has_it():
    source = Source(SourceKind.DATASET, "population")
    items = frozenset(CATALOGUE.items)

    assert source in figures_under(CATALOGUE)[1]
    assert source in figures_under(granting(population=items))[1]
    for few in (frozenset(), frozenset({min(items)})):
        assert source not in figures_under(granting(population=few))[1]


def test_a_grant_for_some_items_counts_in_the_figures_of_these_and_is_still_asked_for_by_others():
    using = [one for one in CATALOGUE.items.values() if lines_from("population", one, CATALOGUE)[0]]
    mine = frozenset(one.code for one in using[: len(using) // 2])
    closed, granted = granting(population=frozenset()), granting(population=mine)

    def asked(catalogue):
        model, on = figures_under(catalogue)
        on = frozenset(one for one in on if one.kind is SourceKind.DATASET)
        wanted = data_demand(model, Switches(on=on), catalogue, Terms()).wanted
        supplied = Supplied(model, on)
        handed_in = {one.item: supplied.figures(one).documents for one in model.services}
        waiting = {
            item
            for one in wanted
            if any("population" in listed for listed in one.alternatives)
            for item in one.items
        }
        return handed_in, waiting

    before, waiting_before = asked(closed)
    after, waiting = asked(granted)

    assert {item for item in before if after[item] != before[item]} <= mine
    assert sum(after.values()) < sum(before.values())
    assert waiting_before & mine
    assert waiting == waiting_before - mine
    assert waiting


GRANTS = st.dictionaries(
    st.sampled_from(sorted(CATALOGUE.datasets)),
    st.frozensets(st.sampled_from(sorted(CATALOGUE.items))),
    min_size=1,
)


@settings(max_examples=10, deadline=None)
@given(GRANTS)
def test_guide_and_figures_spare_the_same_papers_of_every_item_under_any_grants(changed):
    catalogue = granting(**changed)
    model, on = figures_under(catalogue)
    supplied = Supplied(model, on)
    asking = sources_of(catalogue, replace(NOBODY, available=granted_at_all(catalogue)), TOLD)

    for service in model.services:
        if not service.journey:
            mine = for_item(asking, service.item)
            for document in {
                one for need in service.needs for each in need.alternatives for one in each
            }:
                found = find(document.evidence, document.grade, mine).supply
                shared = found is not None and found.way is Way.SHARED
                by_registers = supplied_by_registers(supplied, document)
                assert shared is by_registers, (service.item, document)


def supplied_by_registers(supplied, document):
    registers = frozenset(one for one in supplied.on if one.kind is SourceKind.DATASET)
    return Supplied(supplied.burden, registers).spares(document)
