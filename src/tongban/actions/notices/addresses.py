"""Mail addresses (邮箱核验): kept when a code that was sent there came back, and not before.

Whose address it is nobody else learns: two accounts may keep the same one, for a mail is no way to
sign in (A36). Codes are counted a day, guesses a code (A33).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.notices.channels import Channel
from tongban.actions.outside import Outside
from tongban.adapters.messages import HandedOver, Outgoing
from tongban.core.cases.acts import day_of
from tongban.core.notices.addresses import mail_address
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import Conflict, Unavailable
from tongban.store.notices.models import MailAddress
from tongban.store.sealing import blind_index

LIFE: Final = timedelta(minutes=30)
PAUSE: Final = timedelta(seconds=60)
MOST_GUESSES: Final = 5
MOST_A_DAY: Final = 5
_DIGITS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAddress:
    """The address of an account (已登记邮箱), and since when it is known to be theirs."""

    address: str
    verified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """How the mail is said that carries a code; `words` have a place for ``%(code)s``."""

    title: str
    words: str


def address_of(user: int) -> HeldAddress | None:
    """Return the address of an account, verified or waiting for its code."""
    row = MailAddress.objects.filter(user=user).first()
    if row is None:
        return None
    return HeldAddress(address=row.address, verified_at=row.verified_at)


def ask_code(
    actor: Actor, written: str, said: MailWords, *, mail: Channel, outside: Outside
) -> None:
    """Send a code to an address that somebody wants to get mail at.

    Raises:
        InvalidValue: when it is no address.
        Conflict: when too many codes went out.
        Unavailable: when the mail server does not take it.
    """
    address, code = mail_address(written), f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    sent = _kept(actor, address, code, outside.now)
    outgoing = Outgoing(
        key=f"code-{actor.account}-{sent}",
        to=address,
        title=said.title,
        words=said.words % {"code": code},
        short="",
    )
    if not isinstance(mail.hand_over(outgoing), HandedOver):
        raise Unavailable("the mail server did not take the code")


@transaction.atomic
def give_code(actor: Actor, guess: str, outside: Outside) -> bool:
    """Tell whether the code came back; then the address is theirs."""
    row = MailAddress.objects.select_for_update().filter(user=actor.account).first()
    dead = row is None or row.verified_at is not None or row.guesses >= MOST_GUESSES
    if row is None or dead or outside.now > row.code_sent_at + LIFE:
        return False
    row.guesses += 1
    fits = compare_digest(bytes(row.code_digest), _digest(actor, guess.strip()))
    if fits:
        row.verified_at = outside.now
        note(actor, "notices.mail_verified", f"account:{actor.account}")
    row.save(update_fields=["guesses", "verified_at"])
    return fits


@transaction.atomic
def drop_address(actor: Actor) -> None:
    """Forget where somebody gets mail."""
    if MailAddress.objects.filter(user=actor.account).delete()[0]:
        note(actor, "notices.mail_dropped", f"account:{actor.account}")


@transaction.atomic
def _kept(actor: Actor, address: str, code: str, now: datetime) -> int:
    """Keep an address with the code it waits for; return how many codes went out today."""
    row = MailAddress.objects.select_for_update().filter(user=actor.account).first()
    sent = 1
    if row is not None and day_of(row.code_sent_at) == day_of(now):
        if row.sent_today >= MOST_A_DAY or now < row.code_sent_at + PAUSE:
            raise Conflict("too many codes were sent to addresses of this account")
        sent = row.sent_today + 1
    kept = MailAddress(
        user_id=actor.account,
        code_digest=_digest(actor, code),
        code_sent_at=now,
        sent_today=sent,
    )
    kept.address = address
    kept.save(force_insert=row is None, force_update=row is not None)
    return sent


def _digest(actor: Actor, code: str) -> bytes:
    return blind_index(f"mail|{actor.account}|{code}")
