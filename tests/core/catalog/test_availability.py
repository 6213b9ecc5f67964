"""What an item may count on: what was granted for it, and nothing that is not to be shared."""

from dataclasses import replace

from citywork import CATALOGUE, CITY, NOBODY, TODAY, whole

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
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.burden.serving import serving_today
from tongban.core.guides.outcomes import Way
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.resolve import resolve_journey

MARRIAGE = CATALOGUE.datasets["marriage"]
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


def test_figures_count_a_dataset_once_every_item_that_would_use_it_has_it():
    model = burden(
        CATALOGUE,
        CITY.journeys.values(),
        Year(),
        Reckoning(filed_on=TODAY, calendar=NOBODY.calendar),
    )
    source = Source(SourceKind.DATASET, "population")
    items = frozenset(CATALOGUE.items)

    assert source in serving_today(model, CATALOGUE)
    assert source in serving_today(model, granting(population=items))
    assert source not in serving_today(model, granting(population=frozenset()))
    assert source not in serving_today(model, granting(population=frozenset({min(items)})))
