"""Lamps of the counter (亮灯): how near a day is, in a colour and words.

In a list the lamp goes by the day of the work itself, so that a filter can find every lamp of one
colour; on the page of a case it goes by `core.cases.due`, which knows pauses and shares.
"""

from datetime import date, timedelta

from django.utils.translation import gettext

from tongban.core.cases.due import CaseDue, Phase
from tongban.core.cases.lights import Light
from tongban.core.cases.state import Status
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.store.cases.queries.work import Filters, WorkLine
from tongban.web.components.messages import Lamp, LampColour
from tongban.web.components.sentences import said
from tongban.web.components.words import PeriodKind, written_period

WARNING_WORKING_DAYS = 1
"""How many working days before the end a lamp turns yellow; the platform's own choice."""
_COLOURS = {
    Light.GREEN: LampColour.GREEN,
    Light.YELLOW: LampColour.YELLOW,
    Light.ORANGE: LampColour.ORANGE,
    Light.RED: LampColour.RED,
}
_STOPPED = frozenset({Status.SUSPENDED.value, Status.AWAITING_CORRECTION.value})


def red(today: date) -> Filters:
    """Return what selects the work whose day has passed."""
    return Filters(due_by=today - timedelta(days=1))


def yellow(today: date, calendar: WorkingCalendar) -> Filters:
    """Return what selects the work that is due today or on the next working day."""
    return Filters(due_from=today, due_by=calendar.after(today, WARNING_WORKING_DAYS))


def of_work(line: WorkLine, *, today: date, calendar: WorkingCalendar) -> Lamp:
    """Return the lamp of one line of the inbox."""
    paused = line.case_status in _STOPPED
    return of_days(line.due_on, paused=paused, today=today, calendar=calendar)


def of_days(due_on: date, *, paused: bool, today: date, calendar: WorkingCalendar) -> Lamp:
    """Return the lamp of a day by which something is due."""
    if today > due_on:
        return Lamp(colour=LampColour.RED, words=_late(calendar.count(due_on, today)))
    if paused:
        return Lamp(colour=LampColour.GREY, words=gettext("不计入办理时间"))
    if today == due_on:
        return Lamp(colour=LampColour.YELLOW, words=gettext("今天到期"))
    left = calendar.count(today, due_on)
    colour = LampColour.YELLOW if left <= WARNING_WORKING_DAYS else LampColour.GREEN
    return Lamp(colour=colour, words=_remaining(left))


def of_case(due: CaseDue, *, stopped: bool) -> Lamp | None:
    """Return the lamp of a case; none where nothing is due any more."""
    if due.phase is Phase.ENDED:
        return None
    if due.phase is Phase.CORRECTION or (stopped and due.light is Light.GREEN):
        return Lamp(colour=LampColour.GREY, words=said(due.reason) or gettext("特别程序期间不计时"))
    return Lamp(colour=_COLOURS[due.light], words=said(due.reason) or _left(due))


def _left(due: CaseDue) -> str:
    return _remaining(due.usage.remaining) if due.usage else ""


def _late(days: int) -> str:
    if not days:
        return gettext("已超期")
    return gettext("超期 %(period)s") % {"period": _working_days(days)}


def _remaining(days: int) -> str:
    return gettext("还剩 %(period)s") % {"period": _working_days(days)}


def _working_days(count: int) -> str:
    return written_period(count, PeriodKind.WORKING_DAYS)
