"""In whose name (办事身份): an agent at the window acts on the grounds that they would have online.

A mandate, a guardianship, a legal representation: each is confirmed as when somebody switches to it
themselves (民法典 §161 to §173), and one that does not hold is not taken.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from tongban.actions.attending.keeping import done
from tongban.actions.mandates.switching import act_as
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.people.actors import Citizen, Officer, WindowHelp
from tongban.core.people.attending import choose_home, take_name
from tongban.core.vocabulary.errors import NotFound
from tongban.store.attendance.queries import OpenedAttendance, attendance_of
from tongban.store.people.queries import acting_on
from tongban.store.people.standing import Standing, standing_of, standings_of

AREA: Final = "519900"
"""Where a window is whose clerk has no area of their own."""


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
    help_ = _help(opened, clerk, outside)
    person, reference = replace(opened.person(clerk), helped_by=help_), opened.attendance.reference
    if not reference:
        return person
    standing = standing_of(person.account, person.person, reference, today=outside.today)
    if standing is None or not standing.holds:
        return None
    return acting_on(person, standing)


def choose_region(clerk: Officer, attendance: UUID, area: str, outside: Outside) -> None:
    """Say that what is filed now is for another region to decide; empty for this one.

    Raises:
        NotFound: when there is no such attendance, or services are not shared with that region.
        NotAtWindow: when it has ended.
    """
    if area and outside.practices.region(area) is None:
        raise NotFound(f"no region {area}")
    done(clerk, attendance, lambda one: choose_home(one, clerk, area=area, now=outside.now))


def _help(opened: OpenedAttendance, clerk: Officer, outside: Outside) -> WindowHelp:
    area = clerk.area.ljust(len(AREA), "0") if clerk.area else AREA
    here = outside.practices.region(area)
    department = published().catalogue.departments.get(clerk.department)
    office = here.name if here else department.name if department else clerk.department
    return WindowHelp(
        attendance=opened.id, clerk=clerk, area=area, office=office, home=opened.attendance.home
    )
