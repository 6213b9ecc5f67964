"""Write calls (登记调用): many in one statement, each nonce of a client once, for good.

The statement that writes a call is also the one that confirms its key and its grant: what was read
of them a moment ago need not be read again to be true at this moment.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Final

from django.db import connection

from tongban.core.exchange.calls import Closing
from tongban.store.prepared import run

_OPEN: Final = """
    INSERT INTO store_gateway_call
        (client, nonce, service, operation, actor, case_number, item, purpose, "grant", wanted,
         subject, digest, envelope_sealed, signature, sent_at)
    SELECT client, nonce, service, operation, actor, case_number, item, purpose, granted,
           string_to_array(wanted, ','), subject, digest, envelope, signature, sent_at
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
                %s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[], %s::text[],
                %s::bytea[], %s::text[], %s::timestamptz[], %s::text[], %s::text[])
      AS row(client, nonce, service, operation, actor, case_number, item, purpose, granted, wanted,
             subject, digest, envelope, signature, sent_at, key_id, version)
    WHERE (row.key_id = '' OR EXISTS (
        SELECT FROM store_gateway_clientkey AS key
        WHERE key.key_id = row.key_id AND key.revoked_at IS NULL))
      AND (row.version = '' OR EXISTS (
        SELECT FROM store_exchange_grantrow AS held
        WHERE held.code = row.granted AND held.xmin::text || held.ctid::text = row.version))
    ON CONFLICT (client, nonce) DO NOTHING
    RETURNING client, nonce, id
"""
_CLOSE: Final = """
    INSERT INTO store_gateway_callend
        (call_id, outcome, layer, reason, disclosed, dropped, answer, milliseconds)
    SELECT number, outcome, layer, reason, string_to_array(disclosed, ','), dropped, answer, took
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::int[],
                %s::text[], %s::int[])
      AS row(number, outcome, layer, reason, disclosed, dropped, answer, took)
"""
_USE: Final = """
    INSERT INTO store_gateway_grantuse AS known ("grant", day, used)
    SELECT code, %s, more FROM jsonb_each_text(%s::jsonb) AS row(code, more_text),
        LATERAL (SELECT more_text::int) AS number(more)
    ORDER BY code
    ON CONFLICT ("grant", day) DO UPDATE SET used = known.used + excluded.used
    RETURNING "grant", used
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCall:
    """The row of a call, in the order of its columns; `wanted` is joined by commas.

    A call signed by a key that was revoked is not written; without `key_id` it is our own. Nor is
    one whose grant is no longer of the `version` that permitted it, where it names one.
    """

    client: str
    nonce: str
    service: str
    operation: str
    actor: str
    case_number: str
    item: str
    purpose: str
    grant: str
    wanted: str
    subject: bytes
    digest: str
    envelope: bytes
    signature: str
    sent_at: datetime
    key_id: str = ""
    version: str = ""


_COLUMNS: Final = attrgetter(*NewCall.__slots__)


def open_calls(calls: Sequence[NewCall]) -> dict[tuple[str, str], int]:
    """Write calls in one statement; return the numbers of those written, by client and nonce.

    Left out are those whose nonce was taken before, whose key stands no more or whose grant is no
    longer the one that permitted them.
    """
    if not calls:
        return {}
    columns = [list(column) for column in zip(*map(_COLUMNS, calls), strict=True)]
    return {(client, nonce): number for client, nonce, number in run(_OPEN, columns)}


def closing(closings: Sequence[Closing]) -> tuple[str, list[Any]]:
    """Return the statement that writes how calls ended, with its values; a call ends once."""
    rows = [
        (
            one.number,
            one.outcome,
            one.layer or "",
            one.reason,
            ",".join(sorted(one.disclosed)),
            one.dropped,
            one.answer,
            one.milliseconds,
        )
        for one in closings
    ]
    columns = zip(*rows, strict=True) if rows else ((),) * _CLOSE.count("%s")
    return _CLOSE, [list(column) for column in columns]


def use(grants: Mapping[str, int], *, on: date) -> dict[str, int]:
    """Count uses of grants on a day and hold them; return how often each is used now."""
    if not grants:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_USE, [on, json.dumps(dict(grants))])
        return dict(cursor.fetchall())


def standing_keys(key_ids: Iterable[str]) -> frozenset[str]:
    """Return those of the keys that are not revoked at this moment."""
    wanted = list(key_ids)
    if not wanted:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key_id FROM store_gateway_clientkey"
            " WHERE key_id = ANY(%s) AND revoked_at IS NULL",
            [wanted],
        )
        return frozenset(key_id for (key_id,) in cursor.fetchall())
