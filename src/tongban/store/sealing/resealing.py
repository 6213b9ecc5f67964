"""Resealing (换密): what older keys sealed is sealed again under the newest, in traffic.

Rows are taken in the order of their keys, a few at a time, each few in a transaction of their own
that also writes how far it came: whoever is killed in the middle goes on from there. Nobody waits:
a row that somebody holds is left for the next round, and old and new stay readable as long as both
keys are listed. A table of history lets its ciphertext be replaced by one under another key, and
nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from tongban.store.sealing.columns import Sealed, SealedColumn, sealed_columns
from tongban.store.sealing.envelopes import SealBroken, key_of
from tongban.store.sealing.keys import key_ids
from tongban.store.sealing.models import Resealing

AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Under which keys the values of one column stand (密钥使用情况)."""

    column: str
    values: dict[str, int]


def reseal_some(now: datetime, *, at_once: int = AT_ONCE) -> int | None:
    """Take the next few rows that need it; return how many were resealed.

    None says that there is nothing to do now: all is done, or what is left is held by others.
    Nothing at all is asked of the database while one key is listed.
    """
    current, *older = key_ids(settings.FIELD_KEYS)
    if not older:
        return None
    with transaction.atomic():
        for column in sealed_columns():
            row = _progress(column.name, current)
            if row is not None:
                done = _reseal(row, column, at_once)
                return done if _moved_on(row, now) else None
    return None


def standings() -> Iterator[Standing]:
    """Yield for each column how many values stand under each key; reads whole tables."""
    for one in sealed_columns():
        query = sql.SQL(
            "SELECT encode(substring({0} FROM 1 FOR position('\\x3a'::bytea IN {0}) - 1), 'escape')"
            " AS key, count(*) FROM {1} WHERE length({0}) > 0 GROUP BY 1 ORDER BY 1"
        ).format(sql.Identifier(one.sealed.column), sql.Identifier(one.table))
        with connection.cursor() as cursor:
            cursor.execute(query)
            yield Standing(column=one.name, values=dict(cursor.fetchall()))


def _progress(name: str, current: str) -> Resealing | None:
    """Return the locked round of a column, begun now if need be; None when there is none to do."""
    Resealing.objects.get_or_create(column=name, defaults={"key_id": current})
    row = Resealing.objects.select_for_update(skip_locked=True).filter(column=name).first()
    if row is None or (row.key_id == current and row.ended_at is not None):
        return None
    if row.key_id != current:
        row.key_id, row.upto, row.ended_at = current, "", None
        row.resealed = 0
    if not row.upto:
        row.left = row.broken = 0
    return row


def _reseal(row: Resealing, column: SealedColumn, at_once: int) -> int:
    """Reseal the next few rows of a column; note in its round how far that came."""
    every = column.model._default_manager  # noqa: SLF001 - Django's documented way to the rows
    after = {"pk__gt": _key(row.upto)} if row.upto else {}
    keys = list(every.filter(**after).order_by("pk").values_list("pk", flat=True)[:at_once])
    free = every.filter(pk__in=keys).select_for_update(skip_locked=True, no_key=True)
    taken = list(free)
    row.left += len(keys) - len(taken)
    row.upto = _written(keys[-1]) if len(keys) == at_once else ""
    moved = [(value, one.pk) for one in taken if (value := _moved(one, row, column.sealed))]
    _write(column, moved)
    row.resealed += len(moved)
    return len(moved)


def _written(key: Any) -> str:
    """Return the key of a row as text; octets as hexadecimal."""
    return f"\\x{bytes(key).hex()}" if isinstance(key, bytes | memoryview) else str(key)


def _key(written: str) -> str | bytes:
    return bytes.fromhex(written[2:]) if written.startswith("\\x") else written


def _moved(one: Model, row: Resealing, sealed: Sealed[Any]) -> bytes | None:
    """Return the value of a row under the newest key; None when it stands there already."""
    before = getattr(one, sealed.column)
    if not before or key_of(before) == row.key_id:
        return None
    try:
        sealed.__set__(one, sealed.__get__(one, type(one)))
    except SealBroken:
        row.broken += 1
        return None
    return cast("bytes", getattr(one, sealed.column))


def _write(column: SealedColumn, moved: list[tuple[bytes, Any]]) -> None:
    """Write values in one round trip, where each stood."""
    key = column.model._meta.pk  # noqa: SLF001 - Django's documented way to the key
    query = sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s").format(
        sql.Identifier(column.table),
        sql.Identifier(column.sealed.column),
        sql.Identifier(key.column),
    )
    with connection.cursor() as cursor:
        cursor.executemany(query, moved)


def _moved_on(row: Resealing, now: datetime) -> bool:
    """Write how far a round came; tell whether there is more to do at once."""
    over = not row.upto
    row.ended_at = now if over and not row.left else None
    row.save()
    return not over or row.ended_at is not None
