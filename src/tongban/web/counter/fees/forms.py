"""Which acts a bill offers to an officer (可办动作): those of its state and of the post."""

from typing import Final

from tongban.core.payments.bills import Bill
from tongban.core.people.actors import Officer
from tongban.web.counter.fees import giving_back, receiving
from tongban.web.counter.fees.bill_act import LONGEST, BillAct, BillDesk, BillForm

__all__ = ["ACTS", "LONGEST", "BillAct", "BillDesk", "BillForm", "open_acts"]

ACTS: Final = {one.slug: one for one in (*receiving.ACTS, *giving_back.ACTS, *receiving.LAST)}
"""What can be done, what is waited for first."""


def open_acts(bill: Bill, officer: Officer) -> tuple[BillAct, ...]:
    """Return what the state of the bill lets this officer do."""
    return tuple(one for one in ACTS.values() if one.open_to(bill) and officer.roles & one.roles)
