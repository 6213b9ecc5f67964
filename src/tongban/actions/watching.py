"""Watching (实时监察): what each event shows is written down in its own transaction, once.

`follow` is called wherever events are recorded; `keep` writes down what anybody found. What was
found before stays as it is, whoever finds it again.
"""

from collections.abc import Iterable
from datetime import datetime

from tongban.actions.outside import Outside
from tongban.core.cases.events import Event
from tongban.core.cases.folding import Versions, advance
from tongban.core.cases.state import CaseState
from tongban.core.supervision.late_concerns import LateUnit
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import at_event
from tongban.store.cases.models import Case
from tongban.store.feedback.models import Concern
from tongban.store.supervision.models import SightingRow

_LONGEST_ABOUT = 400


def follow(
    row: Case, state: CaseState, events: Iterable[Event], outside: Outside, *, later: Versions
) -> None:
    """Write down what `events` show, which happen to a case that stood at `state`."""
    found: list[Sighting] = []
    review = outside.modes.review
    for event in events:
        found += at_event(outside.rules, state, event, outside.calendar, review=review)
        state = advance(state, (event,), later)
    keep(row, found, outside.now)


def keep(row: Case, found: Iterable[Sighting], at: datetime) -> None:
    """Write down what was found in a case."""
    rows = sighting_rows(row, found, at)
    if rows:
        SightingRow.objects.bulk_create(rows, ignore_conflicts=True)


def sighting_rows(row: Case, found: Iterable[Sighting], at: datetime) -> list[SightingRow]:
    """Return what was found in a case as rows."""
    return [
        SightingRow(
            case=row,
            rule=one.rule.code,
            key=one.key,
            level=one.rule.level,
            since=one.since,
            about=one.about[:_LONGEST_ABOUT],
            group=one.group,
            found_at=at,
        )
        for one in found
    ]


def keep_late(row: Concern, found: Iterable[LateUnit], at: datetime) -> None:
    """Write down what was found in a concern, with the unit that answers for it."""
    rows = [
        SightingRow(
            concern=row,
            department=late.department,
            rule=late.sighting.rule.code,
            key=late.sighting.key,
            level=late.sighting.rule.level,
            since=late.sighting.since,
            about=late.sighting.about,
            found_at=at,
        )
        for late in found
    ]
    SightingRow.objects.bulk_create(rows, ignore_conflicts=True)
