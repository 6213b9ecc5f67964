"""Bills as their payer, and the officers of departments that collect, may read them.

A payer sees bills of what they filed, and nobody else's; an officer those by which their department
collects, and of them the charges of their own department. Nobody is named in a list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.payments.bill_events import AnyBillEvent
from tongban.core.payments.bills import Bill, BillStatus
from tongban.core.payments.folding import fold
from tongban.core.payments.reconciliation import DifferenceKind, Direction
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.money import Money
from tongban.store.payments.events import BILLS
from tongban.store.payments.models import (
    BilledFee,
    BillRow,
    DifferenceRow,
    OrderedPayment,
    ReconciledDay,
)

PAGE = 30
_OPEN = [one.value for one in BillStatus if one.is_open]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBill:
    """A bill with everything that happened to it; `concerned` are the blind indexes of its payer.

    `address` is where its open order is paid.
    """

    id: UUID
    filing: UUID
    filing_title: str
    filing_number: str
    bill: Bill
    history: tuple[AnyBillEvent, ...]
    drawn_at: datetime
    concerned: tuple[bytes, ...]
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """One line of a list of bills."""

    id: UUID
    number: str
    filing_number: str
    title: str
    status: BillStatus
    total: Money
    attention: bool
    drawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One day that was reconciled, and how many of its differences are open."""

    day: date
    movements: int
    here: Money
    at_bank: Money
    compared_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One difference, and what became of it."""

    id: int
    day: date
    kind: DifferenceKind
    serial: str
    direction: Direction
    order: str
    bill: UUID | None
    here: Money
    at_bank: Money
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: str
    reason: str


def kept_bill(row: BillRow) -> KeptBill:
    """Return a bill as it was written down; `row` has its filing."""
    history = BILLS.read(row.records.all())
    open_orders = OrderedPayment.objects.filter(bill=row, is_open=True)
    return KeptBill(
        id=row.pk,
        filing=row.filing_id,
        filing_title=row.filing.title,
        filing_number=row.filing.number,
        bill=fold(history),
        history=history,
        drawn_at=row.drawn_at,
        concerned=(bytes(row.filing.subject_index),),
        address=open_orders.values_list("address", flat=True).first() or "",
    )


def bill_where(mine: Q, bill: UUID) -> KeptBill | None:
    """Return one bill among those that `mine` limits to a person's."""
    row = _with_filing(BillRow.objects.filter(mine, pk=bill)).first()
    return None if row is None else kept_bill(row)


def payer_of(bill: UUID) -> str:
    """Return the name of the payer, as it was filed."""
    row = BillRow.objects.select_related("filing").get(pk=bill)
    applicant = row.filing.content["applicant"]
    return str(applicant.get("organisation") or applicant["name"])


def bills_of_case(case: UUID) -> tuple[KeptBill, ...]:
    """Return the bills on which fees of a case stand, the oldest first."""
    charged = BilledFee.objects.filter(case_id=case).values("bill_id")
    rows = _with_filing(BillRow.objects.filter(pk__in=charged)).order_by("drawn_at")
    return tuple(map(kept_bill, rows))


def bills_where(
    mine: Q, *, is_open: bool = False, filing: UUID | None = None
) -> tuple[BillLine, ...]:
    """Return a person's bills, the newest first.

    If asked for, only those that wait for money, or only those of one filing.
    """
    rows = BillRow.objects.filter(mine)
    if filing is not None:
        rows = rows.filter(filing_id=filing)
    if is_open:
        rows = rows.filter(status__in=_OPEN)
    return tuple(map(_line, _with_filing(rows).order_by("-drawn_at")[:PAGE]))


def bill_for(officer: Officer, bill: UUID) -> KeptBill | None:
    """Return a bill by which the officer's department collects."""
    row = _with_filing(_of_department(officer).filter(pk=bill)).first()
    return None if row is None else kept_bill(row)


def bills_for(
    officer: Officer,
    *,
    attention: bool = False,
    status: str = "",
    before: datetime | None = None,
) -> tuple[BillLine, ...]:
    """Return a page of bills of the department, the newest first."""
    rows = _of_department(officer)
    if attention:
        rows = rows.filter(attention=True)
    if status:
        rows = rows.filter(status=status)
    if before is not None:
        rows = rows.filter(drawn_at__lt=before)
    return tuple(map(_line, _with_filing(rows).order_by("-drawn_at")[:PAGE]))


def waiting_for(officer: Officer) -> int:
    """Return how many bills of the department want an officer."""
    return _of_department(officer).filter(attention=True).count()


def reconciled_days() -> tuple[DayLine, ...]:
    """Return the last days that were reconciled, the newest first."""
    return tuple(
        DayLine(
            day=row.day,
            movements=row.movements,
            here=Money(row.here),
            at_bank=Money(row.at_bank),
            compared_at=row.compared_at,
        )
        for row in ReconciledDay.objects.order_by("-day")[:PAGE]
    )


def differences_for(officer: Officer, *, resolved: bool = False) -> tuple[DifferenceLine, ...]:
    """Return the differences that concern an officer, the oldest first."""
    rows = _concerning(officer).filter(resolved_at__isnull=not resolved)
    return tuple(map(_difference, rows.order_by("day", "id")[:PAGE]))


def difference_for(officer: Officer, difference: int) -> DifferenceLine | None:
    """Return one difference that concerns an officer."""
    row = _concerning(officer).filter(pk=difference).first()
    return None if row is None else _difference(row)


def open_differences(officer: Officer) -> int:
    """Return how many differences that concern an officer nobody has resolved."""
    return _concerning(officer).filter(resolved_at__isnull=True).count()


def _concerning(officer: Officer) -> QuerySet[DifferenceRow]:
    if Role.SUPERVISOR in officer.roles:
        return DifferenceRow.objects.all()
    return DifferenceRow.objects.filter(bill__in=_of_department(officer).values("pk"))


def _of_department(officer: Officer) -> QuerySet[BillRow]:
    charged = BilledFee.objects.filter(department=officer.department).values("bill_id")
    return BillRow.objects.filter(pk__in=charged)


def _with_filing(rows: QuerySet[BillRow]) -> QuerySet[BillRow]:
    return rows.select_related("filing").defer("filing__content_sealed")


def _line(row: BillRow) -> BillLine:
    return BillLine(
        id=row.pk,
        number=row.number,
        filing_number=row.filing.number,
        title=row.filing.title,
        status=BillStatus(row.status),
        total=Money(row.total),
        attention=row.attention,
        drawn_at=row.drawn_at,
    )


def _difference(row: DifferenceRow) -> DifferenceLine:
    told: Mapping[str, Money] = {"here": Money(row.here), "at_bank": Money(row.at_bank)}
    return DifferenceLine(
        id=row.pk,
        day=row.day,
        kind=DifferenceKind(row.kind),
        serial=row.serial,
        direction=Direction(row.direction),
        order=row.order,
        bill=row.bill_id,
        found_at=row.found_at,
        resolved_at=row.resolved_at,
        resolved_by=row.resolved_by,
        reason=row.reason,
        **told,
    )
