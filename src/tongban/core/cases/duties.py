"""Duties (后续事项): what a department still owes a case beside its steps, and by when.

After a decision by rules: to look at what was drawn, to answer who asked for a human. After a
promise: to look whether it was kept. After papers did not come: to decide what follows.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongban.core.cases.events import Granted
from tongban.core.cases.law import working_days_of
from tongban.core.cases.mode_practices import HumanReviewPractice
from tongban.core.cases.state import CaseState, Status
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due

_WHILE_OWED = (Status.IN_PROGRESS, Status.SUSPENDED)


class DutyKind(enum.Enum):
    """What is owed (后续事项)."""

    SAMPLE = "sample_check"
    REVIEW = "human_review"
    POST_CHECK = "post_check"
    REVOCATION = "revocation"
    LAPSE = "deferral_lapse"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]


_LABELS = {
    DutyKind.SAMPLE: "秒批抽样质检",
    DutyKind.REVIEW: "人工复核",
    DutyKind.POST_CHECK: "核查承诺事项",
    DutyKind.REVOCATION: "决定是否撤销",
    DutyKind.LAPSE: "处理逾期未补的容缺材料",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that a department owes a case (后续事项), with its day."""

    kind: DutyKind
    due_on: date


def duties(
    state: CaseState, practice: HumanReviewPractice, calendar: WorkingCalendar
) -> Iterator[Duty]:
    """Yield what the department that answers for a case owes it beside its steps."""
    modes = state.modes
    if modes.overdue is not None and state.owed and state.status in _WHILE_OWED:
        yield Duty(kind=DutyKind.LAPSE, due_on=modes.overdue.act_by)
    if modes.revoked is not None:
        return
    if modes.check_open is not None:
        yield Duty(kind=DutyKind.SAMPLE, due_on=modes.check_open)
    if modes.review_open is not None:
        yield Duty(kind=DutyKind.REVIEW, due_on=modes.review_open.due_on)
    checked_by = check_due(state, calendar)
    if checked_by is not None:
        yield Duty(kind=DutyKind.POST_CHECK, due_on=checked_by)
    if modes.found_wanting is not None:
        _, since = modes.found_wanting
        due_on = due(practice.revoke_within, since, calendar).on
        yield Duty(kind=DutyKind.REVOCATION, due_on=due_on)


def check_due(state: CaseState, calendar: WorkingCalendar) -> date | None:
    """Return by when it is looked whether a promise was kept, if that is still to be done."""
    promise = state.modes.promise
    if promise is None or not isinstance(state.decision, Granted) or state.modes.revoked:
        return None
    if not state.modes.check_wanted:
        return None
    last = state.modes.last_check
    if last is not None:
        return last.rectify_by
    return due(working_days_of(promise.check_days), state.decision.decided_on, calendar).on
