"""What a case shows while time passes (时限监察): periods that near their end or are over.

Each looks at one stretch: the days in which nothing happened to the case, from its last event to
the next one, or to today. The due dates are those that held then, so an extension that comes too
late does not undo that the day had passed.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeAlias

from tongban.core.cases.due import CaseDue, Phase, case_due
from tongban.core.cases.mode_practices import HumanReviewPractice
from tongban.core.cases.state import CaseState
from tongban.core.supervision.rules import Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.calendars import WorkingCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days from `first` to `last` in which a case stood at `state` (无事件时段).

    `review` says by when what was found wanting is decided about.
    """

    state: CaseState
    first: date
    last: date
    calendar: WorkingCalendar
    review: HumanReviewPractice

    def due(self, day: date) -> CaseDue:
        """Return by when the case had to move, as seen on a day of the stretch."""
        return case_due(self.state, today=day, calendar=self.calendar)

    def after(self, day: date) -> date:
        """Return the day on which it shows that `day` has passed."""
        return max(day + _ONE_DAY, self.first)


Look: TypeAlias = Callable[[Rule, Stretch], Iterator[Sighting]]


def _promise_near(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    if not _nearly_over(stretch, stretch.last):
        return
    days = range(stretch.first.toordinal(), stretch.last.toordinal() + 1)
    found = bisect_left(days, True, key=lambda day: _nearly_over(stretch, date.fromordinal(day)))
    yield Sighting(rule=rule, key="decision", since=date.fromordinal(days[found]))


def _nearly_over(stretch: Stretch, day: date) -> bool:
    due = stretch.due(day)
    return due.phase is Phase.DECISION and due.usage is not None and due.usage.nearly_over


def _promise_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    due = stretch.due(stretch.last)
    if due.phase is Phase.DECISION and due.promised_on and stretch.last > due.promised_on:
        yield Sighting(rule=rule, key="decision", since=stretch.after(due.promised_on))


def _statute_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    due = stretch.due(stretch.last)
    if due.phase is Phase.DECISION and due.statutory_on and stretch.last > due.statutory_on:
        yield Sighting(rule=rule, key="decision", since=stretch.after(due.statutory_on))


def _review_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    due = stretch.due(stretch.last)
    if due.phase is Phase.REVIEW and due.statutory_on and stretch.last > due.statutory_on:
        papers = len(stretch.state.resubmissions) + 1
        yield Sighting(rule=rule, key=f"{papers}", since=stretch.after(due.statutory_on))


def _delivery_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    """Count what waits to be taken, or came back, as the applicant's or a rule's of its own."""
    delivery = stretch.state.result_delivery
    if delivery.under_way is not None or delivery.came_back is not None:
        return
    due = stretch.due(stretch.last)
    if due.phase is Phase.DELIVERY and due.statutory_on and stretch.last > due.statutory_on:
        yield Sighting(rule=rule, key="delivery", since=stretch.after(due.statutory_on))


def _step_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    names = {step.id: step.name for step in stretch.state.item.steps}
    for step in stretch.due(stretch.last).steps:
        if step.late:
            begun = stretch.state.steps[step.step].started_on
            yield Sighting(
                rule=rule,
                key=f"{step.step}.{begun.isoformat()}",
                since=stretch.after(step.due_on),
                about=names[step.step],
            )


def _procedure_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    stop = stretch.state.stopped
    if stop is None or stretch.state.ended or stretch.last <= stop.due_on:
        return
    names = {one.id: one.name for one in stretch.state.item.special_procedures}
    yield Sighting(
        rule=rule,
        key=f"{stop.procedure}.{stop.stopped_on.isoformat()}",
        since=stretch.after(stop.due_on),
        about=names.get(stop.procedure, stop.procedure),
    )


def _debt_passed(rule: Rule, stretch: Stretch) -> Iterator[Sighting]:
    if stretch.state.ended or stretch.state.decision:
        return
    for paper in stretch.state.never_came(stretch.last):
        yield Sighting(
            rule=rule, key=paper, since=stretch.after(stretch.state.debt_days[paper]), about=paper
        )


LOOKS: Mapping[Watched, Look] = MappingProxyType(
    {
        Watched.PROMISE_NEAR: _promise_near,
        Watched.PROMISE_PASSED: _promise_passed,
        Watched.STATUTE_PASSED: _statute_passed,
        Watched.REVIEW_PASSED: _review_passed,
        Watched.STEP_PASSED: _step_passed,
        Watched.PROCEDURE_PASSED: _procedure_passed,
        Watched.DELIVERY_PASSED: _delivery_passed,
        Watched.DEBT_PASSED: _debt_passed,
    }
)
"""The looks at a stretch, by what they watch."""
