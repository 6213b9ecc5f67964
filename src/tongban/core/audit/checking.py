"""Checking the whole tree (全量校验): leaf by leaf, anchor by anchor, and what is wrong first.

An entry that was changed contradicts its leaf, and is named. A tree that was recomputed contradicts
an anchor. One that was cut short has fewer leaves than an anchor counts. An entry written into the
past is under no root, or comes after an anchor that was signed long after its moment.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.audit.hashing import joined, node_hash
from tongban.core.audit.heads import Anchor

GRACE: Final = timedelta(minutes=15)
"""Longer than any transaction lasts: so much earlier than an anchor, an entry must be under it."""


class Fault(enum.Enum):
    """What can be wrong with what was written down."""

    ENTRY_CHANGED = "entry_changed"
    ENTRY_MISSING = "entry_missing"
    BACKDATED = "backdated"
    ROOT_DIFFERS = "root_differs"
    CUT_SHORT = "cut_short"
    SIGNATURE = "signature"
    ANCHOR_LOST = "anchor_lost"
    ANCHOR_DIFFERS = "anchor_differs"
    UNCOVERED = "uncovered"
    EVENT_CHANGED = "event_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, and the leaf, entry or number of leaves where it shows first."""

    fault: Fault
    leaf: int | None = None
    entry: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLeaf:
    """A leaf as the tree keeps it, beside the entry that it stands for, as that reads now.

    `computed` is the hash of what the entry says now; None when the entry is gone.
    """

    index: int
    entry: int
    hash: bytes
    computed: bytes | None
    at: datetime | None


class Frontier:
    """The peaks of a tree that grows leaf by leaf."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Put a leaf at the right edge."""
        size, found = self.size, leaf
        while size & 1:
            found = node_hash(self._peaks.pop(), found)
            size >>= 1
        self._peaks.append(found)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root over all leaves so far."""
        return joined(self._peaks)


def faults(leaves: Iterable[KeptLeaf], anchors: Iterable[Anchor]) -> Iterator[Finding]:
    """Yield what is wrong with leaves from the first on, under anchors by their size."""
    frontier, due = Frontier(), iter(sorted(anchors, key=lambda one: one.head.size))
    last: Anchor | None = None
    anchor = next(due, None)
    for leaf in leaves:
        yield from _faults_of(leaf, frontier.size, last)
        frontier.add(leaf.hash)
        while anchor is not None and anchor.head.size == frontier.size:
            if anchor.head.root != frontier.root:
                yield Finding(fault=Fault.ROOT_DIFFERS, size=frontier.size)
            last, anchor = anchor, next(due, None)
    if anchor is not None:
        yield Finding(fault=Fault.CUT_SHORT, leaf=frontier.size, size=anchor.head.size)


def _faults_of(leaf: KeptLeaf, expected: int, last: Anchor | None) -> Iterator[Finding]:
    if leaf.index != expected or leaf.computed is None or leaf.at is None:
        yield Finding(fault=Fault.ENTRY_MISSING, leaf=expected, entry=leaf.entry)
    elif leaf.computed != leaf.hash:
        yield Finding(fault=Fault.ENTRY_CHANGED, leaf=leaf.index, entry=leaf.entry)
    elif last is not None and leaf.at < last.head.at - GRACE:
        yield Finding(fault=Fault.BACKDATED, leaf=leaf.index, entry=leaf.entry)


def disagreements(kept: Mapping[int, Anchor], copied: Iterable[Anchor]) -> Iterator[Finding]:
    """Yield where the anchors beside the tree, by size, and their copies elsewhere part."""
    for copy in copied:
        beside = kept.get(copy.head.size)
        if beside is None:
            yield Finding(fault=Fault.ANCHOR_LOST, size=copy.head.size)
        elif beside.head.root != copy.head.root:
            yield Finding(fault=Fault.ANCHOR_DIFFERS, size=copy.head.size)
