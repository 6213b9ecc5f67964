"""Planning (安排告知): which channels bring a notice to somebody, and from when on each may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from tongban.core.notices.kinds import NoticeChannel, NoticeGroup, NoticeKind
from tongban.core.notices.preferences import NoticePreferences, next_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedNotice:
    """One channel that shall bring a notice (告知安排), not before a moment; gathered or alone."""

    channel: NoticeChannel
    not_before: datetime
    gathered: bool = False


def plan(
    kind: NoticeKind,
    preferences: NoticePreferences,
    *,
    reachable: Collection[NoticeChannel],
    now: datetime,
) -> tuple[PlannedNotice, ...]:
    """Return the channels beside the inbox that bring a notice, in a stable order.

    Only a channel that reaches somebody is planned. None makes a sound in the quiet hours, and
    nothing but progress waits to be gathered.
    """
    wanted = preferences.channels(kind.group)
    return tuple(
        _planned(channel, kind, preferences, now)
        for channel in NoticeChannel
        if channel.disturbs and channel in wanted and channel in reachable
    )


def _planned(
    channel: NoticeChannel, kind: NoticeKind, preferences: NoticePreferences, now: datetime
) -> PlannedNotice:
    gathers = (
        preferences.digest
        and channel is NoticeChannel.EMAIL
        and kind.group is NoticeGroup.PROGRESS
        and not kind.legal
    )
    begin = next_digest(now) if gathers else now
    return PlannedNotice(
        channel=channel, not_before=preferences.quiet.over(begin), gathered=gathers
    )
