"""Special procedures (特别程序): the only lawful reason to stop the clock.

行政许可法 §45: hearings, inspections, tests and expert reviews are not counted, but the time needed
is told to the applicant in writing. What was not told is counted: past the told day the clock runs
again by itself, whether or not anybody resumes it.
"""

from tongban.core.cases.acts import Act
from tongban.core.cases.clock_changes import is_counted_out
from tongban.core.cases.errors import ProcedureUnknown
from tongban.core.cases.events import ClockResumed, ClockStopped, Event
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


def stop_clock(
    state: CaseState,
    procedure_id: str,
    act: Act,
    *,
    notice_number: str,
    reason: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Begin one of the item's special procedures, with the written notice that tells its end."""
    require_status(state, act, Status.IN_PROGRESS)
    procedure = next((one for one in state.item.special_procedures if one.id == procedure_id), None)
    if procedure is None:
        raise ProcedureUnknown(f"item {state.item.code} has no special procedure {procedure_id}")
    if not is_counted_out(procedure):
        raise ProcedureUnknown(f"“{procedure.name}”不是法律规定不计时的程序，不能暂停计时")
    require_department(act, state.item.department, *(step.department for step in state.route.steps))
    require_words(notice_number, "the number of the written notice")
    require_words(reason, "the reason")
    return (
        ClockStopped(
            at=act.at,
            by=act.by,
            procedure=procedure_id,
            notice_number=notice_number,
            reason=reason,
            stopped_on=act.today,
            due_on=due(procedure.limit, act.today, calendar).on,
        ),
    )


def resume_clock(state: CaseState, act: Act, *, result: str) -> tuple[Event, ...]:
    """End the special procedure with its result."""
    require_status(state, act, Status.SUSPENDED)
    require_words(result, "the result")
    return (
        ClockResumed(
            at=act.at,
            by=act.by,
            procedure=state.stops[-1].procedure,
            resumed_on=act.today,
            result=result,
        ),
    )
