"""Fees (收费): what a bill does is told to the case; nothing is handed out before it is settled.

行政许可法 §58: what is charged is charged by law. A bill may be paid, fall away or be refunded at
any time, also after the case has ended: money comes when it comes.
"""

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.fee_events import (
    ChargedFee,
    FeeCancelled,
    FeeCharged,
    FeeNotDue,
    FeeReduced,
    FeeRefunded,
    FeeSettled,
)
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.guards import require_order
from tongban.core.vocabulary.money import Money


def charge(
    state: CaseState, bill: str, fees: tuple[ChargedFee, ...], act: Act
) -> tuple[Event, ...]:
    """Put fees of the case on a bill, each of them once, as long as the case runs."""
    require_order(state, act)
    if state.ended:
        raise WrongMoment("the case has ended")
    if {one.fee for one in fees} & {one.fee for one in state.fees.fees}:
        raise WrongMoment("a fee of the case was charged before")
    return (FeeCharged(at=act.at, by=act.by, bill=bill, fees=fees),)


def find_not_due(state: CaseState, act: Act) -> tuple[Event, ...]:
    """Record that none of the fees of the item is due in this situation."""
    require_order(state, act)
    if state.ended or state.fees.charged or state.fees.not_due:
        return ()
    return (FeeNotDue(at=act.at, by=act.by),)


def reduce_fee(state: CaseState, less: FeeReduced, act: Act) -> tuple[Event, ...]:
    """Owe less of a fee that is on a bill."""
    require_order(state, act)
    _require_open(state, less.bill)
    return (less,)


def settle_fee(state: CaseState, bill: str, amount: Money, act: Act) -> tuple[Event, ...]:
    """Record that what is owed by a bill came; told again, it counts once."""
    require_order(state, act)
    if bill in state.fees.closed:
        return ()
    _require_open(state, bill)
    return (FeeSettled(at=act.at, by=act.by, bill=bill, amount=amount),)


def cancel_fee(state: CaseState, bill: str, act: Act, *, reason: str) -> tuple[Event, ...]:
    """Record that nothing is owed by a bill any more; told again, it counts once."""
    require_order(state, act)
    if bill in state.fees.closed:
        return ()
    _require_open(state, bill)
    return (FeeCancelled(at=act.at, by=act.by, bill=bill, reason=reason),)


def refund_fee(
    state: CaseState, bill: str, amount: Money, act: Act, *, reason: str
) -> tuple[Event, ...]:
    """Record that money paid for the case went back."""
    require_order(state, act)
    return (FeeRefunded(at=act.at, by=act.by, bill=bill, amount=amount, reason=reason),)


def _require_open(state: CaseState, bill: str) -> None:
    if bill not in {one.bill for one in state.fees.charged} - state.fees.closed:
        raise WrongMoment(f"bill {bill} is not open for this case")
