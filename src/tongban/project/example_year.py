"""The invented year of the demonstration (示范一年): cases, findings, and what followed."""

from collections.abc import Iterator
from typing import Final

from tongban.actions.cases.taking_over import ExistingCase, take_over
from tongban.actions.supervision.ordering import periods
from tongban.actions.targets import published
from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.sightings import Sighting
from tongban.examples.people import demo_accounts
from tongban.examples.year import Answering, year_of
from tongban.project.wiring import outside

OWNER: Final = "示范历史办件"
"""The account in whose name the invented cases are filed; nobody can sign in to it."""


def take_over_year(cases: int) -> int:
    """Keep so many cases of the year before today, unless an earlier demonstration did."""
    now = outside()
    answering = Answering(accounts=demo_accounts(), periods=periods(now), until=now.now)

    def ordered(found: Sighting, department: str, seed: str) -> tuple[AnyOrderEvent, ...]:
        return answering.history(found, department, f"{seed}.{found.rule.code}")

    return take_over(_told(cases), now, source=OWNER, ordered=ordered)


def _told(cases: int) -> Iterator[ExistingCase]:
    now = outside()
    told = year_of(published().catalogue.items, cases=cases, now=now.now, calendar=now.calendar)
    for one in told:
        yield ExistingCase(
            item=one.item,
            number=one.applicant.number,
            name=one.applicant.name,
            events=one.events,
        )
