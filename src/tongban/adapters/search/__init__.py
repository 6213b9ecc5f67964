"""Search (检索): find an item or a journey by the words that people use.

Read in this order: `entries` (what can be found), `words` (how Chinese text becomes terms),
`index` (build, search, swap).
"""

from tongban.adapters.search.entries import Entry, EntryKind, Hit, entries_of
from tongban.adapters.search.index import Search

__all__ = ["Entry", "EntryKind", "Hit", "Search", "entries_of"]
