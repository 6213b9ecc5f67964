"""Agreements with other regions (互认关系), as the department of a type reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongban.store.certificates.models import RecognitionAgreement

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement; `fields` lead from their names to the codes of our elements."""

    id: UUID
    region: str
    region_name: str
    foreign_type: str
    evidence: str
    fields: Mapping[str, str]
    trust: str
    keys: int
    at: datetime
    ended_at: datetime | None


def agreements_on(types: Iterable[str]) -> tuple[Agreement, ...]:
    """Return the agreements on some types, those in force first, the latest first."""
    rows = RecognitionAgreement.objects.filter(evidence__in=list(types))
    found = [_agreement(row) for row in rows.order_by("-at")[:MOST]]
    return tuple(sorted(found, key=lambda one: one.ended_at is not None))


def agreement_on(types: Iterable[str], agreement: UUID) -> Agreement | None:
    """Return one agreement on one of some types."""
    rows = RecognitionAgreement.objects.filter(evidence__in=list(types), pk=agreement)
    row = rows.first()
    return None if row is None else _agreement(row)


def _agreement(row: RecognitionAgreement) -> Agreement:
    return Agreement(
        id=row.pk,
        region=row.region,
        region_name=row.region_name,
        foreign_type=row.foreign_type,
        evidence=row.evidence,
        fields=row.fields,
        trust=row.trust,
        keys=len(row.keys["keys"]),
        at=row.at,
        ended_at=row.ended_at,
    )
