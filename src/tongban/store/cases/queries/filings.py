"""What an applicant may read: their own drafts, filings, cases and vouchers, and nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case, CaseEvidence, Draft, Filing, Voucher
from tongban.store.cases.queries.records import CaseRecord, VoucherRecord, records
from tongban.store.sealing import blind_index

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One open draft, enough to resume it."""

    id: UUID
    title: str
    target: str
    code: str
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case of a filing in a list."""

    id: UUID
    number: str
    item_name: str
    department: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """One filing in a list, with its cases."""

    id: UUID
    number: str
    title: str
    filed_at: datetime
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRecord:
    """One filing with the whole history of its cases and its own receipt."""

    id: UUID
    number: str
    title: str
    filed_at: datetime
    journey: str
    cases: tuple[CaseRecord, ...]
    vouchers: tuple[VoucherRecord, ...]


def filed_by(actor: Citizen, path: str = "") -> Q:
    """Return what limits filings (reached by `path`) to those of this person in this capacity.

    What somebody filed for another is theirs to see only while they may act for them, and, under a
    mandate, as far as it reaches. A person, and a guardian of theirs, sees what anybody filed in
    their name.
    """
    theirs = Q(**{f"{path}subject_index": blind_index(actor.subject)})
    if actor.organisation is None and actor.whole:
        return theirs
    filed = theirs & Q(**{f"{path}owner_id": actor.account})
    acting = actor.representing
    if acting is None or EVERY_ITEM in acting.items:
        return filed
    reached = Case.objects.filter(
        Q(item_code__in=sorted(acting.items)) | Q(department__in=sorted(acting.departments)),
        filing__owner_id=actor.account,
    )
    return filed & Q(**{f"{path}pk__in": reached.values("filing_id")})


def drafts_of(actor: Citizen) -> tuple[DraftLine, ...]:
    """Return the open drafts of this person, the latest first."""
    index = blind_index(actor.acting_for) if actor.acting_for else None
    rows = Draft.objects.filter(
        owner_id=actor.account, submitted_at__isnull=True, acting_for_index=index
    ).order_by("-updated_at")
    return tuple(
        DraftLine(
            id=row.pk,
            title=row.title,
            target=row.target,
            code=row.code,
            updated_at=row.updated_at,
        )
        for row in rows.defer("content_sealed")[:PAGE]
    )


def filings_of(actor: Citizen, *, before: datetime | None = None) -> tuple[FilingLine, ...]:
    """Return a page of filings of this person, the latest first, older than `before`."""
    rows = Filing.objects.filter(filed_by(actor)).order_by("-filed_at")
    if before is not None:
        rows = rows.filter(filed_at__lt=before)
    page = rows.defer("content_sealed").prefetch_related("cases__item")[:PAGE]
    return tuple(_line(row) for row in page)


def filing_of(actor: Citizen, filing: UUID) -> FilingRecord | None:
    """Return one filing of this person, or None when it is not theirs."""
    row = Filing.objects.filter(filed_by(actor), pk=filing).defer("content_sealed").first()
    if row is None:
        return None
    own = Voucher.objects.filter(filing=row, case__isnull=True).order_by("created_at")
    return FilingRecord(
        id=row.pk,
        number=row.number,
        title=row.title,
        filed_at=row.filed_at,
        journey=row.journey_code,
        cases=records(Case.objects.filter(filing=row).order_by("number")),
        vouchers=tuple(
            VoucherRecord(
                id=one.pk,
                number=one.number,
                kind=one.kind,
                label=one.get_kind_display(),
                dated_on=one.dated_on,
            )
            for one in own
        ),
    )


def filing_of_draft(actor: Citizen, draft: UUID) -> UUID | None:
    """Return the filing that a draft of this person became, if it did."""
    filings = Filing.objects.filter(filed_by(actor), draft_id=draft)
    return filings.values_list("pk", flat=True).first()


def case_of(actor: Citizen, case: UUID) -> CaseRecord | None:
    """Return one case of this person, or None when it is not theirs."""
    found = records(Case.objects.filter(filed_by(actor, "filing__"), pk=case))
    return found[0] if found else None


def cases_that_wait_for_papers(actor: Citizen) -> tuple[CaseRecord, ...]:
    """Return the cases under examination that began without a paper (容缺受理), the oldest first.

    Their events say whether it is still owed.
    """
    late = CaseEvidence.objects.filter(
        case=OuterRef("pk"), way__in=("deferred", "uploaded", "undecided"), file__isnull=True
    )
    open_cases = Case.objects.filter(
        filed_by(actor, "filing__"), Exists(late), status__in=("in_progress", "suspended")
    )
    return records(open_cases.order_by("accepted_on", "id")[:PAGE])


def voucher_of(actor: Citizen, voucher: UUID) -> dict[str, Any] | None:
    """Return the content of one voucher of this person, as it was written."""
    row = Voucher.objects.filter(filed_by(actor, "filing__"), pk=voucher).first()
    return None if row is None else row.content


def _line(row: Filing) -> FilingLine:
    return FilingLine(
        id=row.pk,
        number=row.number,
        title=row.title,
        filed_at=row.filed_at,
        cases=tuple(
            CaseLine(
                id=case.pk,
                number=case.number,
                item_name=case.item.name,
                department=case.department,
                status=case.status,
            )
            for case in row.cases.all()
        ),
    )
