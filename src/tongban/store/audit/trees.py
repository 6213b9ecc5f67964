"""The tree over the entries (审计树): leaves placed, hashes kept in tiles, proofs read from them.

Only the sealer writes here, one at a time by an advisory lock; who writes entries never waits for
it. Reading a proof takes two queries, however large the tree is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import Max
from django.db.models.functions import Now

from tongban.core.audit.heads import Anchor as SignedHead
from tongban.core.audit.heads import TreeHead
from tongban.core.audit.places import Place, consistency, inclusion, peaks
from tongban.core.audit.proofs import Consistency, Inclusion
from tongban.core.audit.tiles import grown, hash_of, root_of, tails, tiles_of
from tongban.store.audit.models import Anchor, AuditEntry, Leaf, Tile, Waiting

_LOCK: Final = 0x746F6E6762616E
"""The advisory lock of the sealer: the letters of its platform."""

_LEAVES: Final = """
INSERT INTO store_audit_leaf (index, entry_id)
SELECT %s + place - 1, entry FROM unnest(%s::bigint[]) WITH ORDINALITY AS given (entry, place)
"""
_TILE: Final = """
INSERT INTO store_audit_tile (level, index, hashes)
SELECT * FROM unnest(%s::int[], %s::bigint[], %s::bytea[])
ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes
"""


def take_turn() -> bool:
    """Become the one sealer until the end of this transaction, unless another is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])


def size_of_tree() -> int:
    """Return how many leaves there are."""
    last: int | None = Leaf.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def waiting_entries(most: int) -> list[tuple[int, bytes]]:
    """Return entries that no tree covers, with their leaf hashes, the first written first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, leaf_hash FROM store_audit_waiting"
            " JOIN store_audit_auditentry ON id = entry_id ORDER BY entry_id LIMIT %s",
            [most],
        )
        return [(entry, bytes(hashed)) for entry, hashed in cursor.fetchall()]


def extend_tree(size: int, entries: Sequence[tuple[int, bytes]]) -> None:
    """Give entries the places after the first `size` leaves; they wait no longer."""
    numbers = [entry for entry, _ in entries]
    kept = _tiles(tails(size))
    written = list(grown(size, kept, [hashed for _, hashed in entries]))
    with connection.cursor() as cursor:
        cursor.execute(_LEAVES, [size, numbers])
        cursor.execute(
            _TILE,
            [
                [place.level for place, _ in written],
                [place.number for place, _ in written],
                [hashes for _, hashes in written],
            ],
        )
        cursor.execute("DELETE FROM store_audit_waiting WHERE entry_id = ANY(%s)", [numbers])


def oldest_wait() -> tuple[datetime, datetime] | None:
    """Return since when the oldest entry waits for its seal, and what time it is.

    Both are by the clock of the database, so that a process whose clock is wrong refuses nobody;
    None when nothing waits.
    """
    return Waiting.objects.order_by("entry_id").values_list("since", Now()).first()


def root(size: int) -> bytes:
    """Return the root over the first `size` leaves."""
    return root_of(size, _tiles(tiles_of([peaks(0, size)])))


def place_of(entry: int) -> int | None:
    """Return the place of an entry among the leaves; None while it waits or was never written."""
    return Leaf.objects.filter(entry_id=entry).values_list("index", flat=True).first()


def inclusion_proof(index: int, size: int) -> Inclusion:
    """Return what shows that a leaf is in the tree of `size` leaves."""
    ranges = inclusion(index, size)
    kept = _tiles(tiles_of(ranges))
    return Inclusion(index=index, size=size, path=tuple(hash_of(one, kept) for one in ranges))


def consistency_proof(old: int, size: int) -> Consistency:
    """Return what shows that the tree of `old` leaves is the beginning of that of `size`."""
    ranges = consistency(old, size)
    kept = _tiles(tiles_of(ranges))
    return Consistency(old=old, size=size, path=tuple(hash_of(one, kept) for one in ranges))


def hash_of_entry(entry: int) -> bytes | None:
    """Return the leaf hash that an entry was written with."""
    found = AuditEntry.objects.filter(pk=entry).values_list("leaf_hash", flat=True).first()
    return None if found is None else bytes(found)


def keep_anchor(anchor: SignedHead) -> None:
    """Keep a signed head beside the tree."""
    Anchor.objects.create(
        size=anchor.head.size,
        root=anchor.head.root,
        at=anchor.head.at,
        key_id=anchor.key_id,
        algorithm=anchor.algorithm,
        signature=anchor.signature,
    )


def newest_anchor() -> SignedHead | None:
    """Return the anchor of the largest tree."""
    row = Anchor.objects.order_by("-size").first()
    return None if row is None else _signed(row)


def anchor_of(size: int) -> SignedHead | None:
    """Return the anchor of the tree of `size` leaves, if it was signed."""
    row = Anchor.objects.filter(size=size).first()
    return None if row is None else _signed(row)


def anchors_from(size: int, *, most: int) -> tuple[SignedHead, ...]:
    """Return at most so many anchors of trees larger than `size`, the smallest first."""
    rows = Anchor.objects.filter(size__gt=size).order_by("size")[:most]
    return tuple(_signed(row) for row in rows)


def anchors_after(size: int) -> Iterator[SignedHead]:
    """Yield the anchors of trees larger than `size`, the smallest first."""
    rows = Anchor.objects.filter(size__gt=size).order_by("size")
    return (_signed(row) for row in rows.iterator(chunk_size=1000))


def _signed(row: Anchor) -> SignedHead:
    return SignedHead(
        head=TreeHead(size=row.size, root=bytes(row.root), at=row.at),
        key_id=row.key_id,
        algorithm=row.algorithm,
        signature=bytes(row.signature),
    )


def _tiles(places: Iterable[Place]) -> Mapping[Place, bytes]:
    """Return the tiles at these places, in one query."""
    wanted = sorted(places)
    if not wanted:
        return {}
    rows = Tile.objects.filter(pk__in=[tuple(place) for place in wanted])
    return {Place(row.level, row.index): bytes(row.hashes) for row in rows}
