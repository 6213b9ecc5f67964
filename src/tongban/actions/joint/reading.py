"""What one may see of a joint handling (联办查看): its cases, and for an applicant, their own."""

from dataclasses import dataclass
from uuid import UUID

from tongban.actions.recording import UNBEGUN, state_of
from tongban.core.cases.state import CaseState
from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case, Filing
from tongban.store.cases.queries.filings import filed_by
from tongban.store.joint.queries import OpenedMatter, is_joint, matter_of_filing


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCase:
    """One case of a joint handling; `state` is None while nothing has begun."""

    id: UUID
    number: str
    item: str
    name: str
    department: str
    status: str
    state: CaseState | None


def cases_of(filing: UUID) -> tuple[PartCase, ...]:
    """Return the cases of a joint handling that the caller may see."""
    rows = Case.objects.filter(filing_id=filing).select_related("item").defer("item__content")
    return tuple(
        PartCase(
            id=row.pk,
            number=row.number,
            item=row.item_code,
            name=row.item.name,
            department=row.department,
            status=row.status,
            state=None if row.status in UNBEGUN else state_of(row),
        )
        for row in rows.order_by("number")
    )


def own(citizen: Citizen, filing: UUID) -> OpenedMatter | None:
    """Return the joint handling of what this person filed."""
    return matter_of_filing(filing) if _theirs(citizen, filing) else None


def handled_jointly(citizen: Citizen, filing: UUID) -> bool:
    """Tell whether what this person filed is handled jointly."""
    return _theirs(citizen, filing) and is_joint(filing)


def _theirs(citizen: Citizen, filing: UUID) -> bool:
    return Filing.objects.filter(filed_by(citizen), pk=filing).exists()
