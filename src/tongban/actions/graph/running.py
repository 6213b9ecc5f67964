"""Running cases that a change concerns (在办件): what is under way under the items it touches."""

from collections.abc import Sequence

from tongban.store.cases.queries import running as queries
from tongban.store.cases.queries.running import RunningCases

MOST_ITEMS = 1_000
"""Beyond so many items, cases are counted for the first of them, and the page says so."""


def running_cases(items: Sequence[str]) -> RunningCases:
    """Return how many cases are under way under items, and under which most, in one query."""
    return queries.running_cases(items[:MOST_ITEMS])
