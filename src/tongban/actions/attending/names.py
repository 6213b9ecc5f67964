"""In whose name (办事身份): an agent at the window acts on the grounds that they would have online.

A mandate, a guardianship, a legal representation: each is confirmed as when somebody switches to it
themselves (民法典 §161 to §173), and one that does not hold is not taken.
"""

from dataclasses import replace
from uuid import UUID

from tongban.actions.attending.keeping import done
from tongban.actions.mandates.switching import act_as
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.attending import take_name
from tongban.core.vocabulary.errors import NotFound
from tongban.store.attendance.queries import OpenedAttendance, attendance_of
from tongban.store.people.queries import acting_on
from tongban.store.people.standing import Standing, standing_of, standings_of


def grounds_there(attendance: OpenedAttendance, outside: Outside) -> tuple[Standing, ...]:
    """Return every ground of the person at the window that holds today."""
    found = standings_of(attendance.account, attendance.attendance.number, today=outside.today)
    return tuple(one for one in found if one.holds)


def choose(clerk: Officer, attendance: UUID, reference: str, outside: Outside) -> bool:
    """Let the person act on a ground, or in their own name for an empty one; tell whether it holds.

    Raises:
        NotFound: when there is no such attendance, or the person has no such ground.
        NotAtWindow: when it has ended.
        Unavailable: when the register that must confirm the ground is silent for too long.
    """
    opened = attendance_of(clerk, attendance)
    if opened is None:
        raise NotFound(f"no attendance {attendance}")
    party = ""
    if reference:
        standing = act_as(opened.person(clerk), reference, outside)
        if not standing.holds:
            return False
        party = standing.representation.party
    done(
        clerk,
        attendance,
        lambda one: take_name(one, clerk, reference=reference, party=party, now=outside.now),
    )
    return True


def person_at_window(clerk: Officer, attendance: UUID, outside: Outside) -> Citizen | None:
    """Return whoever this clerk writes for now, in the name that they took.

    None when nobody is there any more, or the ground on which they acted has ended: what would be
    done in another's name is never done in their own instead (民法典 §171).
    """
    opened = attendance_of(clerk, attendance)
    if opened is None or not opened.attendance.stands(outside.now):
        return None
    person, reference = opened.person(clerk), opened.attendance.reference
    if not reference:
        return person
    standing = standing_of(person.account, person.person, reference, today=outside.today)
    if standing is None or not standing.holds:
        return None
    return replace(acting_on(person, standing), helped_by=person.helped_by)
