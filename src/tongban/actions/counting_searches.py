"""Count searches (检索计数): what was looked for in the hall and what was opened; never by whom.

One statement a search, and one an opening. What cannot be counted now is not counted: nobody waits
for a figure to find a service.
"""

from datetime import date, timedelta
from typing import Final

import structlog
from django.db import DatabaseError, connection, transaction

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.search import EntryKind
from tongban.core.assessment.searches import FIRST, SearchTally, worth_keeping
from tongban.store.searches.queries import tallies

BACK: Final = timedelta(days=365)
"""What assessment and pages look back on."""

MOST_A_DAY: Final = 5000
"""How many different words a day are counted, so that nobody fills the table with noise."""

_SEARCHED: Final = """
    INSERT INTO store_searches_searchedwords (day, words, times, nothing, first)
    SELECT %s, %s, 1, %s, 0
    WHERE NOT EXISTS (SELECT FROM store_searches_searchedwords WHERE day = %s OFFSET %s)
    ON CONFLICT (day, words) DO UPDATE SET
        times = store_searches_searchedwords.times + 1,
        nothing = store_searches_searchedwords.nothing + excluded.nothing
"""
_OPENED: Final = """
    WITH searched AS (
        UPDATE store_searches_searchedwords SET first = first + %s
        WHERE day = %s AND words = %s RETURNING id)
    INSERT INTO store_searches_openedresult (searched_id, kind, code, times)
    SELECT id, %s, %s, 1 FROM searched
    ON CONFLICT (searched_id, kind, code) DO UPDATE SET
        times = store_searches_openedresult.times + 1
"""
_log = structlog.get_logger(__name__)


def count_search(words: str, hits: int, outside: Outside) -> None:
    """Count that words were looked for, and whether anything was found."""
    if kept := worth_keeping(words):
        day = outside.today
        _counted(_SEARCHED, day, kept, int(hits == 0), day, MOST_A_DAY)


def count_opening(words: str, place: int, target: tuple[str, str], outside: Outside) -> None:
    """Count that a result was opened at its place from 1, if its words were searched today."""
    kept = worth_keeping(words)
    if kept and _is_published(*target):
        _counted(_OPENED, int(1 <= place <= FIRST), outside.today, kept, *target)


def searches(outside: Outside) -> tuple[SearchTally, ...]:
    """Return what was looked for in the year before today."""
    return tallies(outside.today - BACK)


def _is_published(kind: str, code: str) -> bool:
    now = published()
    shelves = {EntryKind.ITEM.value: now.catalogue.items, EntryKind.JOURNEY.value: now.journeys}
    return code in shelves.get(kind, {})


def _counted(statement: str, *values: str | int | date) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        _log.warning("searches.not_counted", exc_info=True)
