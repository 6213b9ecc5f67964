"""What was filed at a window (窗口收件): for the clerk who received it, with its receipt."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tongban.store.cases.models import Filing, Voucher


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledThere:
    """One filing of an attendance, with its receipt (收件凭证)."""

    id: UUID
    number: str
    title: str
    filed_at: datetime
    receipt: UUID | None


def filed_there(filings: Collection[str]) -> tuple[FiledThere, ...]:
    """Return the filings that an attendance of the caller names, in their order."""
    receipts = dict(_receipts(filings).values_list("filing_id", "pk"))
    rows = Filing.objects.filter(pk__in=filings).order_by("filed_at", "id")
    return tuple(
        FiledThere(
            id=one.pk,
            number=one.number,
            title=one.title,
            filed_at=one.filed_at,
            receipt=receipts.get(one.pk),
        )
        for one in rows.defer("content_sealed")
    )


def receipt_there(filings: Collection[str], voucher: UUID) -> dict[str, Any] | None:
    """Return the content of a receipt of these filings, as it was written."""
    found = _receipts(filings).filter(pk=voucher).first()
    return None if found is None else found.content


def _receipts(filings: Collection[str]) -> "QuerySet[Voucher]":
    return Voucher.objects.filter(filing__in=filings, case__isnull=True, kind=Voucher.Kind.RECEIPT)
