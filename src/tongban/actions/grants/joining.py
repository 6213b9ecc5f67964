"""Joining (联办事项): which journeys join an item; what is granted for a journey counts for it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from tongban.actions.targets import published
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog.queries import of_release

Joining = Mapping[str, tuple[str, ...]]
"""The journeys that join each item, by codes."""


def joining_now() -> Joining:
    """Return the journeys that join each item as published now; none before the first release."""
    try:
        return _of_release(published().release)
    except Unavailable:
        return {}


def joining(journeys: Mapping[str, Journey]) -> Joining:
    """Return the journeys that join each item."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, journey in journeys.items():
        for sub in journey.sub_items:
            found[sub.item].append(code)
    return {item: tuple(codes) for item, codes in found.items()}


@lru_cache(maxsize=2)
def _of_release(release: int) -> Joining:
    return joining(of_release(release).journeys)
