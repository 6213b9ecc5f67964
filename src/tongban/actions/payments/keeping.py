"""Keeping bills (缴费单存证): a bill locked, what follows appended, the cases told.

Whoever tells cases of a bill locks them before it, in one order, so that nobody waits in a circle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase, act, open_case, record
from tongban.core.cases.acts import SYSTEM, Act, Performer
from tongban.core.cases.events import Event
from tongban.core.payments.bill_events import (
    AnyBillEvent,
    MoneyMisplaced,
    OrderClosed,
    PaymentSettled,
    PaymentWay,
)
from tongban.core.payments.bills import Bill, RefundStatus
from tongban.core.payments.folding import advance, fold
from tongban.core.payments.hands import BillHand
from tongban.core.payments.reconciliation import DifferenceKind, Direction
from tongban.core.people.actors import Officer
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.freezing.converter import stored
from tongban.store.payments.events import BILLS
from tongban.store.payments.models import (
    BilledFee,
    BillRecord,
    BillRow,
    DifferenceRow,
    OrderedPayment,
    ReceivedPayment,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBill:
    """A locked bill; `cases` are those of it that were locked before, by their identifiers."""

    row: BillRow
    bill: Bill
    cases: Mapping[str, OpenCase]

    @property
    def id(self) -> UUID:
        """Return which bill it is."""
        return self.row.pk


def hold(bill: UUID, *, revision: int | None = None) -> HeldBill:
    """Lock a bill; call it inside a transaction.

    Raises:
        NotFound: when there is none.
        Conflict: when it has moved on from `revision`.
    """
    row = BillRow.objects.select_for_update(no_key=True).filter(pk=bill).first()
    if row is None:
        raise NotFound(f"no bill {bill}")
    if revision is not None and row.length != revision:
        raise Conflict(f"the bill has moved on from {revision} to {row.length}")
    return HeldBill(row=row, bill=bill_of(row), cases={})


def hold_with_cases(bill: UUID, *, revision: int | None = None) -> HeldBill:
    """Lock the cases of a bill and then the bill.

    Raises:
        NotFound: when there is none.
        Conflict: when it has moved on from `revision`, or a case joined at this moment.
    """
    charged = BilledFee.objects.filter(bill_id=bill).values_list("case_id", flat=True)
    cases = {str(case): open_case(case) for case in sorted(set(charged), key=str)}
    held = hold(bill, revision=revision)
    if {one.case.id for one in held.bill.charges} - cases.keys():
        raise Conflict("another case joined the bill")
    return replace(held, cases=cases)


def bill_of(row: BillRow) -> Bill:
    """Return what the events of a bill amount to."""
    return fold(BILLS.read(row.records.all()))


def hand_of(officer: Officer, outside: Outside) -> BillHand:
    """Return an officer's doing at this moment."""
    return BillHand(at=outside.now, by=Signatory.of(officer))


def write_record(row: BillRow, event: AnyBillEvent, place: int) -> None:
    """Append one event of a bill."""
    kept = BillRecord(
        bill=row, sequence=place, name=event.name, by=event.by.staff_number, at=event.at
    )
    kept.content = stored(event)
    kept.save(force_insert=True)


def append(held: HeldBill, events: Iterable[AnyBillEvent], outside: Outside) -> HeldBill:
    """Write events after those that stand, and bring the columns and rows up to date."""
    bill = held.bill
    for event in events:
        write_record(held.row, event, bill.length + 1)
        bill = advance(bill, event)
        _follow(held.row, event, outside)
    repeat(held.row, bill)
    held.row.save()
    return replace(held, bill=bill)


def repeat(row: BillRow, bill: Bill) -> None:
    """Repeat in the row what the bill says, for lists."""
    row.status = bill.status.value
    row.total = bill.total.fen
    row.received = bill.received.fen
    row.refunded = bill.refunded.fen
    row.length = bill.length
    row.attention = wants_officer(bill)
    row.gives_back = any(one.status is RefundStatus.APPROVED for one in bill.refunds)


def wants_officer(bill: Bill) -> bool:
    """Tell whether an officer has something to do about a bill."""
    noted = any(one.way is PaymentWay.WINDOW for one in bill.reports)
    asked = any(one.status is RefundStatus.ASKED for one in bill.refunds)
    return bool(bill.asked or noted or asked or bill.owed_back)


def moved(row: BillRow, direction: Direction, day: date, **told: object) -> None:
    """Write down money that moved; the database keeps each serial once."""
    ReceivedPayment.objects.create(bill=row, direction=direction.value, day=day, **told)


def tell(held: HeldBill, case: str, events: tuple[Event, ...], outside: Outside) -> HeldBill:
    """Write down in a case what happened to its bill."""
    if not events:
        return held
    recorded = record(held.cases[case], events, outside)
    return replace(held, cases={**held.cases, case: recorded})


def system_act(outside: Outside) -> Act:
    """Return what the platform does by itself at this moment."""
    return act(SYSTEM, outside)


def officer_act(officer: Officer, outside: Outside) -> Act:
    """Return what an officer does in a case at this moment."""
    return act(Performer.of(officer), outside)


def _follow(row: BillRow, event: AnyBillEvent, outside: Outside) -> None:
    """Bring rows beside the bill up to date with one event."""
    match event:
        case PaymentSettled(order=order) | MoneyMisplaced(order=order) | OrderClosed(order=order):
            OrderedPayment.objects.filter(number=order).update(is_open=False, ask_at=None)
        case _:
            return
    if isinstance(event, MoneyMisplaced):
        _difference(row, event, outside)


def _difference(row: BillRow, event: MoneyMisplaced, outside: Outside) -> None:
    DifferenceRow.objects.bulk_create(
        [
            DifferenceRow(
                day=outside.today,
                kind=DifferenceKind.PAID_FOR_NOTHING.value,
                serial=event.serial,
                direction=Direction.IN.value,
                order=event.order,
                bill=row,
                here=0,
                at_bank=event.amount.fen,
                found_at=outside.now,
            )
        ],
        ignore_conflicts=True,
    )
