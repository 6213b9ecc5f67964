"""One-time codes (短信验证码): when another may be sent, and what a guess is worth.

A code proves that somebody holds a telephone now. It lives for minutes, is used once, and few
guesses are allowed; how many and how long is local configuration. Codes asked for by strangers are
counted apart from those of people who are signed in, so that no stranger uses up somebody's day.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.vocabulary.citations import Citation

CODE_BASIS: Final = Citation.local(
    "验证码五分钟内有效、只用一次、可试五次；隔六十秒再发，同一手机和同一网络地址每日限量"
)
CODE_DIGITS: Final = 6


class CodePurpose(enum.Enum):
    """What a code is for (验证码用途); one for this is none for that."""

    SIGN_IN = "sign_in"
    PROVE = "prove"
    PHONE = "phone"

    @property
    def of_strangers(self) -> bool:
        """Tell whether anybody can ask for one without having signed in."""
        return self is CodePurpose.SIGN_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLimits:
    """How long a code lives and how many there may be (验证码限制)."""

    life: timedelta = timedelta(minutes=5)
    guesses: int = 5
    pause: timedelta = timedelta(seconds=60)
    day: timedelta = timedelta(days=1)
    a_day_per_phone: int = 10
    a_day_per_address: int = 100
    citation: Citation = CODE_BASIS


LIMITS: Final = CodeLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class MaySend:
    """Another code may be sent now (可以发送)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSoon:
    """The last one was sent a moment ago (发送太频繁)."""

    again_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EnoughForToday:
    """So many were sent within a day that no more are (当日已达上限)."""

    again_at: datetime


def may_send(
    to_phone: Sequence[datetime],
    from_address: Sequence[datetime],
    *,
    now: datetime,
    limits: CodeLimits = LIMITS,
) -> MaySend | TooSoon | EnoughForToday:
    """Return whether another code may go out, given when the earlier ones did (A33)."""
    recent = sorted(at for at in to_phone if now - at < limits.day)
    if recent and now - recent[-1] < limits.pause:
        return TooSoon(again_at=recent[-1] + limits.pause)
    nearby = sorted(at for at in from_address if now - at < limits.day)
    waits = [
        sent[-most] + limits.day
        for sent, most in ((recent, limits.a_day_per_phone), (nearby, limits.a_day_per_address))
        if len(sent) >= most
    ]
    return EnoughForToday(again_at=max(waits)) if waits else MaySend()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCode:
    """A code that was sent (已发验证码): when, how many wrong guesses, whether it was used."""

    sent_at: datetime
    guesses: int = 0
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RightCode:
    """The guess is the code (验证码正确)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongCode:
    """The guess is not the code (验证码不对); `left` more may be tried."""

    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadCode:
    """No guess counts any more: used, too old, or guessed at too often (验证码已失效)."""


def judge(
    code: SentCode, *, matches: bool, now: datetime, limits: CodeLimits = LIMITS
) -> RightCode | WrongCode | DeadCode:
    """Return what a guess is worth; a dead code stays dead even for the right one (A33)."""
    age = now - code.sent_at
    if code.used or code.guesses >= limits.guesses or not timedelta(0) <= age <= limits.life:
        return DeadCode()
    if matches:
        return RightCode()
    left = limits.guesses - code.guesses - 1
    return WrongCode(left=left) if left else DeadCode()
