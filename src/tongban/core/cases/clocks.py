"""Clocks (时限): the stretches of a case, and which of its days no limit counts.

Correction comes before acceptance, so the clock of the decision has not started (行政许可法 §32).
A special procedure is not counted up to the day that the applicant was told in writing (§45).
A publication (公示) is waited for, but is not working time while nobody else works: the authority's
own promise does not count it, the statutory limit does.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tongban.core.cases.acts import day_of
from tongban.core.cases.state import CaseState, StepProgress
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import DueDate, TimeLimit, TimeUnit, due

_DAY = timedelta(days=1)


class IntervalKind(enum.Enum):
    """What a stretch of a case is spent on."""

    REVIEW = "review"
    CORRECTION = "correction"
    RUNNING = "running"
    SPECIAL = "special"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One stretch: the day it starts is not counted, the day it ends is (民法典 §201)."""

    kind: IntervalKind
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days that a limit does not count: after `starts_on`, up to and with `ends_on`."""

    starts_on: date
    ends_on: date


def intervals(state: CaseState, *, today: date) -> tuple[Interval, ...]:
    """Return the stretches of the case in order; the last of a living case has no end."""
    until = _ended_on(state) if state.ended else today
    marks = [mark for mark in _marks(state) if mark[0] <= until]
    ends = [day for day, _ in marks[1:]] + [None]
    return tuple(
        Interval(kind=kind, starts_on=day, ends_on=end)
        for (day, kind), end in zip(marks, ends, strict=True)
        if kind is not None
    )


def special_pauses(state: CaseState) -> tuple[Pause, ...]:
    """Return the special procedures; one that is open counts to the day that was told."""
    return tuple(
        Pause(starts_on=stop.stopped_on, ends_on=min(stop.resumed_on or stop.due_on, stop.due_on))
        for stop in state.stops
    )


def promise_pauses(state: CaseState, calendar: WorkingCalendar) -> tuple[Pause, ...]:
    """Return special procedures and publications as pauses that do not overlap."""
    days = {day for pause in special_pauses(state) for day in _days(pause)}
    publications, works = _split_steps(state)
    if publications:
        worked = {day for one in works for day in _days(_span(state, one, calendar))}
        for one in publications:
            days |= set(_days(_span(state, one, calendar))) - worked
    return tuple(_runs(days))


def deadline(
    limits: tuple[TimeLimit, ...],
    start: date,
    *,
    pauses: tuple[Pause, ...],
    calendar: WorkingCalendar,
) -> DueDate:
    """Return the last day of `limits`, one after the other, with `pauses` left out.

    A pause that begins after the last day changes nothing: what is over stays over.
    """
    working = limits[0].unit is TimeUnit.WORKING_DAY
    skipped = 0
    last = _chained(limits, start, calendar)
    for pause in pauses:
        if pause.starts_on > last.on:
            break
        skipped += (
            calendar.count(pause.starts_on, pause.ends_on)
            if working
            else (pause.ends_on - pause.starts_on).days
        )
        last = _chained(limits, _shifted(start, skipped, calendar if working else None), calendar)
    return last


def _chained(limits: tuple[TimeLimit, ...], start: date, calendar: WorkingCalendar) -> DueDate:
    last = DueDate(on=start)
    for limit in limits:
        following = due(limit, last.on, calendar)
        last = DueDate(on=following.on, provisional=last.provisional or following.provisional)
    return last


def _shifted(start: date, days: int, calendar: WorkingCalendar | None) -> date:
    if calendar is None:
        return start + days * _DAY
    return calendar.after(start, days)


def _marks(state: CaseState) -> Iterator[tuple[date, IntervalKind | None]]:
    """Yield the days on which a new stretch begins; None begins nothing."""
    yield state.received.received_on, IntervalKind.REVIEW
    for number, notice in enumerate(state.corrections):
        yield day_of(notice.at), IntervalKind.CORRECTION
        if number < len(state.resubmissions):
            yield state.resubmissions[number].received_on, IntervalKind.REVIEW
    if state.accepted:
        yield state.accepted.accepted_on, IntervalKind.RUNNING
    for pause in special_pauses(state):
        yield pause.starts_on, IntervalKind.SPECIAL
        yield pause.ends_on, IntervalKind.RUNNING
    if state.decision:
        yield state.decision.decided_on, IntervalKind.DELIVERY
    if state.ended:
        yield _ended_on(state), None


def _ended_on(state: CaseState) -> date:
    """Return the day a case ended; what is found out later does not make it longer."""
    return state.completed.completed_on if state.completed else day_of(state.last_at)


def _split_steps(state: CaseState) -> tuple[list[StepProgress], list[StepProgress]]:
    publications: list[StepProgress] = []
    works: list[StepProgress] = []
    for progress in state.steps.values():
        publication = progress.kind is StepKind.PUBLICITY
        (publications if publication else works).append(progress)
    return publications, works


def _span(state: CaseState, progress: StepProgress, calendar: WorkingCalendar) -> Pause:
    """Return the days of a step; one that is open is taken to last as long as it may."""
    ends_on = progress.finished_on
    if ends_on is None:
        limit = next(step.limit for step in state.item.steps if step.id == progress.step)
        ends_on = due(limit, progress.started_on, calendar).on
    return Pause(starts_on=progress.started_on, ends_on=ends_on)


def _days(pause: Pause) -> Iterable[date]:
    return (
        pause.starts_on + offset * _DAY
        for offset in range(1, (pause.ends_on - pause.starts_on).days + 1)
    )


def _runs(days: set[date]) -> Iterator[Pause]:
    """Yield the unbroken runs of `days`, in order."""
    for first in sorted(day for day in days if day - _DAY not in days):
        last = first
        while last + _DAY in days:
            last += _DAY
        yield Pause(starts_on=first - _DAY, ends_on=last)
