"""Write calls (登记调用): many in one statement, each nonce of a client once, for good.

The statement that writes a call is also the one that confirms its key and its grant: what was read
of them a moment ago need not be read again to be true at this moment. Each is looked up by its
name, as a value: asked whether it is there, the server would read every grant for every call.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Final

from django.db import connection

from tongban.core.exchange.calls import Closing
from tongban.store.prepared import as_rows, run

_OPEN: Final = """
    INSERT INTO store_gateway_call
        (client, nonce, service, operation, actor, case_number, item, purpose, "grant", wanted,
         subject, digest, envelope_sealed, signature, sent_at)
    SELECT client, nonce, service, operation, actor, case_number, item, purpose, "grant", wanted,
           subject, digest, envelope, signature, sent_at
    FROM json_to_recordset(%s::json)
      AS row(client text, nonce text, service text, operation text, actor text, case_number text,
             item text, purpose text, "grant" text, wanted text[], subject bytea, digest text,
             envelope bytea, signature text, sent_at timestamptz, key_id text, version text)
    WHERE (row.key_id = '' OR (
        SELECT key.revoked_at IS NULL FROM store_gateway_clientkey AS key
        WHERE key.key_id = row.key_id))
      AND (row.version = '' OR row.version = (
        SELECT held.xmin::text || held.ctid::text FROM store_exchange_grantrow AS held
        WHERE held.code = row."grant"))
    ON CONFLICT (client, nonce) DO NOTHING
    RETURNING client, nonce, id
"""
_CLOSE: Final = """
    INSERT INTO store_gateway_callend
        (call_id, outcome, layer, reason, disclosed, dropped, answer, milliseconds)
    SELECT number, outcome, layer, reason, disclosed, dropped, answer, milliseconds
    FROM json_to_recordset(%s::json)
      AS row(number bigint, outcome text, layer text, reason text, disclosed text[], dropped int,
             answer text, milliseconds int)
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
    """The row of a call, in the order of its columns.

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
    wanted: Sequence[str]
    subject: bytes
    digest: str
    envelope: bytes
    signature: str
    sent_at: datetime
    key_id: str = ""
    version: str = ""


_members: Final = attrgetter(*NewCall.__slots__)


def open_calls(calls: Sequence[NewCall]) -> dict[tuple[str, str], int]:
    """Write calls in one statement; return the numbers of those written, by client and nonce.

    Left out are those whose nonce was taken before, whose key stands no more or whose grant is no
    longer the one that permitted them.
    """
    if not calls:
        return {}
    rows = as_rows(dict(zip(NewCall.__slots__, _members(one), strict=True)) for one in calls)
    return {(client, nonce): number for client, nonce, number in run(_OPEN, [rows])}


def closing(closings: Sequence[Closing]) -> tuple[str, list[str]]:
    """Return the statement that writes how calls ended, with its values; a call ends once."""
    rows = as_rows(
        {
            "number": one.number,
            "outcome": one.outcome,
            "layer": one.layer or "",
            "reason": one.reason,
            "disclosed": sorted(one.disclosed),
            "dropped": one.dropped,
            "answer": one.answer,
            "milliseconds": one.milliseconds,
        }
        for one in closings
    )
    return _CLOSE, [rows]


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
