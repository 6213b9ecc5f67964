"""The desk of a joint handling (联办办理台): what a department that takes part sees of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest

from tongban.actions import audit
from tongban.actions.joint.opening import applicant_of
from tongban.actions.joint.reading import PartCase, cases_of
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.cases.state import Status
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.joint.matter import Matter
from tongban.core.joint.whole import WholeClock, whole_clock
from tongban.core.people.actors import Officer
from tongban.store.joint.queries import OpenedMatter, matter_for
from tongban.web.counter.requests import officer_of, outside_of


@dataclass(frozen=True, slots=True, kw_only=True)
class JointDesk:
    """One joint handling with its cases, as one officer sees it."""

    officer: Officer
    outside: Outside
    opened: OpenedMatter
    cases: tuple[PartCase, ...]
    catalogue: Catalogue

    @property
    def matter(self) -> Matter:
        """Return what its events amount to."""
        return self.opened.matter

    @property
    def today(self) -> date:
        """Return the day it is."""
        return self.outside.today

    @property
    def department(self) -> str:
        """Return for which department the officer acts."""
        return self.officer.department

    @property
    def leads(self) -> bool:
        """Tell whether that department leads."""
        return self.department == self.matter.terms.lead

    @property
    def running(self) -> bool:
        """Tell whether something is still to be done."""
        return self.matter.ended is None

    @property
    def received(self) -> frozenset[str]:
        """Return the items whose cases are under review."""
        waiting = (one for one in self.cases if one.status == Status.RECEIVED.value)
        return frozenset(one.item for one in waiting)

    @property
    def whole(self) -> WholeClock | None:
        """Return the clock over all of it."""
        states = (one.state for one in self.cases if one.state is not None)
        return whole_clock(self.matter, states, today=self.today, calendar=self.outside.calendar)

    def name_of(self, department: str) -> str:
        """Return the short name of a department; the applicant has none."""
        found = self.catalogue.departments.get(department)
        return found.short_name if found else department


def open_desk(request: HttpRequest, matter: UUID) -> JointDesk:
    """Return a joint handling in which the officer's department takes part.

    Raises:
        Http404: when it takes no part, or there is no such joint handling.
    """
    officer, outside = officer_of(request), outside_of(request)
    opened = matter_for(officer, matter)
    if opened is None:
        raise Http404
    return JointDesk(
        officer=officer,
        outside=outside,
        opened=opened,
        cases=cases_of(opened.filing),
        catalogue=published().catalogue,
    )


def note_opened(desk: JointDesk) -> None:
    """Write down that the officer looked, with the part of the department as the ground."""
    audit.note(
        desk.officer,
        "joint.open",
        str(desk.opened.id),
        concerned=audit.indexes_of(applicant_of(desk.opened.filing)),
        details={"filing": desk.opened.number},
        ground="并联审批：牵头部门" if desk.leads else "并联审批：协办部门",
    )
