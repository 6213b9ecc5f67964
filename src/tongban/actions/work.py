"""Work (待办): what the state of a case asks of which department, kept as rows of an inbox.

The rows follow from the state; nobody types them. A row that is no longer wanted is done, whoever
held it; a row that stays keeps the officer who claimed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongban.actions.outside import Outside
from tongban.core.cases.due import CaseDue, case_due
from tongban.core.cases.duties import duties
from tongban.core.cases.events import Granted
from tongban.core.cases.state import CaseState, Status
from tongban.core.vocabulary.limits import due
from tongban.store.cases.models import Case, WorkItem

PAUSED = frozenset({Status.SUSPENDED, Status.AWAITING_CORRECTION})
"""The states in which no day counts against the promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One piece of work that the state of a case asks for."""

    kind: str
    step: str
    name: str
    department: str
    due_on: date

    @property
    def place(self) -> tuple[str, str, str]:
        """Return what makes it the same work as an open row."""
        return (self.kind, self.step, self.department)


def sync_work(row: Case, state: CaseState, outside: Outside) -> list[WorkItem]:
    """Open the work that is wanted, close what is not, move due dates; return what was opened."""
    wanted = {one.place: one for one in wanted_work(state, outside)}
    standing = {
        (work.kind, work.step, work.department): work
        for work in WorkItem.objects.filter(case=row, done_at__isnull=True)
    }
    paused = state.status in PAUSED
    done = [work.pk for place, work in standing.items() if place not in wanted]
    if done:
        WorkItem.objects.filter(pk__in=done).update(done_at=outside.now)
    for place, work in standing.items():
        if place not in wanted:
            continue
        if (work.due_on, work.paused) != (wanted[place].due_on, paused):
            moved = WorkItem.objects.filter(pk=work.pk)
            moved.update(due_on=wanted[place].due_on, paused=paused)
    return WorkItem.objects.bulk_create(
        work_row(row, one, outside, paused=paused)
        for place, one in wanted.items()
        if place not in standing
    )


def wanted_work(state: CaseState, outside: Outside) -> Iterator[Wanted]:
    """Yield what the state asks of each department today."""
    standing = case_due(state, today=outside.today, calendar=outside.calendar)
    last = standing.promised_on or outside.today
    yield from _duties(state, outside)
    match state.status:
        case Status.RECEIVED:
            yield _for_item(state, WorkItem.Kind.REVIEW, "受理审查", due_on=last)
        case Status.IN_PROGRESS | Status.SUSPENDED:
            yield from _steps(state, standing, outside)
            yield from _decision(state, standing, outside)
        case Status.GRANTED | Status.ISSUED:
            yield from _steps(state, standing, outside)
            yield _for_item(state, WorkItem.Kind.ISSUE, "制证送达", due_on=last)
        case Status.REFUSED:
            yield _for_item(state, WorkItem.Kind.ISSUE, "送达决定", due_on=last)
        case Status.DELIVERED:
            yield _for_item(state, WorkItem.Kind.ISSUE, "办结归档", due_on=last)
        case _:
            return


def _duties(state: CaseState, outside: Outside) -> Iterator[Wanted]:
    """Yield what is owed beside the steps: looks at what rules, promises and debts came to."""
    for duty in duties(state, outside.modes.review, outside.calendar):
        yield Wanted(
            kind=WorkItem.Kind.DUTY.value,
            step=duty.kind.value,
            name=duty.kind.label,
            department=state.item.department,
            due_on=duty.due_on,
        )


def _for_item(state: CaseState, kind: WorkItem.Kind, name: str, *, due_on: date) -> Wanted:
    return Wanted(
        kind=kind.value,
        step="",
        name=name,
        department=state.item.department,
        due_on=due_on,
    )


def _steps(state: CaseState, standing: CaseDue, outside: Outside) -> Iterator[Wanted]:
    """Yield the steps that somebody works on or may take up, several departments side by side."""
    dues = {one.step: one.due_on for one in standing.steps}
    open_ids = {progress.step for progress in state.open_steps}
    startable = {step.id for step in state.startable}
    for step in state.route.worked:
        if step.id in open_ids | startable:
            yield Wanted(
                kind=WorkItem.Kind.STEP.value,
                step=step.id,
                name=step.name,
                department=step.department,
                due_on=dues.get(step.id) or due(step.limit, outside.today, outside.calendar).on,
            )


def _decision(state: CaseState, standing: CaseDue, outside: Outside) -> Iterator[Wanted]:
    if isinstance(state.decision, Granted):
        return
    if all(state.is_done(step) for step in state.route.before_decision):
        deciding = state.route.deciding
        yield Wanted(
            kind=WorkItem.Kind.DECISION.value,
            step=deciding.id if deciding else "",
            name=deciding.name if deciding else "作出决定",
            department=deciding.department if deciding else state.item.department,
            due_on=standing.promised_on or outside.today,
        )


def work_row(case: Case, wanted: Wanted, outside: Outside, *, paused: bool = False) -> WorkItem:
    """Return one piece of work as a row of an inbox."""
    return WorkItem(
        case=case,
        kind=wanted.kind,
        step=wanted.step,
        name=wanted.name,
        department=wanted.department,
        item_code=case.item_code,
        paused=paused,
        area=case.area,
        opened_at=outside.now,
        due_on=wanted.due_on,
    )
