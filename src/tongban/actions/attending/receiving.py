"""Receive (窗口接待): who is there, and an account to keep what is written down for them.

Whoever never signed in gets an account that no password opens: once they prove who they are online,
what was filed at the window is there.
"""

from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction

from tongban.actions.accounts import HashedPassword, open_citizen
from tongban.actions.attending.keeping import append, done
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.core.people.attending import Wish, attend, leave
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.attendance.models import AttendanceRow
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index


class NameDiffers(InvalidValue):
    """The name is not the one under which this number is known."""

    def __init__(self) -> None:
        super().__init__("name", "the number belongs to another name")


@transaction.atomic
def receive(clerk: Officer, wish: Wish, outside: Outside) -> UUID:
    """Begin to write for a person who is at the window; whoever was there before has left.

    Raises:
        NotAtWindow: when the officer keeps no window, or the person did not agree.
        NameDiffers: when the number is known under another name.
    """
    event = attend(clerk, wish, now=outside.now)
    account = account_of(event.number, event.person)
    for before in _open(clerk):
        done(clerk, before, lambda one: leave(one, clerk, now=outside.now))
    row = AttendanceRow(
        clerk_id=clerk.account,
        account_id=account,
        person_index=blind_index(event.number),
        opened_at=outside.now,
    )
    row.save(force_insert=True)
    append(clerk, row, event, place=1)
    return row.pk


def end(clerk: Officer, attendance: UUID, outside: Outside) -> None:
    """End it, so that nobody writes for the person any more.

    Raises:
        NotFound: when the clerk has none by that id.
        NotAtWindow: when it was ended before.
    """
    done(clerk, attendance, lambda one: leave(one, clerk, now=outside.now))


def _open(clerk: Officer) -> tuple[UUID, ...]:
    rows = AttendanceRow.objects.filter(clerk_id=clerk.account, left=False)
    return tuple(rows.values_list("pk", flat=True))


def account_of(number: str, name: str) -> int:
    """Return the user of whoever has this number, opened now for whoever never signed in.

    Raises:
        NameDiffers: when the number is known under another name.
    """
    known = Account.objects.filter(person_index=blind_index(number)).first()
    if known is None:
        nobodys = HashedPassword(make_password(None))
        return open_citizen(f"window-{uuid4().hex}", nobodys, number=number, name=name)
    if known.person.get("name") != name:
        raise NameDiffers
    return int(known.user_id)
