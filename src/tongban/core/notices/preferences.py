"""Preferences (告知偏好): which channels somebody wants for which group, and when they rest.

The inbox cannot be switched off: what the law wants told is told there at once. Everything else is
a wish; without one, only what somebody has to do goes to the telephone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from tongban.core.notices.kinds import NoticeChannel, NoticeGroup
from tongban.core.notices.templates import Language
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import InvalidValue, Reason

_HOURS: Final = 24
DIGEST_HOUR: Final = 9
"""When the mail leaves that gathers a day (本地配置)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From which hour to which nothing makes a sound (免打扰时段), over midnight or not."""

    begin: int = 21
    end: int = 8

    def __post_init__(self) -> None:
        if not (0 <= self.begin < _HOURS and 0 <= self.end < _HOURS):
            raise InvalidValue("quiet hours", Reason.RANGE)

    def over(self, now: datetime) -> datetime:
        """Return when a channel may make a sound: `now`, or the end of the quiet hours it is in."""
        here = now.astimezone(CHINA_STANDARD_TIME)
        if not self._holds(here.hour):
            return now
        end = datetime.combine(here.date(), time(self.end), CHINA_STANDARD_TIME)
        return end if end > here else end + timedelta(days=1)

    def _holds(self, hour: int) -> bool:
        if self.begin <= self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end


USUAL: Final[Mapping[NoticeGroup, frozenset[NoticeChannel]]] = MappingProxyType(
    {
        NoticeGroup.ACTION: frozenset({NoticeChannel.SMS, NoticeChannel.EMAIL}),
        NoticeGroup.PROGRESS: frozenset({NoticeChannel.EMAIL}),
        NoticeGroup.RESULT: frozenset({NoticeChannel.SMS, NoticeChannel.EMAIL}),
        NoticeGroup.DUTY: frozenset({NoticeChannel.CHAT}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreferences:
    """What somebody wants (告知偏好); `digest` gathers mails of progress into one a day."""

    wanted: Mapping[NoticeGroup, frozenset[NoticeChannel]] = field(default_factory=lambda: USUAL)
    quiet: QuietHours = field(default_factory=QuietHours)
    digest: bool = False
    language: Language = "zh"

    def channels(self, group: NoticeGroup) -> frozenset[NoticeChannel]:
        """Return how notices of a group are wanted; the inbox is always one of them."""
        return self.wanted.get(group, USUAL[group]) | {NoticeChannel.INBOX}


def next_digest(now: datetime) -> datetime:
    """Return when the next mail leaves that gathers a day."""
    here = now.astimezone(CHINA_STANDARD_TIME)
    today = datetime.combine(here.date(), time(DIGEST_HOUR), CHINA_STANDARD_TIME)
    return today if today > here else today + timedelta(days=1)
