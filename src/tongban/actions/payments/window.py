"""Money at a window (窗口缴费): one officer notes it, and it counts once another confirms."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import tell_settled
from tongban.actions.payments.desk import AT_THE_WINDOW, note_done, require_post
from tongban.actions.payments.keeping import append, hand_of, hold, hold_with_cases, moved
from tongban.core.payments import paying
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import ReportedPayment
from tongban.core.payments.reconciliation import Direction
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.money import Money


@transaction.atomic
def note_payment(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    slip: str,
    amount: Money,
    revision: int | None = None,
) -> None:
    """Note money that was handed over at a window, under the number of its slip."""
    require_post(officer, bill, AT_THE_WINDOW)
    held = hold(bill, revision=revision)
    hand = hand_of(officer, outside)
    told = ReportedPayment(
        order="",
        serial=f"W-{held.bill.number}-{slip}",
        amount=amount,
        way=PaymentWay.WINDOW,
        by=hand.by,
    )
    append(held, paying.report(held.bill, told, hand), outside)
    note_done(officer, bill, "note_payment", amount=amount.amount)


@transaction.atomic
def confirm_payment(
    officer: Officer, bill: UUID, outside: Outside, *, serial: str, revision: int | None = None
) -> None:
    """Confirm what a colleague noted; the bill is settled."""
    require_post(officer, bill, AT_THE_WINDOW)
    held = hold_with_cases(bill, revision=revision)
    told = next((one for one in held.bill.reports if one.serial == serial), None)
    was_settled = held.bill.is_settled
    held = append(held, paying.confirm(held.bill, serial, hand_of(officer, outside)), outside)
    if told is not None:
        moved(
            held.row,
            Direction.IN,
            outside.today,
            serial=serial,
            order="",
            amount=told.amount.fen,
            way=PaymentWay.WINDOW.value,
            placed=held.bill.payments[-1].placed,
        )
    if held.bill.is_settled and not was_settled:
        tell_settled(held, outside)
    note_done(officer, bill, "confirm_payment")


@transaction.atomic
def drop_payment(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    serial: str,
    reason: str,
    revision: int | None = None,
) -> None:
    """Strike out what was noted and did not come."""
    require_post(officer, bill, AT_THE_WINDOW)
    held = hold(bill, revision=revision)
    events = paying.drop(held.bill, serial, hand_of(officer, outside), reason=reason)
    append(held, events, outside)
    note_done(officer, bill, "drop_payment")
