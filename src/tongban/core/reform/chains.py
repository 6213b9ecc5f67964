"""Chains (事项链): items of which one yields what another asks for; they want to be one thing.

What one item produces, the next need not ask the person for (国办发〔2022〕32号: 结果互认). A
document that many items ask for, such as an identity card, joins nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.journeys.definitions import Journey

MOST_TAKERS = 4
"""Local configuration: what more items than this ask for is everybody's, and tells of no event."""


class Handover(NamedTuple):
    """A document that one item yields and another asks for (结果流转)."""

    giver: str
    taker: str
    evidence: str


class Chain(NamedTuple):
    """Items joined by what they hand on (事项链), what is handed on first comes first."""

    items: tuple[str, ...]
    handovers: tuple[Handover, ...]


def handovers(catalogue: Catalogue) -> tuple[Handover, ...]:
    """Return every document that one item hands on to another."""
    givers: defaultdict[str, list[str]] = defaultdict(list)
    for item in catalogue.items.values():
        for output in item.outputs:
            if output.evidence:
                givers[output.evidence].append(item.code)
    return tuple(
        dict.fromkeys(
            Handover(giver, item.code, document)
            for item in catalogue.items.values()
            for requirement in item.requirements
            for listed in requirement.alternatives
            for document in listed
            for giver in givers.get(document, ())
            if giver != item.code
        )
    )


def chains(catalogue: Catalogue, journeys: Iterable[Journey]) -> tuple[Chain, ...]:
    """Return what one item sets going, for each that begins a chain no journey joins already.

    The longest chains come first. A chain begins with an item that takes nothing from others.
    """
    given = tuple(_telling(handovers(catalogue)))
    following: defaultdict[str, list[Handover]] = defaultdict(list)
    for one in given:
        following[one.giver].append(one)
    takers = {one.taker for one in given}
    joined = [{sub.item for sub in journey.sub_items} for journey in journeys]
    found = (_chain(giver, following) for giver in following if giver not in takers)
    new = (one for one in found if not any(items.issuperset(one.items) for items in joined))
    return tuple(sorted(new, key=lambda one: (-len(one.items), one.items)))


def _telling(given: tuple[Handover, ...]) -> Iterator[Handover]:
    """Return what is handed on to a few items only."""
    takers: defaultdict[str, set[str]] = defaultdict(set)
    for one in given:
        takers[one.evidence].add(one.taker)
    return (one for one in given if len(takers[one.evidence]) <= MOST_TAKERS)


def _chain(first: str, following: dict[str, list[Handover]]) -> Chain:
    items, edges = [first], list[Handover]()
    for item in items:  # grows while it is read
        for one in following.get(item, ()):
            edges.append(one)
            if one.taker not in items:
                items.append(one.taker)
    return Chain(tuple(items), tuple(dict.fromkeys(edges)))
