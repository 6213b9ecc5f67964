"""Keys to the interface (接口密钥): found by name, counted by minute and by day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tongban.core.exchange.clients import ApiClient, ApiKey, ApiScope, Pace
from tongban.store.gateway import models
from tongban.store.prepared import run

_COUNT: Final = """
    INSERT INTO store_gateway_apiuse AS known (key_id, "window", began_on, used)
    VALUES (%s, %s, %s, 1), (%s, %s, %s, 1)
    ON CONFLICT (key_id, "window") DO UPDATE SET used = known.used + 1
    RETURNING "window", used
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownApiKey:
    """A key with the digest that a token must have, and the client it lets in."""

    key: ApiKey
    digest: bytes
    client: ApiClient


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """A key as stewards see it, with how often it was used on a day."""

    key: ApiKey
    used: int


def known_key(key_id: str) -> KnownApiKey | None:
    """Return a key, standing or not."""
    row = models.ApiKey.objects.select_related("client").filter(pk=key_id).first()
    if row is None:
        return None
    key = _key(row)
    client = ApiClient(
        code=row.client_id,
        name=row.client.name,
        department=row.client.department,
        key_id=key.key_id,
        scopes=key.scopes,
        pace=key.pace,
    )
    return KnownApiKey(key=key, digest=bytes(row.digest), client=client)


def count_use(key_id: str, now: datetime, *, on: date) -> tuple[int, int]:
    """Count one use; return how many there were in this minute and on this day."""
    minute, day = f"m{int(now.timestamp()) // 60}", f"d{on.isoformat()}"
    counts = dict(run(_COUNT, [key_id, minute, on, key_id, day, on]))
    return counts[minute], counts[day]


def forget_uses(*, before: date) -> int:
    """Drop counts of days before; return how many."""
    return models.ApiUse.objects.filter(began_on__lt=before).delete()[0]


def keys_of(client: str, *, on: date) -> tuple[ListedKey, ...]:
    """Return the keys of a client, the newest first, with their use of a day."""
    rows = models.ApiKey.objects.filter(client=client).order_by("-made_on", "key_id")[:50]
    keys = [_key(row) for row in rows]
    uses = models.ApiUse.objects.filter(
        key_id__in=[one.key_id for one in keys], window=f"d{on.isoformat()}"
    )
    used = dict(uses.values_list("key_id", "used"))
    return tuple(ListedKey(key=one, used=used.get(one.key_id, 0)) for one in keys)


def _key(row: models.ApiKey) -> ApiKey:
    return ApiKey(
        key_id=row.key_id,
        client=row.client_id,
        scopes=frozenset(ApiScope(one) for one in row.scopes),
        pace=Pace(a_minute=row.calls_a_minute, a_day=row.calls_a_day),
        made_on=row.made_on,
        expires_on=row.expires_on,
        revoked_on=row.revoked_on,
    )
