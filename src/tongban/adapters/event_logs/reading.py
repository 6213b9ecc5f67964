"""What a reading gives (读取结果): events, promised days, and what could not be read, with why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from tongban.core.mining.logs import EventLog, LogEvent
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME

Heard: TypeAlias = Callable[[int], None]
"""Hears now and then how many octets of the file are read; what it raises ends the reading."""

AT_ONCE: Final = 500
"""After how many lines or traces it is told how far the reading has come."""


def nobody(_octets: int) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line that is no event: its place from 1, why in the reader's language, and what it says."""

    line: int
    why: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLog:
    """A log as it was read; nothing of it is silently left out."""

    events: tuple[LogEvent, ...]
    due: Mapping[str, datetime]
    rejected: tuple[Rejected, ...] = ()

    @property
    def log(self) -> EventLog:
        """Return the events as the analyses take them."""
        return EventLog(self.events, self.due)


def moment(text: str) -> datetime | None:
    """Return the moment that a text names; one without a zone is taken as China's."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=CHINA_STANDARD_TIME)
