"""Which cases are archived (归档情况): those of a department that have ended, the latest first."""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from tongban.core.people.actors import Officer
from tongban.store.archives.models import Package
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


def content_of(officer: Officer, case: UUID) -> tuple[str, bytes] | None:
    """Return the number of a case and the bytes of its package, if it is the department's."""
    package = Package.objects.filter(
        case=case,
        case__department=officer.department,
        case__area__startswith=officer.area,
        standing=Package.Standing.READY,
    ).select_related("case")
    row = package.first()
    return None if row is None else (row.case.number, bytes_of(row))


def bytes_of(package: Package) -> bytes:
    """Return the bytes of a package."""
    pieces = package.pieces.order_by("number")
    return b"".join(base64.b64decode(one.content) for one in pieces.iterator(4))


def waiting_of(officer: Officer) -> int:
    """Return how many packages of a department are in the making."""
    rows = Package.objects.filter(case__department=officer.department)
    return rows.filter(standing=Package.Standing.WAITING).count()


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
