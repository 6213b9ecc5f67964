"""The report of faults (检查报告): the gravest first, a page by key, counts from the shares."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import F, QuerySet, Sum

from tongban.core.authoring.access import CATALOGUE_ROLES, sees_every_department
from tongban.core.authoring.inspecting import Issue
from tongban.core.catalog.lint import Severity
from tongban.core.people.actors import Officer
from tongban.store.freezing.converter import opened
from tongban.store.overviews.models import IssueLine, Share
from tongban.store.overviews.queries.keys import Key, after_key

PAGE: Final = 50
_SEVERITIES: Final = list(Severity)
_COLUMNS: Final = {
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.ADVICE: "advice",
}
_KEY: Final = ("rank", "department", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFilters:
    """What narrows the report; empty fields narrow nothing."""

    department: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePage:
    """One page of the report; `next` is the key after which the following one begins."""

    issues: tuple[Issue, ...]
    next: Key | None


def issues_page(officer: Officer, filters: IssueFilters, *, after: Key | None = None) -> IssuePage:
    """Return a page of what stands against the items that an officer answers for."""
    rows = after_key(_rows(officer, filters), _KEY, after)
    found = list(rows.values_list(*_KEY, "content")[: PAGE + 1])
    more = found[PAGE - 1][:-1] if len(found) > PAGE else None
    return IssuePage(issues=tuple(opened(row[-1], Issue) for row in found[:PAGE]), next=more)


def all_issues(officer: Officer, filters: IssueFilters) -> Iterator[Issue]:
    """Yield everything that stands against the items that an officer answers for."""
    rows = _rows(officer, filters).order_by(*_KEY).values_list("content", flat=True)
    for content in rows.iterator(chunk_size=2_000):
        yield opened(content, Issue)


def issue_counts(officer: Officer, department: str = "") -> Counter[Severity]:
    """Return how many objections of each severity an officer answers for."""
    rows = _shares(officer)
    if department:
        rows = rows.filter(department=department)
    found = rows.aggregate(**{name: Sum(name, default=0) for name in _COLUMNS.values()})
    return Counter({severity: found[name] for severity, name in _COLUMNS.items()})


def most_owing(officer: Officer, most: int) -> tuple[tuple[str, int], ...]:
    """Return the departments that have most to put right, each with how much; advice is not."""
    owed = _shares(officer).annotate(owed=F("errors") + F("warnings")).filter(owed__gt=0)
    return tuple(owed.order_by("-owed", "department").values_list("department", "owed")[:most])


def _shares(officer: Officer) -> QuerySet[Share]:
    rows = Share.objects.all()
    if officer.roles.isdisjoint(CATALOGUE_ROLES):
        return rows.none()
    return rows if sees_every_department(officer) else rows.filter(department=officer.department)


def _rows(officer: Officer, filters: IssueFilters) -> QuerySet[IssueLine]:
    rows = IssueLine.objects.all()
    if officer.roles.isdisjoint(CATALOGUE_ROLES):
        return rows.none()
    if not sees_every_department(officer):
        rows = rows.filter(department=officer.department)
    if filters.department:
        rows = rows.filter(department=filters.department)
    if filters.severity is not None:
        rows = rows.filter(rank=_SEVERITIES.index(filters.severity))
    return rows
