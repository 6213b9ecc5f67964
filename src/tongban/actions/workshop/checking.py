"""Check copies and the catalogue (体检): one set of rules in editor, at the gate, in reports."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import CATALOGUE_ROLES, sees_every_department
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.inspecting import Inspection, Issue, inspect, report
from tongban.core.catalog.laws import repeals
from tongban.core.people.actors import Officer
from tongban.store.catalog import queries as catalogue_queries
from tongban.store.catalog.laws import laws_repealed
from tongban.store.impact.queries import assessed_elements
from tongban.store.workshop import queries


def issues_of(officer: Officer, copy: UUID, outside: Outside) -> tuple[Issue, ...]:
    """Return what stands against a copy as it is now, errors first."""
    return issues_in(queries.copy_for(officer, copy).copy, outside)


def issues_in(copy: WorkingCopy, outside: Outside) -> tuple[Issue, ...]:
    """Return what stands against a text within the published catalogue."""
    beside = catalogue_queries.neighbours(copy.item.department, copy.item.standard_item)
    by = replace(_today(outside), beside=beside)
    return inspect(copy, published().catalogue, by)


def kept_by_journeys(gone: Iterable[str]) -> Iterator[str]:
    """Yield why items cannot leave the catalogue yet: the journeys that still contain them."""
    now = published()
    for code in gone:
        for journey in now.journeys.values():
            if any(sub.item == code for sub in journey.sub_items):
                yield f"一件事“{journey.name}”还包含要取消的事项，请先修改这件事"


def report_for(officer: Officer, outside: Outside) -> tuple[Issue, ...]:
    """Return what stands against the published items of the officer's departments."""
    if officer.roles.isdisjoint(CATALOGUE_ROLES):
        return ()
    department = None if sees_every_department(officer) else officer.department
    since: dict[str, date] = catalogue_queries.published_days(department=department)
    return report(published().catalogue, _today(outside), since=since)


def _today(outside: Outside) -> Inspection:
    return Inspection(
        today=outside.today,
        calendar=outside.calendar,
        repealed=repeals(laws_repealed()),
        assessed=assessed_elements(),
    )
