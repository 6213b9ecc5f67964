"""Billing (开单): what is owed is drawn once, lessened where the law lets it, and falls away.

行政许可法 §58 and §59. A fee of a case stands on one bill, whatever happens; a bill on which money
is being paid is not changed any more, and what comes later gets a bill of its own.
"""

from tongban.core.payments.bill_events import (
    AnyBillEvent,
    BillDrawn,
    CaseTakenOff,
    ChargesAdded,
    ReductionAsked,
    ReductionDeclined,
    ReductionGranted,
)
from tongban.core.payments.bills import Bill, BillStatus
from tongban.core.payments.charges import FeeCharge
from tongban.core.payments.errors import BillMoment, ChargedTwice
from tongban.core.payments.hands import BillHand
from tongban.core.payments.practice import FeeReduction
from tongban.core.vocabulary.errors import InvalidValue, Reason


def draw(number: str, charges: tuple[FeeCharge, ...], hand: BillHand) -> BillDrawn:
    """Draw a bill over charges, each of them once."""
    if not charges or not number:
        raise InvalidValue("bill", Reason.EMPTY)
    if len({one.id for one in charges}) < len(charges):
        raise ChargedTwice("a fee stands twice on the bill")
    return BillDrawn(at=hand.at, by=hand.by, number=number, charges=charges)


def may_join(bill: Bill) -> bool:
    """Tell whether charges of another case can still be paid for together with these."""
    return bill.status is BillStatus.DUE and not bill.payments


def add(bill: Bill, charges: tuple[FeeCharge, ...], hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """Add the charges of another case, while nobody is paying."""
    if not may_join(bill):
        raise BillMoment(f"the bill stands at {bill.status.value}")
    if {one.id for one in charges} & {one.id for one in bill.charges}:
        raise ChargedTwice("a fee stands on the bill already")
    return (ChargesAdded(at=hand.at, by=hand.by, charges=charges),)


def take_off(bill: Bill, case: str, hand: BillHand, *, reason: str) -> tuple[AnyBillEvent, ...]:
    """Let the charges of a case fall away that ended; what was paid for them is owed back."""
    if not bill.of_case(case) or case in bill.taken_off:
        return ()
    return (CaseTakenOff(at=hand.at, by=hand.by, case=case, reason=reason),)


def ask_reduction(
    bill: Bill, charge: str, reduction: FeeReduction, hand: BillHand, *, evidence: str
) -> tuple[AnyBillEvent, ...]:
    """Ask to pay less of a charge, saying by what it is shown."""
    _require_unpaid(bill)
    found = _reducible(bill, charge, reduction)
    if not evidence.strip():
        raise InvalidValue("evidence", Reason.EMPTY)
    if any(one.charge == found.id for one in bill.asked):
        raise BillMoment("a reduction of this charge is being looked at")
    return (
        ReductionAsked(
            at=hand.at, by=hand.by, charge=found.id, reduction=reduction.id, evidence=evidence
        ),
    )


def grant_reduction(
    bill: Bill, charge: str, reduction: FeeReduction, hand: BillHand, *, found: str
) -> tuple[AnyBillEvent, ...]:
    """Let less be owed of a charge, on what was found."""
    _require_unpaid(bill)
    _reducible(bill, charge, reduction)
    if not found.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    return (
        ReductionGranted(
            at=hand.at,
            by=hand.by,
            charge=charge,
            reduction=reduction.id,
            title=reduction.name,
            percent=reduction.percent,
            basis=str(reduction.basis),
            found=found,
        ),
    )


def decline_reduction(
    bill: Bill, charge: str, reduction: str, hand: BillHand, *, reason: str
) -> tuple[AnyBillEvent, ...]:
    """Refuse a reduction that was asked for, and say why."""
    if not any((one.charge, one.reduction) == (charge, reduction) for one in bill.asked):
        raise BillMoment("nobody asked for this reduction")
    if not reason.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    return (
        ReductionDeclined(
            at=hand.at, by=hand.by, charge=charge, reduction=reduction, reason=reason
        ),
    )


def _require_unpaid(bill: Bill) -> None:
    if bill.status is not BillStatus.DUE:
        raise BillMoment(f"the bill stands at {bill.status.value}")


def _reducible(bill: Bill, charge: str, reduction: FeeReduction) -> FeeCharge:
    found = bill.charge(charge)
    if found is None or found.fee != reduction.fee or found.reduced:
        raise BillMoment("this charge cannot be reduced so")
    return found
