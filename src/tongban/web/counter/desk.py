"""The desk (办理台): one piece of work opened by an officer of its department.

What the officer may see follows from the query; whoever has no business here finds nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest

from tongban.actions.cases.rebasing import newer_for
from tongban.actions.outside import Outside
from tongban.actions.recording import folded
from tongban.actions.targets import published
from tongban.core.cases.due import CaseDue, case_due
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.rebasing import OPEN_TO, Newer
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.people.actors import Officer, Role
from tongban.core.people.masking import Viewer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.cases.queries.work import WorkRecord, work_of
from tongban.web.counter.requests import officer_of, outside_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case as one officer may see it: its record, what it amounts to, and how it stands."""

    officer: Officer
    case: CaseRecord
    state: CaseState
    due: CaseDue
    today: date
    catalogue: Catalogue
    viewer: Viewer

    @property
    def leads(self) -> bool:
        """Tell whether the officer's department answers for the case."""
        return self.officer.department == self.case.department

    def under(self, item: ServiceItem) -> "Dossier":
        """Return the same, told in the words of another version of the item."""
        if item is self.state.item:
            return self
        return replace(self, state=replace(self.state, item=item))

    def department_name(self, code: str) -> str:
        """Return the name of a department, or its code when it is gone."""
        department = self.catalogue.departments.get(code)
        return department.name if department else code

    def subject_name(self, subject: str) -> str:
        """Return what a gap is about: the name of a requirement or the label of an element."""
        for need in self.state.item.requirements:
            if need.id == subject:
                return need.name
        element = self.catalogue.elements.get(subject)
        return element.label if element else subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One piece of work with the dossier behind it, and what a newer version would make of it."""

    record: WorkRecord
    dossier: Dossier
    outside: Outside
    newer: Newer | None = None

    @property
    def officer(self) -> Officer:
        """Return who sits at the desk."""
        return self.dossier.officer

    @property
    def state(self) -> CaseState:
        """Return what the events of the case amount to."""
        return self.dossier.state

    @property
    def step(self) -> Step | None:
        """Return the step that the work is about, if it is about one."""
        return self.state.route.find(self.record.step) if self.record.step else None

    @property
    def powers(self) -> frozenset[Role]:
        """Return the posts in which the officer may act here, their own and lent ones."""
        return self.officer.powers(self.record.case.item)

    @property
    def held_by_other(self) -> bool:
        """Tell whether a colleague has the work in hand."""
        return self.record.work.claimed and not self.record.work.mine


def open_desk(request: HttpRequest, work: int) -> Desk:
    """Return one piece of work of the officer's department, open or done.

    Raises:
        Http404: when the department has no such work.
    """
    officer, outside = officer_of(request), outside_of(request)
    record = work_of(officer, work)
    if record is None:
        raise Http404
    mine = (one for one in record.parts if one.department == officer.department)
    open_work = any(not one.done for one in mine)
    dossier = dossier_of(officer, record.case, outside, open_work=open_work)
    undecided = dossier.leads and dossier.state.status in OPEN_TO
    newer = newer_for(record.case, outside) if undecided else None
    return Desk(record=record, dossier=dossier, outside=outside, newer=newer)


def dossier_of(officer: Officer, case: CaseRecord, outside: Outside, *, open_work: bool) -> Dossier:
    """Return a case that this officer was found to be allowed to see, with what follows from it.

    `open_work` tells whether their department has something to do in it now.
    """
    if not case.begun:
        raise Http404
    with found():
        state = folded(case.item, case.item_version, case.events)
    return Dossier(
        officer=officer,
        case=case,
        state=state,
        due=case_due(state, today=outside.today, calendar=outside.calendar),
        today=outside.today,
        catalogue=published().catalogue,
        viewer=Viewer.of(officer, department=case.department, open_work=open_work),
    )


@contextmanager
def found() -> Iterator[None]:
    """Answer 404 where an action finds nothing that this officer may touch."""
    try:
        yield
    except NotFound as missing:
        raise Http404 from missing
