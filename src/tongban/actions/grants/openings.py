"""Openings (可用数据更新): what the platform may count on follows every change of a grant.

A grant opens a dataset to an item only if it covers every field that the item needs of it: less
would be asked for in vain, and the person would be told that nothing is needed. What is granted for
a journey is granted for every item that it joins.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tongban.actions.grants.joining import Joining, joining_now
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.exchange.grants import Grant
from tongban.store.catalog.availability import (
    Opening,
    one_writer_at_a_time,
    openings_now,
    write_availability,
)
from tongban.store.exchange.queries.grants import living_for_platform


def refresh_openings(catalogue: Catalogue, *, today: date, after: int | None = None) -> bool:
    """Write what may be counted on from now on, unless that is written; tell whether it was."""
    one_writer_at_a_time()
    opened = tuple(_openings(catalogue, today))
    if opened == openings_now():
        return False
    write_availability(opened, after=after)
    return True


def _openings(catalogue: Catalogue, today: date) -> Iterator[Opening]:
    joined = _joined(joining_now())
    for grant in living_for_platform(today):
        named = grant.items.union(*(joined.get(one, ()) for one in grant.items))
        if items := _items(replace(grant, items=named), catalogue):
            yield Opening(
                dataset=grant.dataset,
                items=items,
                valid_from=grant.valid_from,
                valid_until=grant.valid_until,
            )


def _joined(joining: Joining) -> Mapping[str, Collection[str]]:
    """Return the items that each journey joins."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for item, journeys in joining.items():
        for code in journeys:
            found[code].append(item)
    return found


def _items(grant: Grant, catalogue: Catalogue) -> frozenset[str]:
    """Return the items of a grant whose needs it covers."""
    dataset = catalogue.datasets.get(grant.dataset)
    if dataset is None:
        return frozenset()
    every = EVERY_ITEM in grant.items
    if every and grant.fields.issuperset(dataset.serves):
        return frozenset({EVERY_ITEM})
    return frozenset(
        code
        for code in (catalogue.items if every else grant.items)
        if code in catalogue.items
        and grant.fields.issuperset(elements_concerned(catalogue.items[code], dataset, catalogue))
    )
