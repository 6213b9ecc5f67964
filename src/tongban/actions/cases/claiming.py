"""Claim and release (领取): two officers never hold the same work."""

from datetime import datetime

from django.db import transaction

from tongban.actions.hands import require_no_interest
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import WorkItem
from tongban.store.cases.queries.reach import is_in_hands_of, within_area


@transaction.atomic
def claim(officer: Officer, work: int, outside: Outside) -> None:
    """Take open work of the officer's department in hand.

    Raises:
        NotFound: when the department has no such open work.
        Conflict: when a colleague was faster.
        NotAllowed: to whoever has a conflict of interest in the case.
    """
    found = _open_work(officer, work)
    require_no_interest(officer, found.case)
    if found.claimed_by_id not in (None, officer.account):
        raise Conflict(f"work {work} is in a colleague's hands")
    _hold(found, officer.account, outside.now)


@transaction.atomic
def release(officer: Officer, work: int) -> None:
    """Give work back that this officer holds."""
    found = _open_work(officer, work)
    if not is_in_hands_of(officer, found.claimed_by_id, found.item_code):
        raise Conflict(f"work {work} is not in this officer's hands")
    _hold(found, None, None)


def _open_work(officer: Officer, work: int) -> WorkItem:
    found = (
        WorkItem.objects.select_for_update(of=("self",))
        .select_related("case")
        .filter(within_area(officer), pk=work, department=officer.department, done_at__isnull=True)
        .first()
    )
    if found is None:
        raise NotFound(f"no open work {work}")
    return found


def _hold(work: WorkItem, account: int | None, at: datetime | None) -> None:
    work.claimed_by_id = account
    work.claimed_at = at
    work.save(update_fields=["claimed_by", "claimed_at"])
