"""What went on from a case (接续办件): applied for again, or sent up."""

from dataclasses import dataclass
from uuid import UUID

from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case, Filing
from tongban.store.cases.queries.filings import filed_by
from tongban.store.sealing import blind_index

RECENT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCase:
    """The case that went on from another (接续办件)."""

    id: UUID
    number: str


def followed_by(actor: Citizen, number: str) -> NextCase | None:
    """Return the case that went on from one of this person's; looked for among their latest."""
    filings = Filing.objects.filter(subject_index=blind_index(actor.subject)).order_by("-filed_at")
    for filing in filings[:RECENT]:
        if (filing.content.get("follows") or {}).get("case") == number:
            rows = Case.objects.filter(filed_by(actor, "filing__"), filing=filing)
            row = rows.order_by("number").first()
            return None if row is None else NextCase(id=row.pk, number=row.number)
    return None
