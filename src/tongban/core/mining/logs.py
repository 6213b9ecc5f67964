"""Event logs (事件日志): what any system writes down of its cases, whatever it calls the columns.

An event says to which case it belongs, what was done, when it was done and by which group. Events
of one case are ordered by their moment, and at one moment as the log has them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEvent:
    """One line of a log (日志事件); `group` is the unit that did it, blank where none is told."""

    case: str
    activity: str
    at: datetime
    group: str = ""

    def __post_init__(self) -> None:
        if not self.case or not self.activity:
            raise InvalidValue("event log", "an event without a case or an activity")
        if self.at.tzinfo is None:
            raise InvalidValue("event log", "a moment without a time zone")


@dataclass(frozen=True, slots=True)
class EventLog:
    """Events in the order of the log, and by when each case was promised (事件日志)."""

    events: tuple[LogEvent, ...]
    due: Mapping[str, datetime] = field(default_factory=dict)

    def traces(self) -> Iterable[tuple[str, tuple[LogEvent, ...]]]:
        """Yield each case with its events in order; cases in the order of their names."""
        ordered = sorted(self.events, key=lambda one: (one.case, one.at))
        for case, events in groupby(ordered, key=lambda one: one.case):
            yield case, tuple(events)
