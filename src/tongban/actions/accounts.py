"""Accounts (账户): open one for a citizen or an officer."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from tongban.actions.phones import phone_number, verify_phone
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index


@dataclass(frozen=True, slots=True)
class HashedPassword:
    """A password as it is stored: hashed once, for accounts that share it from the start."""

    stored: str

    @classmethod
    def of(cls, password: str) -> "HashedPassword":
        """Hash a password with a salt of its own; slow, as guessing must be."""
        return cls(make_password(password))


Password = str | HashedPassword


@transaction.atomic
def open_citizen(
    username: str, password: Password, *, number: str, name: str, phone: str = ""
) -> int:
    """Return the user of a citizen's account, opened now unless it exists.

    Whoever opens an account has seen that the person holds the `phone`: it signs in from then on.
    """
    user = _user(username, password)
    if not Account.objects.filter(user_id=user).exists():
        account = Account(
            id=uuid4(),
            user_id=user,
            kind=Account.Kind.CITIZEN,
            person_index=blind_index(number),
        )
        account.person = {"number": number, "name": name, "phone": phone}
        account.save(force_insert=True)
        _let_phone_sign_in(user, phone)
    return user


@transaction.atomic
def open_officer(
    username: str,
    password: Password,
    *,
    name: str,
    staff_number: str,
    department: str,
    roles: Iterable[Role],
    phone: str = "",
) -> int:
    """Return the user of an officer's account, opened now unless it exists."""
    user = _user(username, password)
    if not Account.objects.filter(user_id=user).exists():
        account = Account(
            id=uuid4(),
            user_id=user,
            kind=Account.Kind.OFFICER,
            staff_number=staff_number,
            department=department,
            roles=sorted(role.value for role in roles),
        )
        account.person = {"name": name}
        account.save(force_insert=True)
        _let_phone_sign_in(user, phone)
    return user


def _let_phone_sign_in(user: int, phone: str) -> None:
    """Keep the telephone that was seen at the opening; one that signs in elsewhere stays there."""
    if phone:
        with suppress(Conflict):
            verify_phone(user, phone_number(phone), now=timezone.now())


def _user(username: str, password: Password) -> int:
    users = get_user_model().objects
    known = users.filter(username=username).values_list("pk", flat=True).first()
    if known is not None:
        return int(known)
    if isinstance(password, str):
        password = HashedPassword.of(password)
    return int(users.create(username=username, password=password.stored).pk)
