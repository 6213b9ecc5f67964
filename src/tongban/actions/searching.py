"""Search (检索): what people call a thing, found among everything that is published."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from tongban.actions.outside import Index, Outside
from tongban.actions.targets import published
from tongban.adapters.search import Entry, Hit, entries_of

LONGEST_QUERY = 100


def find(words: str, outside: Outside, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the items and journeys that fit `words`, the best first."""
    return _index(published().release, outside.index).search(words[:LONGEST_QUERY], limit)


@lru_cache(maxsize=2)
def _index(release: int, built: Callable[[Iterable[Entry]], Index]) -> Index:
    """Build the index of a release, once in each process; a new release gets its own."""
    now = published()
    del release
    return built(entries_of(now.catalogue, now.journeys.values()))
