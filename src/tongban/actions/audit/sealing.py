"""Seal what waits (封存): entries become leaves, the tree grows, its head is signed and copied out.

The worker calls it by the clock. A worker that dies in between has lost nothing: leaves and anchor
are one transaction, and anchors that were not copied yet are copied by the next turn. Only one
sealer works at a time, and nobody who writes an entry waits for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from django.db import transaction
from django.utils import timezone

from tongban.core.audit.heads import Anchor, TreeHead
from tongban.core.certificates.seals import Seal, Sealer
from tongban.store.audit import trees

BATCH: Final = 20_000
"""So many leaves stand in one transaction."""


class Copies(Protocol):
    """Where anchors are copied to, out of reach of whoever keeps the database."""

    def newest_size(self) -> int:
        """Return how many leaves the last copied anchor counts."""
        ...

    def append(self, anchors: Iterable[Anchor]) -> None:
        """Take copies of anchors."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """How many entries became leaves, and how many anchors were copied."""

    leaves: int = 0
    copied: int = 0


def seal_waiting(sealer: Sealer, copies: Copies, *, batch: int = BATCH) -> Sealed:
    """Seal everything that waits, unless another sealer is at it."""
    leaves = 0
    while added := _seal_batch(sealer, batch):
        leaves += added
    return Sealed(leaves=leaves, copied=_copy(copies))


@transaction.atomic
def _seal_batch(sealer: Sealer, batch: int) -> int:
    if not trees.take_turn():
        return 0
    entries = trees.waiting_entries(batch)
    if entries:
        size = trees.size_of_tree()
        trees.extend_tree(size, entries)
        trees.keep_anchor(_signed(sealer, size + len(entries), timezone.now()))
    return len(entries)


def _signed(sealer: Sealer, size: int, now: datetime) -> Anchor:
    head = TreeHead(size=size, root=trees.root(size), at=now)
    seal = sealer.sign(head.content)
    return Anchor(head=head, key_id=seal.key_id, algorithm=seal.algorithm, signature=seal.signature)


def genuine(anchor: Anchor, sealer: Sealer) -> bool:
    """Tell whether a key that is known signed this head."""
    seal = Seal(key_id=anchor.key_id, algorithm=anchor.algorithm, signature=anchor.signature)
    return sealer.verify(anchor.head.content, seal)


def _copy(copies: Copies) -> int:
    missing = tuple(trees.anchors_after(copies.newest_size()))
    if missing:
        copies.append(missing)
    return len(missing)
