"""One-time codes (短信验证码): made, sent, guessed; the rules stand in `core`.

A code is kept as a keyed digest that only fits its own row, and is looked up by a reference that
stands in the asker's session. So no guess from another browser touches it (A33), and nobody can
use up the guesses of somebody else's code (A32).
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final, TypeAlias
from uuid import UUID, uuid4

from django.db import connection, transaction

from tongban.actions.messages import write_message
from tongban.actions.phones import index_of
from tongban.core.people.one_time_codes import (
    CODE_DIGITS,
    LIMITS,
    CodePurpose,
    DeadCode,
    EnoughForToday,
    MaySend,
    RightCode,
    SentCode,
    TooSoon,
    WrongCode,
    judge,
    may_send,
)
from tongban.store.sealing import blind_index
from tongban.store.sign_in.models import OneTimeCode

KIND: Final = "one_time_code"
KEPT: Final = timedelta(days=2)
"""Longer than a day is counted, and no longer."""

_PHONES, _ADDRESSES = 51_901, 51_902
"""The advisory locks under which codes are counted: the telephone's first, then the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A code is asked for: what for, for which telephone, whose it is, and from which address."""

    purpose: CodePurpose
    phone: str
    user: int | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSent:
    """A code is on its way, if the telephone is somebody's (验证码已发)."""

    reference: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """The code came back: whoever sent it holds the telephone of `user` (验证通过)."""

    user: int | None


Sending: TypeAlias = CodeSent | TooSoon | EnoughForToday
Guess: TypeAlias = Proven | WrongCode | DeadCode


@transaction.atomic
def send_code(asked: Asked, words: str, *, now: datetime) -> Sending:
    """Send a code in `words`, which have a place for ``%(code)s``, unless too many went out.

    A telephone that is nobody's is answered, counted and worked for in the same way (A32).
    """
    phone, address = index_of(asked.phone), blind_index(f"address|{asked.address}")
    _alone(phone, address)
    allowed = may_send(
        _sent(asked.purpose, now, phone_index=phone),
        _sent(asked.purpose, now, address_index=address),
        now=now,
    )
    if not isinstance(allowed, MaySend):
        return allowed
    reference, code = uuid4(), f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    OneTimeCode.objects.create(
        id=reference,
        purpose=asked.purpose.value,
        user_id=asked.user,
        phone_index=phone,
        address_index=address,
        digest=_digest(reference, code),
        sent_at=now,
    )
    to = asked.phone if asked.user is not None else None
    write_message(to, words % {"code": code}, kind=KIND, now=now, until=now + LIMITS.life)
    return CodeSent(reference=reference)


@transaction.atomic
def try_code(
    reference: UUID, guess: str, *, purpose: CodePurpose, phone: str, now: datetime
) -> Guess:
    """Judge a guess at the code under `reference`, which must be for this purpose and telephone."""
    row = (
        OneTimeCode.objects.select_for_update().filter(id=reference, purpose=purpose.value).first()
    )
    if row is None or not compare_digest(bytes(row.phone_index), index_of(phone)):
        return DeadCode()
    fits = compare_digest(bytes(row.digest), _digest(reference, guess))
    code = SentCode(sent_at=row.sent_at, guesses=row.guesses, used=row.used)
    answer = judge(code, matches=fits, now=now)
    match answer:
        case RightCode():
            row.used = True
            row.save(update_fields=["used"])
            return Proven(user=row.user_id)
        case WrongCode() | DeadCode():
            row.guesses = min(row.guesses + 1, LIMITS.guesses)
            row.save(update_fields=["guesses"])
            return answer


def forget_codes(*, now: datetime) -> int:
    """Delete codes that are no longer counted; return how many."""
    return OneTimeCode.objects.filter(sent_at__lt=now - KEPT).delete()[0]


def _alone(phone: bytes, address: bytes) -> None:
    """Wait until nobody else counts codes of this telephone or address."""
    with connection.cursor() as cursor:
        for name, index in ((_PHONES, phone), (_ADDRESSES, address)):
            which = int.from_bytes(index[:4], signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [name, which])


def _sent(purpose: CodePurpose, now: datetime, **where: bytes) -> Sequence[datetime]:
    """Return when codes went out within a day that are counted together with this one."""
    together = [one.value for one in CodePurpose if one.of_strangers == purpose.of_strangers]
    rows = OneTimeCode.objects.filter(
        purpose__in=together, sent_at__gt=now - LIMITS.day, **where
    ).order_by("-sent_at")
    return tuple(rows.values_list("sent_at", flat=True)[: LIMITS.a_day_per_address])


def _digest(reference: UUID, code: str) -> bytes:
    return blind_index(f"code|{reference}|{code}")
