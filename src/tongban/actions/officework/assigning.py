"""Assigning (分派): whoever decides for a department gives open work to one of its officers."""

from datetime import date

from django.db import transaction
from django.db.models import Count, Q

from tongban.actions.audit import note
from tongban.actions.hands import officers_of, require_no_interest_of
from tongban.actions.outside import Outside
from tongban.core.officework.workload import Load, by_burden
from tongban.core.people.absences import LENT, LOCAL
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.models import WorkItem
from tongban.store.cases.queries.reach import within_area
from tongban.store.people.absences import AbsenceRow
from tongban.store.people.queries import officer_of, with_absences


@transaction.atomic
def assign(officer: Officer, work: int, to: str, outside: Outside) -> int | None:
    """Give open work to an officer of the department; return who had it before.

    Raises:
        NotFound: when the department has no such work, or no such officer.
        NotAllowed: to whoever does not decide for the department, and for an officer who is away,
            works on no cases, or has a conflict of interest.
        Conflict: when that officer has it already.
    """
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("not theirs to give", rule="case.role")
    row = _open_work(officer, work)
    account = officers_of(officer.department).get(to)
    if account is None:
        raise NotFound(f"no officer {to} in {officer.department}")
    taker = with_absences(officer_of(account), outside.today)
    if not taker.roles & LENT:
        raise NotAllowed("they work on no cases", rule="absence.no_post", citation=LOCAL)
    if taker.gave_away(row.item_code):
        raise NotAllowed("they are away", rule="absence.away", citation=LOCAL)
    require_no_interest_of(taker.account, taker.staff_number, row.case)
    before = row.claimed_by_id
    if before == taker.account:
        raise Conflict("they have it already")
    _give(row, taker.account, outside)
    _note(officer, row, to)
    return before


@transaction.atomic
def take_back(
    officer: Officer, work: int, outside: Outside, *, given: str, before: int | None
) -> None:
    """Undo an assignment while the one who got the work has it and has not finished it.

    Raises:
        NotFound: when the work is done.
        Conflict: when it has gone on to somebody else.
    """
    row = _open_work(officer, work)
    account = officers_of(officer.department).get(given)
    if account is None or row.claimed_by_id != account.user_id:
        raise Conflict("the work has gone on")
    _give(row, before, outside)
    _note(officer, row, "")


def loads(officer: Officer, today: date) -> tuple[Load, ...]:
    """Return what lies on each officer of a department, and what nobody took."""
    open_work = WorkItem.objects.filter(
        within_area(officer), department=officer.department, done_at__isnull=True
    )
    counted = {
        row["claimed_by_id"]: row
        for row in open_work.values("claimed_by_id").annotate(
            open=Count("id"),
            due_today=Count("id", filter=Q(due_on=today)),
            overdue=Count("id", filter=Q(due_on__lt=today)),
        )
    }
    away = AbsenceRow.objects.filter(
        department=officer.department,
        first_on__lte=today,
        last_on__gte=today,
        ended_on__isnull=True,
    )
    gone = frozenset(away.values_list("absent__user_id", flat=True))
    people = (officer_of(one) for one in officers_of(officer.department).values())
    own = (
        _load(one.staff_number, one.name, counted.get(one.account), away=one.account in gone)
        for one in people
        if one.roles & LENT
    )
    return by_burden((_load("", "", counted.get(None)), *own))


def _load(number: str, name: str, row: dict[str, int] | None, *, away: bool = False) -> Load:
    told = row or {}
    return Load(
        staff_number=number,
        name=name,
        open=told.get("open", 0),
        due_today=told.get("due_today", 0),
        overdue=told.get("overdue", 0),
        away=away,
    )


def _open_work(officer: Officer, work: int) -> WorkItem:
    rows = WorkItem.objects.select_for_update(of=("self",)).select_related("case")
    mine = rows.filter(within_area(officer), department=officer.department)
    row = mine.filter(pk=work, done_at__isnull=True).first()
    if row is None:
        raise NotFound(f"no open work {work}")
    return row


def _give(row: WorkItem, account: int | None, outside: Outside) -> None:
    row.claimed_by_id = account
    row.claimed_at = None if account is None else outside.now
    row.save(update_fields=["claimed_by", "claimed_at"])


def _note(officer: Officer, row: WorkItem, to: str) -> None:
    note(
        officer,
        "work.assign",
        f"work:{row.pk}",
        case_number=row.case.number,
        details={"to": to},
    )
