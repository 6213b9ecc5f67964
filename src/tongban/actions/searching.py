"""Search (检索): what people call a thing, found among everything that is published.

What is suspended is found too, and said to be: who looks for it learns why, instead of nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from tongban.actions.out_of_service import suspended
from tongban.actions.outside import Index, Outside
from tongban.actions.targets import published
from tongban.adapters.search import Entry, EntryKind, Hit, entries_of

LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found, and which of it takes no applications now, by kind and code."""

    hits: tuple[Hit, ...]
    out: frozenset[tuple[EntryKind, str]] = frozenset()


def find(words: str, outside: Outside, *, limit: int = 20) -> Found:
    """Return the items and journeys that fit `words`, the best first."""
    now = published()
    hits = _index(now.release, outside.index).search(words[:LONGEST_QUERY], limit)
    shelves = {EntryKind.ITEM: now.catalogue.items, EntryKind.JOURNEY: now.journeys}
    out = frozenset((hit.kind, hit.code) for hit in hits if hit.code not in shelves[hit.kind])
    return Found(hits=hits, out=out)


@lru_cache(maxsize=2)
def _index(release: int, built: Callable[[Iterable[Entry]], Index]) -> Index:
    """Build the index of a release, once in each process; a new release gets its own.

    Suspending and resuming make a release each, so what is suspended belongs to the release too.
    """
    del release
    now = published()
    items, journeys = suspended()
    whole = replace(
        now.catalogue, items={**now.catalogue.items, **{one.code: one for one in items}}
    )
    return built(entries_of(whole, (*now.journeys.values(), *journeys)))
