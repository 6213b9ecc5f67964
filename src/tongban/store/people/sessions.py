"""Sessions (会话): what a browser is remembered by, and whose it is.

Django keeps a session under a key and does not know whose it is. Here the row names the user as
well, written with the session itself, so that people can see where they are signed in and end it.
A row that is gone stays gone: a request that was under way cannot bring it back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

BEGAN = "began_at"
SEEN = "seen_at"
DEVICE = "device"
"""Places in a session, all kept by the middleware: two moments in seconds, and what it runs on."""


class BrowserSession(AbstractBaseSession):
    """One browser; `user` is empty until somebody signs in."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """Return what reads and writes it."""
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with the user beside each."""

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        """Return the rows."""
        return BrowserSession

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        """Return the row of this session, with whose it is."""
        row = cast("BrowserSession", super().create_model_instance(data))
        row.user_id = data.get(SESSION_KEY)
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """A browser in which somebody is signed in (一处登录)."""

    key: str
    device: str
    began_at: datetime
    seen_at: datetime

    @property
    def reference(self) -> str:
        """Return the name under which a page speaks of it."""
        return reference_of(self.key)


def sign_ins_of(user: int, *, now: datetime, idle: timedelta) -> tuple[SignIn, ...]:
    """Return where a user is signed in, the latest first; what would be refused is left out."""
    account = get_user_model().objects.get(pk=user)
    alive = {account.get_session_auth_hash(), *account.get_session_auth_fallback_hash()}
    lasting = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    found = (
        sign_in
        for sign_in in _read(user, alive, now)
        if now - sign_in.seen_at <= idle and now - sign_in.began_at <= lasting
    )
    return tuple(sorted(found, key=lambda one: one.seen_at, reverse=True))


def delete_sign_ins(user: int, *, but: str, reference: str | None = None) -> int:
    """Delete a user's sessions but the one under the key `but`; only the named one, if any is."""
    keys = BrowserSession.objects.filter(user_id=user).exclude(pk=but).values_list("pk", flat=True)
    wanted = [key for key in keys if reference is None or is_named(key, reference)]
    return BrowserSession.objects.filter(pk__in=wanted).delete()[0]


def reference_of(key: str) -> str:
    """Return a name for a session that can stand on a page: nobody signs in with it."""
    return salted_hmac("tongban.sign-in", key, algorithm="sha256").hexdigest()[:32]


def is_named(key: str, reference: str) -> bool:
    """Tell whether `reference` names the session under `key`."""
    return constant_time_compare(reference_of(key), reference)


def _read(user: int, alive: set[str], now: datetime) -> Iterator[SignIn]:
    for row in BrowserSession.objects.filter(user_id=user, expire_date__gt=now):
        told = row.get_decoded()
        if not any(constant_time_compare(told.get(HASH_SESSION_KEY, ""), one) for one in alive):
            continue
        kept = row.expire_date - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        yield SignIn(
            key=row.session_key,
            device=str(told.get(DEVICE, "")),
            began_at=_moment(told.get(BEGAN), kept),
            seen_at=_moment(told.get(SEEN), kept),
        )


def _moment(seconds: int | None, otherwise: datetime) -> datetime:
    return otherwise if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)
