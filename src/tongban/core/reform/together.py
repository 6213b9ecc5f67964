"""What people really file together (伴随办理): sets of items, mined from a year of filings.

Whoever files two items within ninety days meets one event of their life. A set is proposed when
enough people met it (support) and more than chance would have it (lift): those who merely file what
everybody files tell nothing. Larger sets grow from smaller ones (Apriori, Agrawal 1994).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from tongban.core.journeys.definitions import Journey

WITHIN = timedelta(days=90)
"""Local configuration: so close together lie the filings of one event."""

LEAST_PEOPLE = 5
"""Local configuration: fewer people make no pattern, and could be told apart."""

LEAST_LIFT = 1.5
_MOST_ITEMS = 8


class FiledItem(NamedTuple):
    """One item filed on a day by somebody, of whom only a token is known (申报记录)."""

    subject: bytes
    item: str
    on: date


class FiledTogether(NamedTuple):
    """Items that the same people file within ninety days (伴随事项).

    `people` met the whole set; `lift` is how many times more than if nothing joined the items.
    """

    items: tuple[str, ...]
    people: int
    lift: float


def filed_together(
    filed: Iterable[FiledItem], *, least_people: int = LEAST_PEOPLE, least_lift: float = LEAST_LIFT
) -> tuple[FiledTogether, ...]:
    """Return the sets of items that belong together, the largest support first.

    A set is left out when a larger one was met by the same people.
    """
    baskets = _baskets(filed)
    everybody = len(baskets)
    alone = Counter(item for some in baskets.values() for item in frozenset().union(*some))
    frequent = _frequent(baskets, least_people)
    sets = [
        FiledTogether(tuple(sorted(items)), people, _lift(items, people, alone, everybody))
        for items, people in frequent.items()
    ]
    telling = [one for one in sets if one.lift >= least_lift]
    whole = (one for one in telling if not any(_within(one, other) for other in telling))
    return tuple(sorted(whole, key=lambda one: (-one.people, -one.lift, one.items)))


def not_yet_joined(
    found: Iterable[FiledTogether], journeys: Iterable[Journey]
) -> Iterator[FiledTogether]:
    """Yield the sets that no journey joins already."""
    joined = [{sub.item for sub in journey.sub_items} for journey in journeys]
    for one in found:
        if not any(items.issuperset(one.items) for items in joined):
            yield one


def _baskets(filed: Iterable[FiledItem]) -> dict[bytes, tuple[frozenset[str], ...]]:
    """Return, for each subject, what they filed within ninety days of each of their filings."""
    of_subject: defaultdict[bytes, list[FiledItem]] = defaultdict(list)
    for one in filed:
        of_subject[one.subject].append(one)
    return {
        subject: tuple(
            frozenset(other.item for other in every if first.on <= other.on <= first.on + WITHIN)
            for first in every
        )
        for subject, every in of_subject.items()
    }


def _frequent(
    baskets: Mapping[bytes, tuple[frozenset[str], ...]], least: int
) -> dict[frozenset[str], int]:
    """Return every set of two items or more that enough people met, grown one item at a time."""
    found: dict[frozenset[str], int] = {}
    wanted = _candidates_of_two(baskets, least)
    while wanted:
        counted = _counted(wanted, baskets)
        level = {items: people for items, people in counted.items() if people >= least}
        found |= level
        wanted = set(_grown(set(level)))
    return found


def _candidates_of_two(
    baskets: Mapping[bytes, tuple[frozenset[str], ...]], least: int
) -> set[frozenset[str]]:
    alone = Counter(item for some in baskets.values() for item in frozenset().union(*some))
    often = {item for item, people in alone.items() if people >= least}
    return {
        frozenset(pair)
        for some in baskets.values()
        for one in some
        for pair in combinations(sorted(one & often), 2)
    }


def _counted(
    wanted: set[frozenset[str]], baskets: Mapping[bytes, tuple[frozenset[str], ...]]
) -> Counter[frozenset[str]]:
    counted: Counter[frozenset[str]] = Counter()
    for some in baskets.values():
        counted.update(items for items in wanted if any(items <= one for one in some))
    return counted


def _grown(level: set[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Yield the sets of one item more all of whose parts are in the level."""
    for one, other in combinations(level, 2):
        union = one | other
        if len(union) == len(one) + 1 <= _MOST_ITEMS and all(
            union - {item} in level for item in union
        ):
            yield union


def _lift(items: frozenset[str], people: int, alone: Counter[str], everybody: int) -> float:
    by_chance = 1.0
    for item in items:
        by_chance *= alone[item] / everybody
    return people / everybody / by_chance


def _within(one: FiledTogether, other: FiledTogether) -> bool:
    """Tell whether a larger set says all that a smaller one says."""
    return set(one.items) < set(other.items) and one.people <= other.people
