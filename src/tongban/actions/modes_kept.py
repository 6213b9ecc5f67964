"""What lists repeat of modes (办理方式登记): what rules did, and by when debts are looked after.

Called wherever events are recorded, in their transaction; a case that was never handled specially
costs nothing.
"""

from collections.abc import Iterable
from typing import Any

from tongban.actions.outside import Outside
from tongban.core.cases.deferral import overdue_on, remind_on
from tongban.core.cases.events import Accepted, Completed, Event, Granted, Refused, Withdrawn
from tongban.core.cases.mode_events import DeclarationWithdrawn
from tongban.core.cases.rule_events import (
    HumanReviewAnswered,
    HumanReviewAsked,
    RulesApplied,
    SampleChecked,
)
from tongban.core.cases.state import CaseState, Status
from tongban.store.cases.models import Case
from tongban.store.modes.models import DebtClock, RulesRun

_OWING = (Accepted, DeclarationWithdrawn)
_ENDS = (Granted, Refused, Completed, Withdrawn)
_WHILE_OWED = (Status.IN_PROGRESS, Status.SUSPENDED)


def keep_modes(row: Case, state: CaseState, events: Iterable[Event], outside: Outside) -> None:
    """Bring the rows of a case's modes up to date with `events`."""
    happened = tuple(events)
    for event in happened:
        _keep_run(row, event, outside)
    debts = any(one.name.startswith("debt_") for one in happened)
    if debts or any(isinstance(one, _OWING) and state.debts for one in happened):
        _keep_clock(row, state, outside)
    elif any(isinstance(one, _ENDS) for one in happened):
        DebtClock.objects.filter(case=row).delete()


def _keep_run(row: Case, event: Event, outside: Outside) -> None:
    match event:
        case RulesApplied(draw=draw):
            RulesRun.objects.create(
                case=row,
                item_code=row.item_code,
                department=row.department,
                applied_at=outside.now,
                passed=event.passed,
                period=draw.period if draw else "",
                per_thousand=draw.per_thousand if draw else 0,
                drawn=bool(draw and draw.drawn),
            )
        case SampleChecked():
            _change(row, finding=event.finding.value)
        case HumanReviewAsked() if not event.by.department:
            _change(row, asked_human=True)
        case HumanReviewAnswered():
            _change(row, outcome=event.outcome.value)
        case _:
            return


def _change(row: Case, **values: Any) -> None:
    RulesRun.objects.filter(case=row).update(**values)


def _keep_clock(row: Case, state: CaseState, outside: Outside) -> None:
    """Say when somebody is reminded next, and from when a paper is late."""
    practice = outside.modes.deferral_of(row.item_code)
    days = [state.debt_days[one] for one in state.owed if one in state.debt_days]
    if practice is None or not days or state.status not in _WHILE_OWED:
        DebtClock.objects.filter(case=row).delete()
        return
    first = min(days)
    modes = state.modes
    DebtClock.objects.update_or_create(
        case=row,
        defaults={
            "remind_on": None if modes.reminded else remind_on(first, practice, outside.calendar),
            "overdue_on": None if modes.overdue else overdue_on(first),
        },
    )
