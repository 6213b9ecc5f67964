"""Arrivals (收件安排): what is filed on which day of the year, the same for the same seed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from tongban.core.cases.acts import Performer, day_of
from tongban.core.cases.events import Event
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.examples.people import city_people, demo_accounts
from tongban.examples.people.residents import Resident
from tongban.examples.people.stories import CHARACTERS, NEIGHBOURS
from tongban.examples.year.hands import hands_of
from tongban.examples.year.paces import Pace
from tongban.examples.year.simulating import Telling

YEAR: Final = timedelta(days=365)
_SEED: Final = 5199
_FAVOURED: Final = 5
"""Every so many items one is filed many times as often as the others, as in every city."""

_BUSY: Final = 3
_LATELY: Final = timedelta(days=21)
"""Of late more is filed, so that some of it is still under way."""

_OFTEN, _SELDOM = 20.0, 1.0
_AFTER: Final[Mapping[str, str]] = {"school_place": "residence_permit"}
"""What the same person often files soon after something else, though no journey joins them:
families who moved here ask for a place at school as soon as they may."""

_SOON: Final = timedelta(days=60)
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One invented case (示范办件): the item, who filed it, and what happened."""

    item: ServiceItem
    applicant: Resident
    events: tuple[Event, ...]


def year_of(
    items: Mapping[str, ServiceItem],
    *,
    cases: int,
    now: datetime,
    calendar: WorkingCalendar,
    seed: int = _SEED,
) -> Iterator[Told]:
    """Yield so many cases of the year before `now`, in the order in which they were filed."""
    random = Random(seed)  # noqa: S311 - an invented year needs repeatability, not secrecy
    hands = hands_of(demo_accounts())
    handled = [
        one
        for _, one in sorted(items.items())
        if {one.department, *(step.department for step in one.steps)} <= hands.keys()
    ]
    people = _applicants()
    days = _days(random, cases, day_of(now), calendar)
    weights = [_OFTEN if place % _FAVOURED == 0 else _SELDOM for place in range(len(handled))]
    before: dict[str, list[tuple[date, Resident]]] = {}
    for serial, (day, item) in enumerate(
        zip(days, random.choices(handled, weights, k=len(days)), strict=True), start=1
    ):
        pace = Pace(random=Random(seed * 100_003 + serial), calendar=calendar, today=day_of(now))  # noqa: S311
        someone = _who(random, people, before.get(_AFTER.get(item.code, ""), ()), day)
        before.setdefault(item.code, []).append((day, someone))
        telling = Telling(item, hands=hands, pace=pace, until=now)
        at = pace.opening(day)
        if at < now:
            applicant = Performer(identifier=someone.number, name=someone.name)
            events = telling.told(applicant, at, f"示{serial:05d}")
            yield Told(item=item, applicant=someone, events=events)


def _who(
    random: Random,
    people: Sequence[Resident],
    before: Sequence[tuple[date, Resident]],
    day: date,
) -> Resident:
    """Return who files: anybody, or mostly one of those who filed the matter before it lately."""
    drawn = people[random.randrange(len(people))]
    lately = [one for filed, one in before if day - filed <= _SOON]
    return random.choice(lately) if lately and random.random() < _MOSTLY else drawn


def _applicants() -> Sequence[Resident]:
    """Return residents of whom no story is told, so that nobody's own pages fill up."""
    told = {one.name for one in (*CHARACTERS, *NEIGHBOURS)}
    return [one for one in city_people().residents if one.name not in told]


def _days(random: Random, cases: int, today: date, calendar: WorkingCalendar) -> list[date]:
    working = [
        day
        for back in range(YEAR.days, -1, -1)
        if calendar.is_working(day := today - timedelta(days=back))
    ]
    lately = [_BUSY if today - day < _LATELY else 1 for day in working]
    return sorted(random.choices(working, lately, k=cases))
