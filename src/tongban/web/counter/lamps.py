"""Lamps of the counter (亮灯): how near a day is, in a colour and words.

In a list the lamp goes by the day of the work itself, so that a filter can find every lamp of one
colour; on the page of a case it goes by `core.cases.due`, which knows pauses and shares.
"""

from datetime import date, timedelta

from tongban.core.cases.due import CaseDue, Phase
from tongban.core.cases.lights import Light
from tongban.core.cases.state import Status
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.store.cases.queries.work import Filters, WorkLine
from tongban.web.components.messages import Lamp, LampColour

WARNING_WORKING_DAYS = 1
"""How many working days before the end a lamp turns yellow; the platform's own choice."""
_COLOURS = {
    Light.GREEN: LampColour.GREEN,
    Light.YELLOW: LampColour.YELLOW,
    Light.ORANGE: LampColour.YELLOW,
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
    if today > line.due_on:
        late = calendar.count(line.due_on, today)
        return Lamp(colour=LampColour.RED, words=f"超期 {late} 个工作日" if late else "已超期")
    if line.case_status in _STOPPED:
        return Lamp(colour=LampColour.GREY, words="不计入办理时间")
    if today == line.due_on:
        return Lamp(colour=LampColour.YELLOW, words="今天到期")
    left = calendar.count(today, line.due_on)
    colour = LampColour.YELLOW if left <= WARNING_WORKING_DAYS else LampColour.GREEN
    return Lamp(colour=colour, words=f"还剩 {left} 个工作日")


def of_case(due: CaseDue, *, stopped: bool) -> Lamp | None:
    """Return the lamp of a case; none where nothing is due any more."""
    if due.phase is Phase.ENDED:
        return None
    if due.phase is Phase.CORRECTION or (stopped and due.light is Light.GREEN):
        return Lamp(colour=LampColour.GREY, words=due.reason or "特别程序期间不计时")
    return Lamp(colour=_COLOURS[due.light], words=due.reason or _left(due))


def _left(due: CaseDue) -> str:
    return f"还剩 {due.usage.remaining} 个工作日" if due.usage else ""
