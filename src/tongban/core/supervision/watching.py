"""Watching (监察): over a whole history at once, or event by event as it happens.

Both go over the same stretches and deeds, so both find the same: each stretch ends with the next
event and is looked at before that event counts; looking earlier, on any day between, finds part of
it and nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from tongban.core.cases.acts import day_of
from tongban.core.cases.events import Event
from tongban.core.cases.folding import NO_LATER, Versions, advance, fold
from tongban.core.cases.mode_practices import HandlingModes, HumanReviewPractice
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import ServiceItem
from tongban.core.supervision import clocks, deeds, fees, owed_duties
from tongban.core.supervision.clocks import Stretch
from tongban.core.supervision.deeds import Deed
from tongban.core.supervision.rules import Rule
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.calendars import WorkingCalendar

Rules = tuple[Rule, ...]
_USUAL: Final = HandlingModes().review


def at_rest(
    rules: Rules,
    state: CaseState,
    *,
    until: date,
    calendar: WorkingCalendar,
    review: HumanReviewPractice = _USUAL,
) -> Iterator[Sighting]:
    """Yield what a case shows because nothing has happened since its last event."""
    first = day_of(state.last_at)
    last = max(until, first)
    stretch = Stretch(state=state, first=first, last=last, calendar=calendar, review=review)
    for rule in rules:
        if look := clocks.LOOKS.get(rule.watched) or owed_duties.LOOKS.get(rule.watched):
            yield from look(rule, stretch)


def at_event(
    rules: Rules,
    before: CaseState,
    event: Event,
    calendar: WorkingCalendar,
    *,
    review: HumanReviewPractice = _USUAL,
) -> Iterator[Sighting]:
    """Yield what a case shows at an event: how it had stood until then, and the deed itself."""
    yield from at_rest(rules, before, until=day_of(event.at), calendar=calendar, review=review)
    deed = Deed(before=before, event=event, calendar=calendar)
    for rule in rules:
        if look := deeds.LOOKS.get(rule.watched) or fees.LOOKS.get(rule.watched):
            yield from look(rule, deed)


def watch(
    rules: Rules,
    item: ServiceItem,
    events: Iterable[Event],
    *,
    today: date,
    calendar: WorkingCalendar,
    later: Versions = NO_LATER,
    review: HumanReviewPractice = _USUAL,
) -> tuple[Sighting, ...]:
    """Return what a whole history shows until `today`, each thing once and as of its first day."""
    first, *more = events
    state = fold(item, (first,), later)
    found: list[Sighting] = []
    for event in more:
        found += at_event(rules, state, event, calendar, review=review)
        state = advance(state, (event,), later)
    found += at_rest(rules, state, until=today, calendar=calendar, review=review)
    return once(found)


def once(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return each thing that was found once, as it was found first."""
    first: dict[tuple[str, str], Sighting] = {}
    for one in sightings:
        first.setdefault(one.identity, one)
    return tuple(first.values())


def gathered(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return the sightings that are findings, of several cases together: a group needs enough."""
    found = tuple(sightings)
    sizes = Counter((one.rule.code, one.group) for one in found)
    return tuple(one for one in found if sizes[one.rule.code, one.group] >= one.rule.gathers)
