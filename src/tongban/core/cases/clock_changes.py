"""What may change a clock (时限变动的白名单): kinds that the law or the item has, and nothing else.

行政许可法 §45 names what is not counted: hearing, tendering, auction, inspection, testing,
quarantine, appraisal and expert review; §42 lets the head of the organ extend once. A procedure of
another name stops no clock unless a law of its own says so. Whatever moves a promised or a lawful
day back without one of these kinds is refused, whoever does it and by whatever way.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from tongban.core.cases import law
from tongban.core.cases.due import promised_due, statutory_due
from tongban.core.cases.errors import ClockMoved
from tongban.core.cases.events import (
    ClockResumed,
    ClockStopped,
    Event,
    ExtensionApproved,
    StepFinished,
    StepReturned,
    StepStarted,
)
from tongban.core.cases.mode_events import DeclarationWithdrawn
from tongban.core.cases.rebase_events import Rebased
from tongban.core.cases.state import CaseState
from tongban.core.catalog.steps import SpecialProcedure, StepKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation, LegalLevel

NOT_COUNTED: Final = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")
"""行政许可法 §45 in its own words."""

WHITE_LIST: Final[Mapping[type[Event], Citation]] = {
    ClockStopped: law.TIME_NOT_COUNTED,
    ClockResumed: law.TIME_NOT_COUNTED,
    ExtensionApproved: law.TIME_LIMIT,
    DeclarationWithdrawn: law.PROMISE_WITHDRAWN,
    Rebased: law.NOT_REACHING_BACK,
}
"""Which events may move a day back, each with what lets it."""

_OF_STEPS: Final = (StepStarted, StepFinished, StepReturned)
_OWN_LAW: Final = LegalLevel.DEPARTMENT_RULE


def is_counted_out(procedure: SpecialProcedure) -> bool:
    """Tell whether a special procedure is of a kind that stops the clock."""
    if any(kind in procedure.name for kind in NOT_COUNTED):
        return True
    basis = procedure.basis
    return basis.level >= _OWN_LAW and basis.law != law.TIME_NOT_COUNTED.law


def require_clock_kept(
    before: CaseState, events: Iterable[Event], after: CaseState, calendar: WorkingCalendar
) -> None:
    """Raise when `events` moved a day back without a kind for it.

    Raises:
        ClockMoved: naming both days.
    """
    if before.accepted is None or before.decision is not None or after.accepted is None:
        return
    if any(_may_move(event, after) for event in events):
        return
    for due in (promised_due, statutory_due):
        was, now = due(before, calendar).on, due(after, calendar).on
        if now > was:
            raise ClockMoved(f"期限从{was}变成{now}，没有法定的理由")


def _may_move(event: Event, state: CaseState) -> bool:
    """Tell whether an event is on the list; a step is where a publication (公示) is waited for.

    A promise leaves out the days of a publication on which nobody works, so how long they are
    follows from the steps beside it.
    """
    if isinstance(event, _OF_STEPS):
        kinds = {step.id: step.kind for step in state.item.steps}
        started = {*state.steps, event.step}
        return any(kinds.get(step) is StepKind.PUBLICITY for step in started)
    return type(event) in WHITE_LIST
