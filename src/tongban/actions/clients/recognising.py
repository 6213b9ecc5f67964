"""Recognising (系统识别): whose key a call shows, and whether it is used too often.

Keys are looked up and counted in the database at every call: one revoked a second ago is good for
nothing, and a limit holds for all processes together.
"""

import hmac
from datetime import date, datetime, timedelta
from typing import Final

from tongban.actions.outside import Outside
from tongban.core.exchange.clients import ApiClient, key_named, token_digest
from tongban.store.gateway import api_keys

KEPT_USES: Final = timedelta(days=31)


def recognise(token: str, outside: Outside) -> ApiClient | None:
    """Return the client that a token is of; None for a token that is nobody's.

    Tokens that are no keys of ours are shown to whoever vouches for others (`access_tokens`).
    """
    key_id = key_named(token)
    if not key_id:
        return outside.access_tokens(token)
    known = api_keys.known_key(key_id)
    if known is None or not hmac.compare_digest(known.digest, token_digest(token)):
        return None
    return known.client if known.key.standing(outside.today) else None


def too_often(client: ApiClient, now: datetime, *, today: date) -> int:
    """Count one call of a client; return after how many seconds it may go on, 0 for now."""
    in_minute, on_day = api_keys.count_use(client.key_id, now, on=today)
    if on_day > client.pace.a_day:
        return 3600
    return 60 - now.second if in_minute > client.pace.a_minute else 0


def forget_uses(today: date) -> int:
    """Drop the counts of a month ago; return how many."""
    return api_keys.forget_uses(before=today - KEPT_USES)
