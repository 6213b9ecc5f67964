"""Proofs (证明): whoever holds a signed head can check an entry without trusting the keeper.

RFC 6962 §2.1.1-2.1.2, checked as RFC 9162 §2.1.3.2 and §2.1.4.2 say, which leaves no path that is
too long, too short or beside the point accepted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tongban.core.audit.hashing import node_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """The hashes beside the way from leaf `index` to the root of a tree of `size` leaves."""

    index: int
    size: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The hashes that show a tree of `old` leaves to be the beginning of one of `size`."""

    old: int
    size: int
    path: tuple[bytes, ...]


def includes(root: bytes, leaf: bytes, proof: Inclusion) -> bool:
    """Tell whether a proof shows the leaf with this hash to be under `root`."""
    if not 0 <= proof.index < proof.size:
        return False
    way, edge, found = proof.index, proof.size - 1, leaf
    for beside in proof.path:
        if not edge:
            return False
        if way & 1 or way == edge:
            found = node_hash(beside, found)
            way, edge = _left_of_edge(way, edge)
        else:
            found = node_hash(found, beside)
        way, edge = way >> 1, edge >> 1
    return not edge and found == root


def extends(old_root: bytes, root: bytes, proof: Consistency) -> bool:
    """Tell whether a proof shows the tree under `old_root` to be the beginning of the other.

    A tree without leaves is the beginning of every tree.
    """
    if not 0 <= proof.old <= proof.size:
        return False
    if proof.old == proof.size:
        return not proof.path and old_root == root
    if not proof.old:
        return not proof.path
    return _rebuilds(old_root, root, proof)


def _rebuilds(old_root: bytes, root: bytes, proof: Consistency) -> bool:
    whole = proof.old & (proof.old - 1) == 0
    path: Sequence[bytes] = (old_root, *proof.path) if whole else proof.path
    if not path:
        return False
    way, edge = proof.old - 1, proof.size - 1
    while way & 1:
        way, edge = way >> 1, edge >> 1
    old = new = path[0]
    for beside in path[1:]:
        if not edge:
            return False
        if way & 1 or way == edge:
            old, new = node_hash(beside, old), node_hash(beside, new)
            way, edge = _left_of_edge(way, edge)
        else:
            new = node_hash(new, beside)
        way, edge = way >> 1, edge >> 1
    return not edge and old == old_root and new == root


def _left_of_edge(way: int, edge: int) -> tuple[int, int]:
    """Climb while there is nothing to the right and nothing to the left either."""
    while way and not way & 1:
        way, edge = way >> 1, edge >> 1
    return way, edge
