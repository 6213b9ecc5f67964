"""Which items people need as one thing: by what they file together, and by what is handed on."""

from datetime import date, timedelta
from itertools import combinations

from guidework import catalogue, item, journey, output, requirement
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.reform.chains import Chain, Handover, chains, handovers
from tongban.core.reform.together import (
    WITHIN,
    FiledItem,
    FiledTogether,
    filed_together,
    not_yet_joined,
)

DAY = date(2026, 3, 2)


def filings(*people: tuple[str, ...], apart: int = 1) -> list[FiledItem]:
    """Return what each person filed, each next item some days after the one before."""
    return [
        FiledItem(f"{place}".encode(), code, DAY + timedelta(days=apart * nth))
        for place, codes in enumerate(people)
        for nth, code in enumerate(codes)
    ]


def test_what_the_same_people_file_within_ninety_days_belongs_together():
    people = [("birth", "card")] * 6 + [("tax",)] * 6

    assert filed_together(filings(*people)) == (FiledTogether(("birth", "card"), 6, 2.0),)


def test_what_lies_further_apart_does_not():
    people = [("birth", "card")] * 6 + [("tax",)] * 6

    assert filed_together(filings(*people, apart=WITHIN.days)) != ()
    assert filed_together(filings(*people, apart=WITHIN.days + 1)) == ()


def test_what_everybody_files_joins_nothing():
    assert filed_together(filings(*[("tax", "card")] * 9)) == ()


def test_few_people_make_no_pattern():
    people = [("birth", "card")] * 4 + [("tax",)] * 20

    assert filed_together(filings(*people)) == ()


def test_a_smaller_set_that_says_nothing_more_is_left_out():
    people = [("a", "b", "c")] * 6 + [("d",)] * 12

    assert [one.items for one in filed_together(filings(*people))] == [("a", "b", "c")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True).map(tuple),
        max_size=14,
    )
)
def test_every_set_that_enough_people_met_is_found_and_no_other(people):
    counted = {
        items: sum(set(items) <= set(one) for one in people)
        for size in (2, 3, 4)
        for items in combinations("abcd", size)
    }
    frequent = {items: count for items, count in counted.items() if count >= 3}
    expected = {
        items: count
        for items, count in frequent.items()
        if not any(set(items) < set(more) and count <= frequent[more] for more in frequent)
    }
    found = filed_together(filings(*people), least_people=3, least_lift=0)

    assert {one.items: one.people for one in found} == expected


def test_what_a_journey_joins_already_is_not_proposed_again():
    found = (FiledTogether(("a", "b"), 6, 2.0), FiledTogether(("a", "c"), 6, 2.0))

    assert list(not_yet_joined(found, [journey("a", "b", "d")])) == [found[1]]


def test_a_chain_follows_what_one_item_hands_to_the_next():
    made = catalogue(
        [
            item("first", outputs=(output("licence"),)),
            item("second", requirements=(requirement("licence"),), outputs=(output("permit"),)),
            item("third", requirements=(requirement("permit"),)),
        ]
    )
    edges = (Handover("first", "second", "licence"), Handover("second", "third", "permit"))

    assert handovers(made) == edges
    assert chains(made, []) == (Chain(("first", "second", "third"), edges),)
    assert chains(made, [journey("first", "second", "third")]) == ()


def test_a_chain_names_an_item_once_however_many_ways_lead_to_it():
    made = catalogue(
        [
            item("first", outputs=(output("licence"),)),
            item("second", requirements=(requirement("licence"),), outputs=(output("permit"),)),
            item("third", requirements=(requirement("permit"), requirement("licence"))),
        ]
    )

    assert [one.items for one in chains(made, [])] == [("first", "second", "third")]


def test_a_document_that_everybody_asks_for_joins_nothing():
    giver = item("identity", outputs=(output("licence"),))
    takers = [item(f"t{place}", requirements=(requirement("licence"),)) for place in range(5)]

    assert chains(catalogue([giver, *takers]), []) == ()
    assert len(chains(catalogue([giver, *takers[:4]]), [])[0].items) == 5
    assert len(handovers(catalogue([giver, *takers]))) == 5
