"""A part of the catalogue brings along what it uses, and nothing else."""

from city.catalogue import read

from tongban.core.catalog.references import problems
from tongban.core.catalog.selection import selection


def test_what_an_item_names_comes_along_with_it():
    city = read().catalogue
    for code in city.items:
        part = selection(city, [code])

        assert list(part.items) == [code]
        assert [one for one in problems(part) if one.rule != "unobtainable"] == []


def test_what_no_chosen_item_uses_stays_behind():
    city = read().catalogue
    part = selection(city, ["identity_card_renewal"])

    assert 0 < len(part.elements) < len(city.elements)
    assert 0 < len(part.evidence) < len(city.evidence)
    assert 0 < len(part.departments) < len(city.departments)
    assert list(part.elements) == [code for code in city.elements if code in part.elements]


def test_all_items_together_lose_nothing_that_is_used():
    city = read().catalogue

    assert selection(city, city.items).items == city.items
