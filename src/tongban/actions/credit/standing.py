"""How a party stands (信用状况), for guides, filings and cases.

The register kept here counts where it has anything about a party; only of a party that it does not
know is what another register told believed.
"""

from datetime import date
from typing import Final

from tongban.core.credit.lists import Relief
from tongban.core.credit.standing import CreditStanding, standing
from tongban.core.people.facts import Facts
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.store.credit.queries import entries_about

DISHONEST: Final = "credit.dishonest"
"""The element by which another register says that a party is in bad standing."""


def standing_of(subject: str, today: date, calendar: WorkingCalendar) -> CreditStanding:
    """Return how a party stands by the register kept here."""
    return standing(entries_about(subject), today, calendar)


def closed_to(
    subject: str | None, facts: Facts, today: date, calendar: WorkingCalendar
) -> frozenset[Relief]:
    """Return what is closed to a party, by our register or else by what was told of it."""
    if subject is not None:
        found = standing_of(subject, today, calendar)
        if found.known:
            return found.closed
    told = DISHONEST in facts and facts[DISHONEST].value is True
    return frozenset(Relief) if told else frozenset()
