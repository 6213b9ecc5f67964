"""The desk of bills (收费岗位): officers of the departments that collect, each by their post."""

from typing import Final
from uuid import UUID

from tongban.actions import audit
from tongban.core.payments.errors import PostMissing
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.payments.models import BilledFee, BillRow

AT_THE_WINDOW: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
JUDGING: Final = frozenset({Role.EXAMINER, Role.APPROVER})
APPROVING: Final = frozenset({Role.APPROVER})


def require_post(officer: Officer, bill: UUID, roles: frozenset[Role]) -> None:
    """Raise unless the officer's department collects by this bill, and their post does this.

    Raises:
        NotFound: when the bill does not concern the department.
        PostMissing: when the officer's post does not include it.
    """
    fees = BilledFee.objects.filter(bill_id=bill, department=officer.department)
    if not fees.exists():
        raise NotFound(f"no bill {bill} for {officer.department}")
    if not officer.roles & roles:
        raise PostMissing(f"{officer.staff_number} holds no post for this")


def note_done(officer: Officer, bill: UUID, what: str, **details: str) -> None:
    """Write down that an officer did something to a bill, found by the payer too."""
    row = BillRow.objects.select_related("filing").get(pk=bill)
    audit.note(
        officer,
        f"bill.{what}",
        str(bill),
        case_number=row.filing.number,
        concerned=(bytes(row.filing.subject_index),),
        details={"bill": row.number, **details},
    )
