"""What other departments do in the same filing (同批办件): names and states, nothing inside.

A department sees only its own part; of the others it sees how far they are.
"""

from dataclasses import dataclass
from uuid import UUID

from tongban.store.cases.models import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another case of the same filing: what it is about, whose it is and how far it has come."""

    item_name: str
    department: str
    status: str


def companions_of(case: UUID, *, filing: UUID) -> tuple[Companion, ...]:
    """Return the other cases of the filing of a case that the caller may see."""
    rows = (
        Case.objects.filter(filing_id=filing)
        .exclude(pk=case)
        .order_by("number")
        .values_list("item__name", "department", "status")
    )
    return tuple(
        Companion(item_name=name, department=department, status=status)
        for name, department, status in rows
    )
