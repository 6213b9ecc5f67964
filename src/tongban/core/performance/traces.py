"""Traces (办理轨迹): the events of a case as lines of an event log, and what its item meant.

A step is one line, at its end, with its beginning beside it: what lies between is work, what lies
before is waiting. Everything else happens at one moment and is called by its label.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.cases.events import (
    Accepted,
    Completed,
    CorrectionRequested,
    Delivered,
    Event,
    Granted,
    Received,
    Refused,
    Resubmitted,
    StepFinished,
    StepReturned,
    StepStarted,
)
from tongban.core.catalog.conditions.nodes import ALWAYS
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind

_BEFORE: Final = (Received.label, CorrectionRequested.label, Resubmitted.label)
_DECISIONS: Final = (Granted.label, Refused.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One line of a case (轨迹事件): what was done, when, by which department, begun when."""

    activity: str
    at: datetime
    group: str
    begun_at: datetime | None = None


def traced(item: ServiceItem, events: Iterable[Event]) -> Iterator[Traced]:
    """Yield the lines of a case in order."""
    names = {step.id: step.name for step in item.steps}
    begun: dict[str, datetime] = {}
    for event in events:
        match event:
            case StepStarted(step=step, at=at):
                begun[step] = at
            case StepFinished(step=step):
                yield Traced(
                    activity=names.get(step, step),
                    at=event.at,
                    group=event.by.department,
                    begun_at=begun.pop(step, None),
                )
            case _:
                yield Traced(activity=event.label, at=event.at, group=event.by.department)


class MeantOrder:
    """The order that an item defines (设计流程), asked of two lines that followed each other."""

    def __init__(self, item: ServiceItem) -> None:
        self._steps = {_activity(step, item.steps): step for step in item.steps}
        self._after = _reach(item.steps)

    def allows(self, source: str, target: str) -> bool:
        """Tell whether `target` may directly follow `source`.

        Nothing goes back or happens twice, and no step that every case goes through is left out
        between them. What the item does not define, such as a stop of the clock, may be anywhere.
        """
        if StepReturned.label in (source, target):
            return False
        if source in _BEFORE or target in _BEFORE:
            return source in _BEFORE and (target in _BEFORE or self._first(target))
        one, two = self._step(source), self._step(target)
        if one is None or two is None:
            return source != Completed.label
        if one.id == two.id or one.id in self._after[two.id]:
            return False
        return not any(
            between in self._after[one.id] and two.id in self._after[between]
            for between in self._always
        )

    @property
    def _always(self) -> Sequence[str]:
        return [one.id for one in self._steps.values() if one.needed_when == ALWAYS]

    def _step(self, activity: str) -> Step | None:
        name = Granted.label if activity in _DECISIONS else activity
        return self._steps.get(name)

    def _first(self, activity: str) -> bool:
        """Tell whether a line may be the first after the papers: acceptance, or an end."""
        step = self._step(activity)
        return step is None or not any(step.id in self._after[one] for one in self._always)


def _activity(step: Step, steps: Sequence[Step]) -> str:
    """Return what the line of a step is called; some end by an event of their own."""
    deciding = [one for one in steps if one.kind is StepKind.DECISION]
    match step.kind:
        case StepKind.ACCEPTANCE:
            return Accepted.label
        case StepKind.DELIVERY:
            return Delivered.label
        case StepKind.DECISION if step is deciding[-1]:
            return Granted.label
        case _:
            return step.name


def _reach(steps: Sequence[Step]) -> Mapping[str, frozenset[str]]:
    """Return for each step all that come after it, directly or not."""
    after: dict[str, set[str]] = {one.id: set() for one in steps}
    for step in reversed(steps):  # an item lists a step after what it waits for
        for before in step.waits_for:
            after[before] |= {step.id} | after[step.id]
    return {code: frozenset(found) for code, found in after.items()}
