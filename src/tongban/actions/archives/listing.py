"""Which cases are archived (归档情况): those of a department that have ended, the latest first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case

PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCase:
    """An ended case of a department, and its package if one was asked for."""

    case: UUID
    number: str
    item: str
    completed_on: date
    standing: str
    done: int
    total: int
    size: int
    made_at: datetime | None
    sha256: str
    fault: str


def ended_cases(
    officer: Officer, *, before: tuple[date, str] | None = None
) -> tuple[ArchivedCase, ...]:
    """Return a page of ended cases of an officer's department; `before` are day and number."""
    rows = Case.objects.filter(
        department=officer.department,
        area__startswith=officer.area,
        completed_on__isnull=False,
    ).select_related("archive_package")
    if before is not None:
        day, number = before
        earlier = rows.filter(completed_on__lt=day)
        rows = earlier | rows.filter(completed_on=day, number__lt=number)
    page = rows.order_by("-completed_on", "-number")[:PAGE]
    return tuple(_line(row) for row in page)


def _line(row: Case) -> ArchivedCase:
    package = getattr(row, "archive_package", None)
    return ArchivedCase(
        case=row.pk,
        number=row.number,
        item=row.item_code,
        completed_on=row.completed_on or date.min,
        standing=package.standing if package else "",
        done=package.done if package else 0,
        total=package.total if package else 0,
        size=package.size if package else 0,
        made_at=package.made_at if package else None,
        sha256=package.sha256 if package else "",
        fault=package.fault if package else "",
    )
