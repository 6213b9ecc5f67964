"""Prove an entry or a stretch of history (出具证明), for whoever holds a signed head.

Proofs say nothing of what an entry says; only who was given the entry itself can compare.
"""

from dataclasses import dataclass
from typing import Any

from tongban.core.audit.heads import Anchor
from tongban.core.audit.proofs import Consistency, Inclusion
from tongban.core.vocabulary.errors import NotFound
from tongban.store.audit import trees


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProof:
    """The leaf of an entry, the signed head, and the way between them."""

    entry: int
    leaf: bytes
    inclusion: Inclusion
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryProof:
    """The signed head, and that it goes on from an older one."""

    consistency: Consistency
    anchor: Anchor


def newest_anchor() -> Anchor:
    """Return the signed head of the whole tree.

    Raises:
        NotFound: when nothing was sealed yet.
    """
    anchor = trees.newest_anchor()
    if anchor is None:
        raise NotFound("nothing was sealed yet")
    return anchor


def prove_entry(entry: int) -> EntryProof:
    """Return the proof that an entry is under the newest head.

    Raises:
        NotFound: when there is no such entry, or it is not sealed yet.
    """
    index, leaf = trees.place_of(entry), trees.hash_of_entry(entry)
    if index is None or leaf is None:
        raise NotFound(f"no sealed entry {entry}")
    anchor = newest_anchor()
    proof = trees.inclusion_proof(index, anchor.head.size)
    return EntryProof(entry=entry, leaf=leaf, inclusion=proof, anchor=anchor)


def prove_history(old: int, size: int | None = None) -> HistoryProof:
    """Return the proof that the tree of `old` leaves was only added to.

    Raises:
        NotFound: when no such trees were signed.
    """
    anchor = newest_anchor() if size is None else trees.anchor_of(size)
    if anchor is None or not 0 <= old <= anchor.head.size:
        raise NotFound(f"no signed head that goes on from {old}")
    proof = trees.consistency_proof(old, anchor.head.size)
    return HistoryProof(consistency=proof, anchor=anchor)


def plain_anchor(anchor: Anchor) -> dict[str, Any]:
    """Return a signed head as plain values."""
    return {
        "size": anchor.head.size,
        "root": anchor.head.root.hex(),
        "at": anchor.head.at.isoformat(),
        "signed": anchor.head.content.decode(),
        "key": anchor.key_id,
        "algorithm": anchor.algorithm,
        "signature": anchor.signature.hex(),
    }


def plain_entry(proof: EntryProof) -> dict[str, Any]:
    """Return a proof of inclusion as plain values."""
    return {
        "entry": proof.entry,
        "leaf": proof.leaf.hex(),
        "index": proof.inclusion.index,
        "path": [hashed.hex() for hashed in proof.inclusion.path],
        "head": plain_anchor(proof.anchor),
    }


def plain_history(proof: HistoryProof) -> dict[str, Any]:
    """Return a proof of consistency as plain values."""
    return {
        "old": proof.consistency.old,
        "size": proof.consistency.size,
        "path": [hashed.hex() for hashed in proof.consistency.path],
        "head": plain_anchor(proof.anchor),
    }
