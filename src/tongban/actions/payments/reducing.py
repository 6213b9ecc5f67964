"""Reducing (减免): the payer asks and says by what it is shown; an officer grants or declines."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import tell_settled
from tongban.actions.payments.desk import JUDGING, note_done, require_post
from tongban.actions.payments.keeping import (
    HeldBill,
    append,
    hand_of,
    hold,
    hold_with_cases,
    officer_act,
    tell,
)
from tongban.actions.payments.ordering import theirs
from tongban.core.cases.acts import Act
from tongban.core.cases.fee_events import FeeReduced
from tongban.core.cases.verbs import fees
from tongban.core.payments import billing
from tongban.core.payments.bills import Bill
from tongban.core.payments.errors import BillMoment
from tongban.core.payments.hands import PAYER, BillHand
from tongban.core.payments.practice import FeePractices, FeeReduction
from tongban.core.people.actors import Citizen, Officer
from tongban.core.vocabulary.errors import NotFound


def reductions_of(bill: Bill, practices: FeePractices) -> tuple[tuple[str, FeeReduction], ...]:
    """Return what the payer may ask for: a charge and a reduction of it, each pair once."""
    waiting = {one.charge for one in bill.asked}
    return tuple(
        (charge.id, reduction)
        for charge in bill.standing
        if not charge.reduced and charge.id not in waiting
        for practice in (practices.of(charge.case.item),)
        if practice is not None
        for reduction in practice.of_fee(charge.fee)
    )


@transaction.atomic
def ask(
    citizen: Citizen, bill: UUID, outside: Outside, *, charge: str, reduction: str, evidence: str
) -> None:
    """Ask to pay less of a charge."""
    theirs(citizen, bill)
    held = hold(bill)
    found = reduction_named(held.bill, outside.fees, charge, reduction)
    hand = BillHand(at=outside.now, by=PAYER)
    append(
        held,
        billing.ask_reduction(held.bill, charge, found, hand, evidence=evidence),
        outside,
    )


@transaction.atomic
def grant(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    charge: str,
    reduction: str,
    found: str,
    revision: int | None = None,
) -> None:
    """Let less be owed, on what was found; a bill that comes to nothing is settled."""
    require_post(officer, bill, JUDGING)
    held = hold_with_cases(bill, revision=revision)
    allowed = reduction_named(held.bill, outside.fees, charge, reduction)
    hand = hand_of(officer, outside)
    before = held.bill.charge(charge)
    held = append(
        held, billing.grant_reduction(held.bill, charge, allowed, hand, found=found), outside
    )
    after = held.bill.charge(charge)
    if before is None or after is None:
        raise BillMoment("no such charge stands on the bill")
    act = officer_act(officer, outside)
    less = FeeReduced(
        at=act.at,
        by=act.by,
        bill=held.bill.number,
        fee=after.fee,
        amount=after.reduced - before.reduced,
        reduction=after.reduction,
        basis=after.reduction_basis,
    )
    held = _tell_case(held, after.case.id, less, outside)
    if held.bill.is_settled:
        tell_settled(held, outside)
    note_done(officer, bill, "reduce", charge=charge)


@transaction.atomic
def decline(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    charge: str,
    reduction: str,
    reason: str,
    revision: int | None = None,
) -> None:
    """Do not let less be owed, and say why."""
    require_post(officer, bill, JUDGING)
    held = hold(bill, revision=revision)
    hand = hand_of(officer, outside)
    events = billing.decline_reduction(held.bill, charge, reduction, hand, reason=reason)
    append(held, events, outside)
    note_done(officer, bill, "decline_reduction", charge=charge)


def reduction_named(
    bill: Bill, practices: FeePractices, charge: str, reduction: str
) -> FeeReduction:
    """Return a reduction of a charge by its name.

    Raises:
        NotFound: when the city knows none of that name for the charge.
    """
    found = bill.charge(charge)
    practice = practices.of(found.case.item) if found else None
    known = practice.of_fee(found.fee) if practice and found else ()
    named = next((one for one in known if one.id == reduction), None)
    if named is None:
        raise NotFound(f"no reduction {reduction} of {charge}")
    return named


def _tell_case(held: HeldBill, case: str, less: FeeReduced, outside: Outside) -> HeldBill:
    opened = held.cases[case]
    events = fees.reduce_fee(opened.state, less, Act(at=less.at, by=less.by))
    return tell(held, case, events, outside)
