"""Registering (系统登记): departments' systems and the keys by which programs are known."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from tongban.actions.audit import note
from tongban.core.exchange.clients import (
    OVERLAP,
    ApiScope,
    Pace,
    require_code,
    require_keeper,
    require_life,
    token_digest,
    written_token,
)
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.gateway.models import ApiKey, Client

MOST_KEYS: Final = 5
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeKey:
    """A key that was just made; the token is told now and never again."""

    key_id: str
    token: str


@transaction.atomic
def register(officer: Officer | None, code: str, *, name: str, department: str) -> None:
    """Let a department's system be known.

    Raises:
        Conflict: when another system has the code.
        InvalidValue: when the code or the name is none.
        NotAllowed: when the officer does not keep that department's systems.
    """
    require_code(code, name)
    require_keeper(officer, department)
    _, new = Client.objects.get_or_create(
        pk=code, defaults={"name": name.strip(), "department": department}
    )
    if not new:
        raise Conflict(f"{code} is registered already")
    note(officer, "client.registered", f"client:{code}")


@transaction.atomic
def make_key(
    officer: Officer | None,
    client: str,
    *,
    scopes: Collection[ApiScope],
    expires_on: date,
    pace: Pace,
    today: date,
) -> MadeKey:
    """Make a key for a client and return it, the only time that anybody reads it.

    Raises:
        InvalidValue: when it is for nothing, or for too long, or there are too many.
        NotAllowed: when the officer does not keep that department's systems.
        NotFound: when there is no such client.
    """
    row = _kept(officer, client)
    require_life(scopes, expires_on=expires_on, today=today)
    standing = ApiKey.objects.filter(client=row, revoked_on=None, expires_on__gte=today)
    if standing.count() >= MOST_KEYS:
        raise InvalidValue("keys", "一个系统最多同时有5个有效密钥，请先停用不用的")
    made = _made(row, scopes, expires_on=expires_on, pace=pace, today=today)
    note(officer, "client.key_made", f"client:{client}", details=_told(made.key_id, scopes))
    return made


@transaction.atomic
def rotate_key(officer: Officer | None, key_id: str, *, today: date) -> MadeKey:
    """Make a key like another one, which ends a week from now at the latest.

    Raises:
        NotFound: when no such key stands.
    """
    old = _standing(officer, key_id, today)
    scopes = [ApiScope(one) for one in old.scopes]
    life = max(old.expires_on - old.made_on, OVERLAP)
    made = _made(
        old.client,
        scopes,
        expires_on=today + life,
        pace=Pace(a_minute=old.calls_a_minute, a_day=old.calls_a_day),
        today=today,
    )
    old.expires_on = min(old.expires_on, today + OVERLAP)
    old.save(update_fields=["expires_on"])
    told = {**_told(made.key_id, scopes), "replaces": key_id}
    note(officer, "client.key_rotated", f"client:{old.client_id}", details=told)
    return made


@transaction.atomic
def revoke_key(officer: Officer | None, key_id: str, *, today: date) -> None:
    """Let a key be good for nothing from the next call on; raises `NotFound` when none stands."""
    row = _standing(officer, key_id, today)
    row.revoked_on = today
    row.save(update_fields=["revoked_on"])
    details = {"key": key_id}
    note(officer, "client.key_revoked", f"client:{row.client_id}", details=details)


def _made(
    client: Client,
    scopes: Collection[ApiScope],
    *,
    expires_on: date,
    pace: Pace,
    today: date,
) -> MadeKey:
    key_id = "".join(secrets.choice(_LETTERS) for _ in range(12))
    token = written_token(key_id, secrets.token_urlsafe(32))
    ApiKey.objects.create(
        key_id=key_id,
        client=client,
        digest=token_digest(token),
        scopes=sorted(one.value for one in scopes),
        calls_a_minute=pace.a_minute,
        calls_a_day=pace.a_day,
        made_on=today,
        expires_on=expires_on,
    )
    return MadeKey(key_id=key_id, token=token)


def _told(key_id: str, scopes: Collection[ApiScope]) -> dict[str, str]:
    return {"key": key_id, "scopes": ",".join(sorted(one.value for one in scopes))}


def _kept(officer: Officer | None, client: str) -> Client:
    row = Client.objects.select_for_update().filter(pk=client).first()
    if row is None:
        raise NotFound(f"no client {client!r}")
    require_keeper(officer, row.department)
    return row


def _standing(officer: Officer | None, key_id: str, today: date) -> ApiKey:
    rows = ApiKey.objects.select_for_update(of=("self",)).select_related("client")
    row = rows.filter(pk=key_id, revoked_on=None, expires_on__gte=today).first()
    if row is None:
        raise NotFound(f"no standing key {key_id!r}")
    require_keeper(officer, row.client.department)
    return row
