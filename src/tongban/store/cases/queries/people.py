"""The cases of one person, for whoever was opened to them outside any case (紧急查阅)."""

from dataclasses import dataclass
from datetime import datetime

from tongban.store.cases.models import Case
from tongban.store.sealing import blind_index

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCase:
    """One case in its outlines: nothing that was filled in."""

    number: str
    item_name: str
    department: str
    status: str
    filed_at: datetime


def cases_of_person(number: str) -> tuple[PersonCase, ...]:
    """Return the cases filed in somebody's name, the latest first."""
    rows = (
        Case.objects.filter(filing__subject_index=blind_index(number))
        .select_related("filing", "item")
        .defer("item__content", "filing__content_sealed")
        .order_by("-filing__filed_at", "number")[:MOST]
    )
    return tuple(
        PersonCase(
            number=row.number,
            item_name=row.item.name,
            department=row.department,
            status=row.status,
            filed_at=row.filing.filed_at,
        )
        for row in rows
    )
