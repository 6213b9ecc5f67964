"""What goes back too late (退费监察): money nobody asked for, and refunds that do not come.

A bill has a history of its own; what it shows is found in the case that the money was for. Two
stretches are counted: from when money is owed back to its being asked for, and from there to the
payer's having it or hearing why not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tongban.core.payments.bill_events import (
    AnyBillEvent,
    CaseTakenOff,
    RefundAsked,
    RefundDeclined,
    RefundPaid,
)
from tongban.core.payments.bills import Bill
from tongban.core.payments.folding import advance, fold
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wait:
    """From when to when money waited (等待退费), by what no bill has twice; None is to this day."""

    watched: Watched
    key: str
    case: str
    begun_on: date
    about: str
    ended_on: date | None = None


def owed_refunds(
    rules: Iterable[Rule],
    history: tuple[AnyBillEvent, ...],
    *,
    today: date,
    calendar: WorkingCalendar,
) -> Iterator[tuple[str, Sighting]]:
    """Yield what a bill shows until `today`, each beside the case in which it is found."""
    waits = (*_unasked(history), *_unpaid(history))
    for rule in rules:
        for wait in waits:
            if wait.watched is not rule.watched:
                continue
            last = calendar.after(wait.begun_on, rule.numbers["working_days"])
            if (wait.ended_on or today) > last:
                yield (
                    wait.case,
                    Sighting(rule=rule, key=wait.key, since=last + _ONE_DAY, about=wait.about),
                )


def _unasked(history: tuple[AnyBillEvent, ...]) -> Iterator[_Wait]:
    """Yield the stretches in which money was owed back and nobody had asked for it."""
    bill = fold(history[:1])
    waiting: _Wait | None = None
    for event in history[1:]:
        bill = advance(bill, event)
        if bill.owed_back and waiting is None:
            waiting = _begun(event, bill)
        elif waiting is not None and not bill.owed_back:
            yield replace(waiting, ended_on=day_of(event.at))
            waiting = None
    if waiting is not None:
        yield waiting


def _begun(event: AnyBillEvent, bill: Bill) -> _Wait:
    return _Wait(
        watched=Watched.REFUND_NOT_ASKED,
        key=f"{bill.number}.{bill.length}",
        case=_case_of(event, bill),
        begun_on=day_of(event.at),
        about=bill.number,
    )


def _case_of(event: AnyBillEvent, bill: Bill) -> str:
    return event.case if isinstance(event, CaseTakenOff) else bill.charges[0].case.id


def _unpaid(history: tuple[AnyBillEvent, ...]) -> Iterator[_Wait]:
    """Yield the stretches from asking for a refund to its being there, or being declined."""
    bill = fold(history)
    over = {
        event.refund: day_of(event.at)
        for event in history
        if isinstance(event, RefundPaid | RefundDeclined)
    }
    for event in history:
        if isinstance(event, RefundAsked):
            yield _Wait(
                watched=Watched.REFUND_PASSED,
                key=event.refund,
                case=event.case or bill.charges[0].case.id,
                begun_on=day_of(event.at),
                ended_on=over.get(event.refund),
                about=f"{event.refund} {event.amount.label}",
            )


REFUND_RULES: Final = (
    Rule(
        code="refund_passed",
        name="逾期未退费",
        watched=Watched.REFUND_PASSED,
        level=Level.RED,
        basis=(Citation.local("退费从提出到退回的期限"),),
        meaning="退费提出后超过设定的工作日，钱没有退到缴费人，也没有写明理由不予退费。",
        numbers={"working_days": 10},
    ),
    Rule(
        code="refund_not_asked",
        name="应退的费用没有人办理",
        watched=Watched.REFUND_NOT_ASKED,
        level=Level.ORANGE,
        basis=(Citation.local("多收、错收和办件终止后应当主动退费"),),
        meaning="收到多缴、错缴的款，或者缴费的办件已经终止，超过设定的工作日没有人提出退费。",
        numbers={"working_days": 5},
    ),
)
"""What is watched of money that goes back."""
