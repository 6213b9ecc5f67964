"""What happens to a grant (授权记录): appended, never changed; what it permits is computed.

`name` is stored and never renamed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, TypeAlias, assert_never

from tongban.core.exchange.grants import Grant, GrantState
from tongban.core.people.histories import HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantEvent(HistoryEvent):
    """What happens to a grant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(GrantEvent):
    """It was granted (授权); `ground` says why, `request` in answer to what."""

    name: ClassVar[str] = "made"

    grant: Grant
    ground: str
    request: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(GrantEvent):
    """It may not be used until it is resumed (暂停)."""

    name: ClassVar[str] = "suspended"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(GrantEvent):
    """It may be used again (恢复)."""

    name: ClassVar[str] = "resumed"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked(GrantEvent):
    """It may never be used again (撤销)."""

    name: ClassVar[str] = "revoked"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaSet(GrantEvent):
    """It may be used so often a day; None sets no limit (调整每日限额)."""

    name: ClassVar[str] = "quota_set"

    quota_a_day: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseSet(GrantEvent):
    """An answer may be told again for so many seconds, or not at all (调整答复复用时限)."""

    name: ClassVar[str] = "reuse_set"

    reuse_seconds: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(GrantEvent):
    """It ends on a later day (延期)."""

    name: ClassVar[str] = "extended"

    valid_until: date
    reason: str


AnyGrantEvent: TypeAlias = Made | Suspended | Resumed | Revoked | QuotaSet | ReuseSet | Extended


def fold(events: Iterable[AnyGrantEvent]) -> Grant:
    """Return what a grant permits after all that happened to it; the first event made it."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, Made):
        raise TypeError("a grant begins with being made")
    grant = first.grant
    for event in every:
        grant = advance(grant, event)
    return grant


def advance(grant: Grant, event: AnyGrantEvent) -> Grant:  # noqa: PLR0911 - one case an event
    """Return the grant after one more event."""
    match event:
        case Made():
            return event.grant
        case Suspended():
            return replace(grant, state=GrantState.SUSPENDED)
        case Resumed():
            return replace(grant, state=GrantState.ACTIVE)
        case Revoked():
            return replace(grant, state=GrantState.REVOKED)
        case QuotaSet():
            return replace(grant, quota_a_day=event.quota_a_day)
        case ReuseSet():
            return replace(grant, reuse_seconds=event.reuse_seconds)
        case Extended():
            return replace(grant, valid_until=event.valid_until)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)
