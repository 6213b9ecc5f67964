"""Tell of concerns (诉求告知): whoever spoke, the unit whose turn it is, the centre, the judges.

Written in the transaction of what it tells. A unit is told of each; the centre and supervisors,
through whose hands all pass, hear that something waits, and no more until they have read it. Who
rated, reported or asked for secrecy is in no notice.
"""

from typing import Final

from django.db.models import QuerySet

from tongban.actions.notices.writing import tell_people, tell_unit
from tongban.actions.outside import Outside
from tongban.core.feedback.concerns import ConcernKind, ConcernSeat, ConcernState
from tongban.core.feedback.folding import AnyConcernEvent
from tongban.core.notices.of_concerns import told_of_concern, turn
from tongban.core.people.actors import Role
from tongban.store.feedback.models import Concern
from tongban.store.notices.models import NoticeRow
from tongban.store.people.models import Account

OWN_PAGE: Final = "/my/concerns/{}/"
DESK_PAGE: Final = "/console/feedback/concerns/{}/"
DESKS: Final = "/console/feedback/"
WAITING: Final = "concerns_waiting"
_DESKS: Final = {ConcernSeat.CENTRE: Role.HOTLINE, ConcernSeat.SUPERVISORS: Role.SUPERVISOR}


def tell(
    row: Concern,
    event: AnyConcernEvent,
    now: ConcernState,
    *,
    before: ConcernState | None,
    outside: Outside,
) -> None:
    """Tell whoever spoke what happened, and whoever has to move that it is their turn."""
    about = {"item": now.kind.label, "number": row.number}
    told = told_of_concern(event, now)
    if told is not None and row.owner_id is not None:
        page = OWN_PAGE.format(row.pk)
        values = {**about, **told.values}
        tell_people((row.owner_id,), told.kind, values, path=page, outside=outside)
    if work := turn(before, event, now):
        duty = {**about, "work": work, "due_day": now.due_on.isoformat()}
        if now.status.seat is ConcernSeat.UNIT:
            page = DESK_PAGE.format(row.pk)
            tell_unit(row.department, "concern_to_answer", duty, path=page, outside=outside)
        else:
            clerks = _of_desk(now).values_list("user_id", flat=True)
            tell_people(clerks, WAITING, duty, path=DESKS, outside=outside)


def _of_desk(now: ConcernState) -> "QuerySet[Account]":
    """Return who sits at a desk and has read what it was told before; of the rated, nobody."""
    role = _DESKS[now.status.seat]
    seated = Account.objects.filter(
        kind=Account.Kind.OFFICER, roles__contains=[role.value], user__is_active=True
    )
    if now.kind is ConcernKind.POOR_RATING:
        seated = seated.exclude(department=now.department)
    unread = NoticeRow.objects.filter(kind=WAITING, user__isnull=False, read_at__isnull=True)
    return seated.exclude(user__in=unread.values("user")).order_by("user_id")
