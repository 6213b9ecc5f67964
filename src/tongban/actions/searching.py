"""Search (检索): what people call a thing, found among everything that is published."""

from functools import lru_cache

from tongban.actions.targets import published
from tongban.adapters.search import Hit, Search, entries_of

LONGEST_QUERY = 100


def find(words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Return the items and journeys that fit `words`, the best first."""
    return _index(published().release).search(words[:LONGEST_QUERY], limit)


@lru_cache(maxsize=2)
def _index(release: int) -> Search:
    """Build the index of a release, once in each process; a new release gets its own."""
    now = published()
    del release
    return Search.build(entries_of(now.catalogue, now.journeys.values()))
