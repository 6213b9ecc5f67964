"""Read everything for a check (全量读取): leaves beside their entries, and what no tree covers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import connection

from tongban.core.audit.checking import KeptLeaf
from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import HASH_BYTES, leaf_hash
from tongban.core.audit.tiles import WIDTH
from tongban.store.audit.models import AuditEntry, Tile
from tongban.store.audit.queries import ACT

_CHUNK: Final = 64 * WIDTH
_ROWS: Final = """
SELECT leaf.index, leaf.entry_id, entry.salt, entry.at, entry.actor, entry.action, entry.subject,
       entry.case_number, entry.ground, entry.outcome, entry.concerned, entry.details
FROM store_audit_leaf leaf LEFT JOIN store_audit_auditentry entry ON entry.id = leaf.entry_id
WHERE leaf.index >= %s AND leaf.index < %s ORDER BY leaf.index
"""
_UNCOVERED: Final = """
SELECT entry.id FROM store_audit_auditentry entry
WHERE NOT EXISTS (SELECT FROM store_audit_leaf leaf WHERE leaf.entry_id = entry.id)
  AND NOT EXISTS (SELECT FROM store_audit_waiting waiting
                  WHERE waiting.entry_id = entry.id
                    AND waiting.since > now() - make_interval(secs => %s))
ORDER BY entry.id LIMIT %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an entry says of one event of a case: which, and the digest of its content."""

    entry: int
    case: str
    sequence: int
    digest: str


def kept_leaves(size: int) -> Iterator[KeptLeaf]:
    """Yield every leaf beside what its entry says now, in stretches, in order."""
    for start in range(0, size, _CHUNK):
        hashes = b"".join(_row_of_hashes(start))
        with connection.cursor() as cursor:
            cursor.execute(_ROWS, [start, min(size, start + _CHUNK)])
            rows = cursor.fetchall()
        for row in rows:
            offset = (row[0] - start) * HASH_BYTES
            yield _kept(row, hashes[offset : offset + HASH_BYTES])


def uncovered_entries(patience: timedelta, most: int = 20) -> tuple[int, ...]:
    """Return entries that no tree covers and that do not wait, or wait longer than `patience`."""
    with connection.cursor() as cursor:
        cursor.execute(_UNCOVERED, [patience.total_seconds(), most])
        return tuple(entry for (entry,) in cursor.fetchall())


def recorded_acts() -> Iterator[Act]:
    """Yield what entries say of the events of cases, the first written first."""
    rows = AuditEntry.objects.filter(action__startswith=ACT, details__has_key="digest")
    found = rows.order_by("id").values_list("id", "subject", "details")
    for entry, subject, details in found.iterator(chunk_size=1000):
        yield Act(
            entry=entry,
            case=subject,
            sequence=int(details["sequence"]),
            digest=details["digest"],
        )


def _row_of_hashes(start: int) -> Iterator[bytes]:
    first = start // WIDTH
    tiles = Tile.objects.filter(level=0, index__gte=first, index__lt=first + _CHUNK // WIDTH)
    return (bytes(tile.hashes) for tile in tiles.order_by("index"))


def _kept(row: tuple[Any, ...], hashed: bytes) -> KeptLeaf:
    index, number, salt, at, actor, action, subject, case, ground, outcome, about, details = row
    computed = None
    if salt is not None:
        entry = Entry(
            at=at,
            actor=actor,
            action=action,
            subject=subject,
            case_number=case,
            ground=ground,
            outcome=outcome,
            concerned=tuple(bytes(one) for one in about),
            details=json.loads(details),
        )
        computed = leaf_hash(leaf_content(entry, bytes(salt)))
    return KeptLeaf(index=index, entry=number, hash=hashed, computed=computed, at=at)
