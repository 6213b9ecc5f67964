"""Postings (账户与岗位): the three administrators at work; each act is an event and an audit entry.

A new account has no right and a password that is shown once. What is taken away is gone with the
next request, because every request reads the account anew (A28).
"""

import secrets
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people import postings as rules
from tongban.core.people.actors import Officer, Role
from tongban.core.people.postings import (
    AnyPostingEvent,
    Posting,
    RoleGranted,
    RoleWithdrawn,
    folded,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.freezing.histories import columns
from tongban.store.people.models import Account, PostingRecord
from tongban.store.people.posting_queries import posting_of

_NUMBER_LETTERS: Final = frozenset(string.ascii_letters + string.digits + "-_")
_LONGEST_NUMBER: Final = 32
_PASSWORD_BYTES: Final = 12
Verb = Callable[[Posting], AnyPostingEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAccount:
    """A new account, with the password that is never shown again."""

    staff_number: str
    password: str


@transaction.atomic
def open_account(
    officer: Officer, wanted: Posting, outside: Outside, *, name: str, reason: str
) -> OpenedAccount:
    """Make an officer's account without any right.

    Raises:
        InvalidValue: when the number or the name cannot be one.
        Conflict: when the number has an account.
        NotAllowed: to anybody but the system administrator.
    """
    event = rules.open_posting(wanted, officer, reason=reason, at=outside.now)
    number, written = wanted.staff_number, plain_text(name, longest=60)
    if not number or len(number) > _LONGEST_NUMBER or not set(number) <= _NUMBER_LETTERS:
        raise InvalidValue("staff_number", "工号由字母、数字和短横线组成，最多三十二位")
    if not written:
        raise InvalidValue("name", "请填写姓名")
    users = get_user_model().objects
    if (
        users.filter(username=number).exists()
        or Account.objects.filter(kind=Account.Kind.OFFICER, staff_number=number).exists()
    ):
        raise Conflict(f"{number} has an account")
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    user = users.create(username=number, password=make_password(password))
    account = Account(
        id=uuid4(),
        user=user,
        kind=Account.Kind.OFFICER,
        staff_number=number,
        department=wanted.department,
        area=wanted.area,
        roles=[],
    )
    account.person = {"name": written}
    account.save(force_insert=True)
    _append(officer, account, event, place=1)
    return OpenedAccount(staff_number=number, password=password)


def grant(officer: Officer, number: str, role: Role, outside: Outside, *, reason: str) -> Posting:
    """Give a post."""
    return _changed(
        officer,
        number,
        lambda one: rules.grant(one, role, officer, reason=reason, at=outside.now),
    )


def withdraw(
    officer: Officer, number: str, role: Role, outside: Outside, *, reason: str
) -> Posting:
    """Take a post away."""
    return _changed(
        officer,
        number,
        lambda one: rules.withdraw(one, role, officer, reason=reason, at=outside.now),
    )


def suspend(officer: Officer, number: str, outside: Outside, *, reason: str) -> Posting:
    """Close an account at once."""
    return _changed(
        officer, number, lambda one: rules.suspend(one, officer, reason=reason, at=outside.now)
    )


def restore(officer: Officer, number: str, outside: Outside, *, reason: str) -> Posting:
    """Open an account again."""
    return _changed(
        officer, number, lambda one: rules.restore(one, officer, reason=reason, at=outside.now)
    )


def move(officer: Officer, number: str, to: Posting, outside: Outside, *, reason: str) -> Posting:
    """Let an officer work in another department or area, without posts."""
    return _changed(
        officer, number, lambda one: rules.move(one, to, officer, reason=reason, at=outside.now)
    )


@transaction.atomic
def _changed(officer: Officer, number: str, verb: Verb) -> Posting:
    row = (
        Account.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(kind=Account.Kind.OFFICER, staff_number=number)
        .first()
    )
    if row is None:
        raise NotFound(f"no account {number}")
    before = posting_of(row)
    event = verb(before)
    after = folded(before, (event,))
    row.department, row.area = after.department, after.area
    row.roles = sorted(role.value for role in after.roles)
    row.save(update_fields=["department", "area", "roles"])
    if after.suspended != before.suspended:
        row.user.is_active = not after.suspended
        row.user.save(update_fields=["is_active"])
    _append(officer, row, event, place=_next_place(row))
    return after


def _next_place(row: Account) -> int:
    return PostingRecord.objects.filter(account=row).count() + 1


def _append(officer: Officer, row: Account, event: AnyPostingEvent, *, place: int) -> None:
    PostingRecord.objects.create(account=row, **columns(event, place))
    about = {"role": event.role.value} if isinstance(event, RoleGranted | RoleWithdrawn) else {}
    note(
        officer,
        f"posting.{event.name}",
        f"officer:{row.staff_number}",
        ground=event.reason[:200],
        details=about,
    )
