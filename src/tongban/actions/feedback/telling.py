"""Tell of concerns (诉求告知): whoever spoke, the unit whose turn it is, the centre, the judges.

Written in the transaction of what it tells. A unit is told of each; the centre and supervisors,
through whose hands all pass, hear that something waits, and no more until they have read it. Who
rated, reported or asked for secrecy is in no notice.
"""

from typing import Final

from tongban.actions.notices.desks import tell_desk
from tongban.actions.notices.writing import tell_people, tell_unit
from tongban.actions.outside import Outside
from tongban.core.feedback.concerns import ConcernKind, ConcernSeat, ConcernState
from tongban.core.feedback.folding import AnyConcernEvent
from tongban.core.notices.of_concerns import told_of_concern, turn
from tongban.core.people.actors import Role
from tongban.store.feedback.models import Concern

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
            rated = row.department if now.kind is ConcernKind.POOR_RATING else ""
            desk = _DESKS[now.status.seat]
            tell_desk(desk, WAITING, duty, path=DESKS, outside=outside, apart_from=rated)
