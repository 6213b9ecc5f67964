"""Telephones (手机): whose they are, and that their holder has shown to hold them."""

from dataclasses import dataclass
from datetime import datetime
from re import compile as pattern
from typing import Final

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import Conflict, InvalidValue, Reason
from tongban.store.sealing import blind_index
from tongban.store.sign_in.models import VerifiedPhone

_NUMBER: Final = pattern(r"1\d{10}")
_SHOWN_FIRST, _SHOWN_LAST = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPhone:
    """A telephone that an account holds (已核验手机)."""

    number: str
    verified_at: datetime

    @property
    def masked(self) -> str:
        """Return it as it may stand on a page."""
        return f"{self.number[:_SHOWN_FIRST]}****{self.number[-_SHOWN_LAST:]}"


def phone_number(written: str) -> str:
    """Return a mobile number of the mainland as it was written, without blanks and dashes.

    Raises:
        InvalidValue: when it is none.
    """
    number = "".join(each for each in written if each not in " -\u3000").removeprefix("+86")
    if not (number.isascii() and _NUMBER.fullmatch(number)):
        raise InvalidValue("phone", Reason.FORMAT)
    return number


def phone_of(user: int) -> HeldPhone | None:
    """Return the telephone of an account."""
    row = VerifiedPhone.objects.filter(user_id=user).first()
    return None if row is None else HeldPhone(number=row.number, verified_at=row.verified_at)


def holder_of(number: str) -> int | None:
    """Return the active account that signs in with a telephone."""
    rows = VerifiedPhone.objects.filter(number_index=index_of(number), user__is_active=True)
    return rows.values_list("user_id", flat=True).first()


def keep_phone(actor: Actor, number: str, *, now: datetime) -> None:
    """Let a telephone whose code came back sign in to the actor's account.

    Raises:
        Conflict: when another account holds it; which one is told to nobody.
    """
    verify_phone(actor.account, number, now=now)
    note(actor, "phone.keep", str(actor.account))


def verify_phone(user: int, number: str, *, now: datetime) -> None:
    """Keep a telephone for an account; who calls this has seen that its holder has it.

    Raises:
        Conflict: when another account holds it.
    """
    row = VerifiedPhone(user_id=user, number_index=index_of(number), verified_at=now)
    row.number = number
    try:
        with transaction.atomic():
            VerifiedPhone.objects.filter(user_id=user).delete()
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise Conflict("verify a phone: another account holds it") from taken


def index_of(number: str) -> bytes:
    """Return the blind index of a telephone number."""
    return blind_index(f"phone|{number}")
