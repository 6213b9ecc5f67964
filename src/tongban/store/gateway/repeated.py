"""Calls that were answered (已答复调用): found by the caller's key and the name it chose."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from tongban.store.gateway.models import AnsweredCall
from tongban.store.sealing import blind_indexes


def taken_up(caller: str, key: str) -> bool:
    """Lock the key for this transaction; False while another call under it is under way."""
    number = int.from_bytes(_indexes(caller, key)[0][:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def answered(caller: str, key: str) -> AnsweredCall | None:
    """Return what was answered under a key."""
    return AnsweredCall.objects.filter(pk__in=_indexes(caller, key)).first()


def keep(caller: str, key: str, *, call: bytes, content: Mapping[str, Any], at: datetime) -> None:
    """Keep the answer to a call."""
    row = AnsweredCall(index=_indexes(caller, key)[0], call=call, answered_at=at)
    row.content = dict(content)
    row.save(force_insert=True)


def forget_before(moment: datetime) -> int:
    """Delete answers given before a moment; return how many that were."""
    return AnsweredCall.objects.filter(answered_at__lt=moment).delete()[0]


def _indexes(caller: str, key: str) -> tuple[bytes, ...]:
    return blind_indexes(f"answered call\n{caller}\n{key}")
