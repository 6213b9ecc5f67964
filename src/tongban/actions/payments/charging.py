"""Charging (开单): what happens to a case draws a bill, joins one, or lets its charges fall away.

Called wherever events of a case are recorded, in the same transaction. A bill covers the cases of
one filing: what another case of it brings joins the bill as long as nobody is paying.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import uuid4

from tongban.actions.outside import Outside
from tongban.actions.payments.keeping import (
    HeldBill,
    append,
    hold,
    repeat,
    system_act,
    write_record,
)
from tongban.actions.recording import OpenCase, record
from tongban.actions.targets import published
from tongban.core.cases.events import Accepted, Event, Granted
from tongban.core.cases.fee_events import ChargedFee
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import fees
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.items import Fee
from tongban.core.guides.circumstances import parameters_on
from tongban.core.payments import billing
from tongban.core.payments.charges import ChargedCase, FeeCharge
from tongban.core.payments.folding import fold
from tongban.core.payments.hands import BillHand
from tongban.core.payments.payment_codes import payment_code
from tongban.core.payments.practice import AskedAt, FeePractice
from tongban.core.people.facts import values
from tongban.core.people.histories import SYSTEM
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.numbers import serials
from tongban.store.certificates.queries import holdings_of
from tongban.store.payments.models import BilledFee, BillRow

_ASKED_BY: Final = {AskedAt.ACCEPTANCE: Accepted, AskedAt.GRANT: Granted}
_NO_AREA: Final = "000000"


def charge_for(opened: OpenCase, events: Iterable[Event], outside: Outside) -> OpenCase:
    """Draw what the fees of a case come to when it is time, and let them fall away when it ends."""
    practice = outside.fees.of(opened.row.item_code)
    if practice is None or not opened.state.item.fees:
        return opened
    wanted = _ASKED_BY[practice.asked_at]
    if any(isinstance(event, wanted) for event in events):
        opened = _charge(opened, practice, outside)
    if reason := _ended_without(opened.state):
        opened = _let_fall(opened, reason, outside)
    return opened


def _charge(opened: OpenCase, practice: FeePractice, outside: Outside) -> OpenCase:
    charges = tuple(_charges(opened, practice, outside.today))
    act = system_act(outside)
    if not charges:
        return record(opened, fees.find_not_due(opened.state, act), outside)
    bill = _onto_bill(opened, charges, outside)
    charged = tuple(map(_told, charges))
    events = fees.charge(opened.state, bill.bill.number, charged, act)
    opened = record(opened, events, outside)
    if bill.bill.is_settled:  # everything on it was remitted
        nothing = bill.bill.total
        settled = fees.settle_fee(opened.state, bill.bill.number, nothing, act)
        opened = record(opened, settled, outside)
    return opened


def _onto_bill(opened: OpenCase, charges: tuple[FeeCharge, ...], outside: Outside) -> HeldBill:
    """Put charges on the bill of the filing that is still open, or on a new one."""
    hand = BillHand(at=outside.now, by=SYSTEM)
    held = _joinable(opened)
    if held is not None:
        held = append(held, billing.add(held.bill, charges, hand), outside)
    else:
        number = payment_code(opened.row.area or _NO_AREA, outside.today, serials(1)[0])
        drawn = billing.draw(number, charges, hand)
        bill = fold((drawn,))
        row = BillRow(
            id=uuid4(), number=number, filing_id=opened.row.filing_id, drawn_at=outside.now
        )
        repeat(row, bill)
        row.save(force_insert=True)
        write_record(row, drawn, 1)
        held = HeldBill(row=row, bill=bill, cases={})
    BilledFee.objects.bulk_create(
        BilledFee(bill=held.row, case=opened.row, fee=one.fee, department=one.case.department)
        for one in charges
    )
    return held


def _joinable(opened: OpenCase) -> HeldBill | None:
    bills = BillRow.objects.filter(filing_id=opened.row.filing_id, status="due")
    found = bills.order_by("drawn_at").values_list("pk", flat=True).first()
    held = None if found is None else hold(found)
    return held if held is not None and billing.may_join(held.bill) else None


def _charges(opened: OpenCase, practice: FeePractice, today: date) -> Iterator[FeeCharge]:
    """Yield what is due in the situation that was filed, less what the library shows."""
    row, item = opened.row, opened.state.item
    case = ChargedCase(
        id=str(row.pk),
        number=row.number,
        item=item.code,
        item_name=item.name,
        department=item.department,
    )
    held = _held(opened) if practice.reductions else frozenset()
    for fee in _due(opened, today):
        charge = FeeCharge(
            case=case, fee=fee.id, name=fee.name, standard=fee.amount, basis=str(fee.basis)
        )
        for reduction in practice.of_fee(fee.id):
            if reduction.shown_by in held:
                charge = charge.less(
                    reduction.percent, reduction=reduction.name, basis=str(reduction.basis)
                )
        yield charge


def _due(opened: OpenCase, today: date) -> Iterator[Fee]:
    """Yield the fees whose situation is met; where it is not known, nothing is charged."""
    catalogue = published().catalogue
    told = opened.row.filing.content["facts"]
    facts = (decode_fact(one, catalogue.elements) for one in told)
    known = values({fact.element: fact for fact in facts})
    parameters = parameters_on(catalogue, today)
    for fee in opened.state.item.fees:
        met = evaluate(fee.needed_when, known, today=today, parameters=parameters)
        if met is Truth.MET and fee.amount:
            yield fee


def _held(opened: OpenCase) -> frozenset[str]:
    """Return the kinds of evidence that the library of certificates holds for the payer."""
    applicant = opened.row.filing.content["applicant"]
    subject = applicant["acting_for"] or applicant["number"]
    holdings = holdings_of((subject,), published().catalogue)
    today = opened.state.last_at.date()
    return frozenset(one.evidence for one in holdings if one.usable and one.valid_on(today))


def _told(charge: FeeCharge) -> ChargedFee:
    return ChargedFee(
        fee=charge.fee,
        name=charge.name,
        amount=charge.standard,
        reduced=charge.reduced,
        reduction=charge.reduction,
        basis=charge.basis,
    )


def _ended_without(state: CaseState) -> str:
    """Return why a case ended without what was charged for, or nothing."""
    if state.withdrawn is not None:
        return "申请已经撤回"
    if state.decision is not None and not isinstance(state.decision, Granted):
        return "没有准予"
    done = state.completed
    if done is not None and done.kind not in (
        CompletionKind.WITH_CERTIFICATE,
        CompletionKind.ORDINARY,
    ):
        return "办件没有办成"
    return ""


def _let_fall(opened: OpenCase, reason: str, outside: Outside) -> OpenCase:
    case = str(opened.row.pk)
    bills = BilledFee.objects.filter(case=opened.row).values_list("bill_id", flat=True)
    for bill in sorted(set(bills), key=str):
        held = hold(bill)
        hand = BillHand(at=outside.now, by=SYSTEM)
        events = billing.take_off(held.bill, case, hand, reason=reason)
        if events:
            append(held, events, outside)
            act = system_act(outside)
            fallen = fees.cancel_fee(opened.state, held.bill.number, act, reason=reason)
            opened = record(opened, fallen, outside)
    return opened
