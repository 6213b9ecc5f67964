"""Ranking for places (排位录取): laws that hold for whatever is applied for."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tongban.core.campaigns.definitions import Unit
from tongban.core.campaigns.ranking import Entry, rank

UNITS = ("u1", "u2", "u3")
ENTRIES = st.lists(
    st.builds(
        lambda wishes, tiers, draw: (wishes, tiers, draw),
        st.lists(st.sampled_from((*UNITS, "none")), max_size=3),
        st.fixed_dictionaries({unit: st.integers(0, 2) for unit in UNITS}),
        st.integers(0, 99),
    ),
    max_size=12,
).map(
    lambda drawn: [
        Entry(number=f"n{place:02}", wishes=tuple(w), ticket=f"{d:02}{place:02}", tiers=t)
        for place, (w, t, d) in enumerate(drawn)
    ]
)
PLACES = st.tuples(*[st.integers(0, 4)] * 3).map(
    lambda counts: [Unit(code=u, name=u, places=n) for u, n in zip(UNITS, counts, strict=True)]
)


@given(ENTRIES, PLACES)
def test_no_unit_takes_more_than_it_has_places(entries, units):
    placed = rank(entries, units).placed
    for unit in units:
        assert sum(1 for one in placed.values() if one == unit.code) <= unit.places


@given(ENTRIES, PLACES)
def test_nobody_is_passed_over_by_somebody_who_comes_after_them(entries, units):
    found = rank(entries, units)
    holders = {
        unit.code: [e for e in entries if found.unit_of(e.number) == unit.code] for unit in units
    }
    places = {unit.code: unit.places for unit in units}
    for one in entries:
        for unit in one.wishes:
            if unit == found.unit_of(one.number):
                break
            if unit not in places:
                continue
            assert len(holders[unit]) == places[unit]
            assert all(other.rank(unit) < one.rank(unit) for other in holders[unit])


@given(ENTRIES, PLACES, st.randoms())
def test_the_order_in_which_people_applied_does_not_matter(entries, units, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)

    assert rank(shuffled, units) == rank(entries, units)


@given(ENTRIES, PLACES)
def test_the_waiting_list_goes_by_rank_and_holds_whoever_would_rather_be_there(entries, units):
    found = rank(entries, units)
    every = {one.number: one for one in entries}
    for unit, line in found.waiting.items():
        ranks = [every[number].rank(unit) for number in line]
        assert ranks == sorted(ranks)
        assert all(found.unit_of(number) != unit for number in line)


@given(ENTRIES, PLACES)
def test_naming_something_else_first_never_gets_one_a_wish_that_one_likes_better(entries, units):
    if not entries:
        return
    honest = rank(entries, units)
    from dataclasses import replace

    mine = entries[0]
    wishes = [one for one in dict.fromkeys(mine.wishes) if one in UNITS]
    got = honest.unit_of(mine.number)
    better = wishes[: wishes.index(got)] if got else wishes
    for order in permutations(UNITS):
        lied = rank([replace(mine, wishes=order), *entries[1:]], units)
        assert lied.unit_of(mine.number) not in better
