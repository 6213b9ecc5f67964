"""The tables of cases, in the order a service passes through them."""

from tongban.store.cases.models.drafts import Draft
from tongban.store.cases.models.events import CaseEvent, OutboxRow
from tongban.store.cases.models.evidence import CaseEvidence
from tongban.store.cases.models.filings import Case, Filing
from tongban.store.cases.models.vouchers import Voucher
from tongban.store.cases.models.work import WorkItem

__all__ = [
    "Case",
    "CaseEvent",
    "CaseEvidence",
    "Draft",
    "Filing",
    "OutboxRow",
    "Voucher",
    "WorkItem",
]
