"""Hashes of a Merkle tree (默克尔树): RFC 6962 §2.1, with SHA-256.

A leaf and a node are hashed with different first bytes, so that neither can pass for the other.
"""

from collections.abc import Iterable
from functools import reduce
from hashlib import sha256
from typing import Final

EMPTY: Final = sha256().digest()
"""The root of a tree without leaves."""

HASH_BYTES: Final = 32


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node above two others."""
    return sha256(b"\x01" + left + right).digest()


def joined(peaks: Iterable[bytes]) -> bytes:
    """Return the hash above complete subtrees that stand side by side, the tallest first."""
    found = tuple(peaks)
    if not found:
        return EMPTY
    return reduce(lambda right, left: node_hash(left, right), reversed(found))
