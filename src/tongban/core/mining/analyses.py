"""The analyses (分析), plainly: every figure as one would count it by hand.

They are the meaning of the engine, which must equal them; they suit a log that fits memory. What
stands in a list is ordered by its figure, the greatest first, and then by name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from tongban.core.mining.findings import (
    Arc,
    Deviation,
    Dwell,
    Handover,
    Overview,
    Remaining,
    Rework,
    Variant,
)
from tongban.core.mining.logs import EventLog, LogEvent

Meant: TypeAlias = frozenset[tuple[str, str]]
"""The arcs that a process was designed with: one activity and the one that may follow it."""

_HOUR = 3600.0


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie, interpolated between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def overview(log: EventLog) -> Overview:
    """Return a log at a glance."""
    traces = list(log.traces())
    hours = [_hours(events[0], events[-1]) for _, events in traces]
    promised = [(case, events[-1]) for case, events in traces if case in log.due]
    return Overview(
        cases=len(traces),
        events=len(log.events),
        activities=len({one.activity for one in log.events}),
        median_hours=quantile(hours, 0.5),
        p90_hours=quantile(hours, 0.9),
        with_due=len(promised),
        late=sum(last.at > log.due[case] for case, last in promised),
    )


def variants(log: EventLog) -> tuple[Variant, ...]:
    """Return the ways in which cases went."""
    hours = defaultdict(list)
    for _, events in log.traces():
        hours[tuple(one.activity for one in events)].append(_hours(events[0], events[-1]))
    found = (
        Variant(activities=way, cases=len(took), median_hours=quantile(took, 0.5))
        for way, took in hours.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.cases, one.activities)))


def arcs(log: EventLog) -> tuple[Arc, ...]:
    """Return what directly followed what."""
    hours, cases = defaultdict(list), defaultdict(set)
    for case, before, after in _steps(log):
        hours[before.activity, after.activity].append(_hours(before, after))
        cases[before.activity, after.activity].add(case)
    found = (
        Arc(
            source=source,
            target=target,
            times=len(took),
            cases=len(cases[source, target]),
            median_hours=quantile(took, 0.5),
            total_hours=sum(took),
        )
        for (source, target), took in hours.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.times, one.source, one.target)))


def dwells(log: EventLog) -> tuple[Dwell, ...]:
    """Return how long it takes until each activity is done; the greatest bottleneck first."""
    hours = defaultdict(list)
    for _, before, after in _steps(log):
        hours[after.activity].append(_hours(before, after))
    found = (
        Dwell(
            activity=activity,
            times=len(took),
            median_hours=quantile(took, 0.5),
            p90_hours=quantile(took, 0.9),
            total_hours=sum(took),
        )
        for activity, took in hours.items()
    )
    return tuple(sorted(found, key=lambda one: (-round(one.total_hours, 6), one.activity)))


def rework(log: EventLog) -> tuple[Rework, ...]:
    """Return what was done again in the same case."""
    cases: Counter[str] = Counter()
    repeats: Counter[str] = Counter()
    for _, events in log.traces():
        for activity, times in Counter(one.activity for one in events).items():
            if times > 1:
                cases[activity] += 1
                repeats[activity] += times - 1
    found = (Rework(activity=one, cases=cases[one], repeats=repeats[one]) for one in cases)
    return tuple(sorted(found, key=lambda one: (-one.repeats, one.activity)))


def handovers(log: EventLog) -> tuple[Handover, ...]:
    """Return how work goes from group to group; what stays within a group is none."""
    hours = defaultdict(list)
    for _, before, after in _steps(log):
        if before.group != after.group:
            hours[before.group, after.group].append(_hours(before, after))
    found = (
        Handover(source=source, target=target, times=len(took), median_hours=quantile(took, 0.5))
        for (source, target), took in hours.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.times, one.source, one.target)))


def deviations(log: EventLog, meant: Meant) -> tuple[Deviation, ...]:
    """Return what followed what although it was never meant to."""
    found = (one for one in arcs(log) if (one.source, one.target) not in meant)
    return tuple(
        Deviation(source=one.source, target=one.target, times=one.times, cases=one.cases)
        for one in found
    )


def remaining(log: EventLog) -> tuple[Remaining, ...]:
    """Return how long cases still took after each activity, and how many were late in the end."""
    hours, promised, late = defaultdict(list), Counter[str](), Counter[str]()
    for case, events in log.traces():
        last = events[-1]
        for event in events:
            hours[event.activity].append(_hours(event, last))
            promised[event.activity] += case in log.due
            late[event.activity] += case in log.due and last.at > log.due[case]
    found = (
        Remaining(
            activity=activity,
            times=len(took),
            median_hours=quantile(took, 0.5),
            p80_hours=quantile(took, 0.8),
            p90_hours=quantile(took, 0.9),
            with_due=promised[activity],
            late=late[activity],
        )
        for activity, took in hours.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.times, one.activity)))


def _steps(log: EventLog) -> Iterator[tuple[str, LogEvent, LogEvent]]:
    """Yield each event with the one directly before it, case by case."""
    for case, events in log.traces():
        for before, after in pairwise(events):
            yield case, before, after


def _hours(before: LogEvent, after: LogEvent) -> float:
    return (after.at - before.at).total_seconds() / _HOUR
