"""Concerns as they happen (诉求经过), told by the working days since they began."""

from datetime import date, datetime

import pytest
from casework import MONDAY, calendar, working_day

from tongban.core.authoring.review import Hand
from tongban.core.feedback import centre, speaking, unit
from tongban.core.feedback.clockwork import fall_due
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.desk import DeskTurn
from tongban.core.feedback.folding import fold
from tongban.core.feedback.poor_rating_events import Rectification
from tongban.core.feedback.practice import FeedbackClock
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import NotAllowed

CLOCK = FeedbackClock(calendar=calendar())
INFORMATION = ConcernKind.INFORMATION
POOR = ConcernKind.POOR_RATING


def officer(department: str, *roles: Role) -> Officer:
    return Officer(
        account=1, name="某人", staff_number="X1", department=department, roles=frozenset(roles)
    )


CENTRE = officer("bureau", Role.HOTLINE)
CLERK = officer("market", Role.WINDOW)
HEAD = officer("market", Role.APPROVER)
SUPERVISOR = officer("supervision", Role.SUPERVISOR)


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA_STANDARD_TIME)


class Told:
    """A concern as it happens, on working days that are counted from its opening."""

    def __init__(self, kind: ConcernKind) -> None:
        self.department = "" if kind.work_order else "market"
        opened = speaking.open_concern(kind, department=self.department, at=at(MONDAY), clock=CLOCK)
        self.events = [opened]

    @property
    def state(self):
        return fold(self.events)

    def do(self, verb, by: Officer, day: int, **said) -> "Told":
        turn = DeskTurn(hand=Hand(officer=by, at=at(working_day(day))), clock=CLOCK)
        self.events.append(verb(self.state, turn, **said))
        return self

    def says(self, verb, day: int, **said) -> "Told":
        self.events.append(verb(self.state, at=at(working_day(day)), **said))
        return self

    def falls_due(self, day: int):
        event = fall_due(self.state, at=at(working_day(day)), clock=CLOCK)
        if event is not None:
            self.events.append(event)
        return event


def order() -> Told:
    return Told(ConcernKind.COMPLAINT).do(centre.route, CENTRE, 0, department="market")


def answered(told: Told | None = None, day: int = 1) -> Told:
    return (told or order()).do(unit.answer, CLERK, day, words="已经处理")


def called(told: Told, day: int = 2, *, reached: bool = True, satisfied: bool = True) -> Told:
    said = {"reached": reached, "satisfied": satisfied, "words": "问过了"}
    return told.do(centre.call_back, CENTRE, day, **said)


def contacted() -> Told:
    return Told(POOR).do(centre.contact, CENTRE, 1, reached=True, words="排队太久")


def rectified(told: Told | None = None, day: int = 3) -> Told:
    said = {"remedy": Rectification.AT_ONCE, "words": "增开窗口"}
    return (told or contacted()).do(unit.rectify, CLERK, day, **said)


def requested() -> Told:
    return Told(INFORMATION)


def refused(verb, *args, **said) -> str:
    with pytest.raises(NotAllowed) as found:
        verb(*args, **said)
    return found.value.rule
