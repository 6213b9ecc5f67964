"""Cases as a department's own system follows them (办件进度): where they stand, unnamed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tongban.store.cases.models import Case, CaseEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedCase:
    """Where a case stands."""

    number: str
    item: str
    item_name: str
    version: int
    status: str
    revision: int
    received_on: date | None
    accepted_on: date | None
    decided_on: date | None
    completed_on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedEvent:
    """One thing that happened to a case, by which department."""

    sequence: int
    name: str
    at: datetime
    by: str


def cases_of(
    department: str, *, after: str, status: str, limit: int, skip: int = 0, item: str = ""
) -> tuple[FollowedCase, ...]:
    """Return cases that a department answers for, by number."""
    rows = Case.objects.filter(department=department, number__gt=after)
    wanted = {"status": status, "item_code": item}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    listed = rows.select_related("item").order_by("number")[skip : skip + limit]
    return tuple(_case(row) for row in listed)


def followed_case(
    department: str, number: str
) -> tuple[FollowedCase, tuple[FollowedEvent, ...]] | None:
    """Return a case that a department answers for with its events; None for any other."""
    rows = Case.objects.filter(department=department, number=number).select_related("item")
    row = rows.first()
    if row is None:
        return None
    events = CaseEvent.objects.filter(case=row).order_by("sequence")
    told = events.values_list("sequence", "name", "at", "by")
    return _case(row), tuple(
        FollowedEvent(sequence=place, name=name, at=at, by=by) for place, name, at, by in told
    )


def ratings_of(department: str, *, since: date) -> dict[str, int]:
    """Return how often each level was given to cases of a department since a day."""
    rows = Case.objects.filter(department=department, ratings__rated_at__date__gte=since)
    return dict(Counter(rows.values_list("ratings__level", flat=True)))


def _case(row: Case) -> FollowedCase:
    return FollowedCase(
        number=row.number,
        item=row.item_code,
        item_name=row.item.name,
        version=row.item.version,
        status=row.status,
        revision=row.revision,
        received_on=row.received_on,
        accepted_on=row.accepted_on,
        decided_on=row.decided_on,
        completed_on=row.completed_on,
        due_on=row.due_on,
    )
