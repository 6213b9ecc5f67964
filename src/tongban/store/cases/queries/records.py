"""Cases with their history, as frozen values: what pages fold and show.

The same record serves the applicant and the officer; who may read which is decided by the query
that finds it (`filings` for applicants, `work` for officers).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tongban.core.cases import codec
from tongban.core.cases.events import Event, Received
from tongban.store.cases.models import Case, CaseEvidence, Voucher


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """How one requirement of a case was met, and the file if there is one."""

    id: UUID
    requirement: str
    name: str
    way: str
    origin: str
    reason: str
    trust: str
    round: int
    file: UUID | None
    file_name: str
    media_type: str
    checked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRecord:
    """A voucher that can be opened as PDF."""

    id: UUID
    number: str
    kind: str
    label: str
    dated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One case: what the columns say, and the events that they repeat.

    `applicant` is the sealed content of the filing about who filed: name, number, acting_for.
    `verified` is what registers said to the officers of the case, by dataset; an applicant's record
    never has it. `follows` names the case that it took over from, and why.
    """

    id: UUID
    number: str
    filing: UUID
    filing_number: str
    filing_title: str
    item: str
    item_name: str
    item_version: int
    handled: str
    department: str
    status: str
    revision: int
    waits_for: tuple[str, ...]
    due_on: date | None
    filed_at: datetime
    applicant: dict[str, Any]
    facts: tuple[dict[str, Any], ...]
    events: tuple[Event, ...]
    papers: tuple[PaperRecord, ...]
    vouchers: tuple[VoucherRecord, ...]
    verified: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Tell whether a department has received it, so that its events can be folded."""
        return bool(self.events) and isinstance(self.events[0], Received)


def records(cases: QuerySet[Case], *, for_officers: bool = False) -> tuple[CaseRecord, ...]:
    """Return the records of these cases, in four queries however many they are."""
    rows = (
        cases.select_related("filing", "item")
        .defer("item__content")
        .prefetch_related("events", "evidence__file", "vouchers")
    )
    return tuple(_record(row, for_officers=for_officers) for row in rows)


def _record(row: Case, *, for_officers: bool) -> CaseRecord:
    filed = row.filing.content
    verified = filed.get("verified", {}).get(row.number, {})
    return CaseRecord(
        id=row.pk,
        number=row.number,
        filing=row.filing_id,
        filing_number=row.filing.number,
        filing_title=row.filing.title,
        item=row.item_code,
        item_name=row.item.name,
        item_version=row.item.version,
        handled=row.handled,
        department=row.department,
        status=row.status,
        revision=row.revision,
        waits_for=tuple(row.waits_for),
        due_on=row.due_on,
        filed_at=row.filing.filed_at,
        applicant=filed["applicant"],
        facts=tuple(filed["facts"]),
        events=tuple(codec.decode(event.content) for event in row.events.all()),
        papers=_papers(row.evidence.all()),
        vouchers=tuple(_voucher(one) for one in row.vouchers.all()),
        verified=verified if for_officers else {},
        follows=filed.get("follows") or {},
    )


def _papers(rows: Iterable[CaseEvidence]) -> tuple[PaperRecord, ...]:
    ordered = sorted(rows, key=lambda row: (row.round, row.requirement, str(row.pk)))
    return tuple(
        PaperRecord(
            id=row.pk,
            requirement=row.requirement,
            name=row.name,
            way=row.way,
            origin=row.origin,
            reason=row.reason,
            trust=row.trust,
            round=row.round,
            file=row.file_id,
            file_name=row.file.content["name"] if row.file else "",
            media_type=row.file.media_type if row.file else "",
            checked_by=row.checked_by,
        )
        for row in ordered
    )


def _voucher(row: Voucher) -> VoucherRecord:
    return VoucherRecord(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        label=row.get_kind_display(),
        dated_on=row.dated_on,
    )
