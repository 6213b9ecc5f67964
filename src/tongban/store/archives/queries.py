"""Packages of a department (归档包): the bytes of one, and how many are in the making."""

import base64
from uuid import UUID

from tongban.core.people.actors import Officer
from tongban.store.archives.models import Package


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
