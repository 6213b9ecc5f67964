"""What a reading gives (读取结果): events, promised days, and what could not be read, with why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tongban.core.mining.logs import EventLog, LogEvent
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line that is no event: its place from 1, and why in the reader's language."""

    line: int
    why: str


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
