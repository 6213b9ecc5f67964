"""Reading a check (查看核对): what of it somebody may see, and for whom they sign."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpRequest

from tongban.actions.exchange.household.looking import item_of_check, report_of
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household import signing
from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.report import HouseholdReport
from tongban.core.exchange.household.standing import CheckStage
from tongban.store.exchange.queries.households import KeptHousehold, check_of
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

ENDED: Final = (CheckStage.CLOSED, CheckStage.FORGOTTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One check as one member reads it."""

    kept: KeptHousehold
    report: HouseholdReport
    item: ServiceItem
    catalogue: Catalogue
    today: date
    own: tuple[Member, ...]
    applicant: bool

    @property
    def stage(self) -> CheckStage:
        """Return how far the check has come."""
        return self.kept.check.stage(self.today)


def opened(request: HttpRequest, check: UUID, action: str) -> KeptHousehold:
    """Return a check that the visitor asked for or belongs to."""
    return theirs(check_of(citizen_of(request), check), request, action, check)


def read(request: HttpRequest, kept: KeptHousehold) -> Reading:
    """Return a check as the visitor reads it."""
    citizen, outside = citizen_of(request), outside_of(request)
    reader = kept.member(citizen.person)
    own = signing.signs_for(kept.check, reader, kept.members, today=outside.today) if reader else ()
    return Reading(
        kept=kept,
        report=report_of(kept, outside),
        item=item_of_check(kept),
        catalogue=published().catalogue,
        today=outside.today,
        own=own,
        applicant=kept.applicant == citizen.account,
    )
