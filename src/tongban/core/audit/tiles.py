"""Tiles (分块): how a tree of any size is kept in few rows.

Only the hashes of every eighth level are kept, 256 side by side in a tile; the seven levels between
are computed from a tile when they are asked for. A million leaves are 3,907 tiles and 17 above
them, and a proof reads at most a few. A full tile never changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tongban.core.audit.hashing import HASH_BYTES, joined, node_hash
from tongban.core.audit.places import Place, Range, peaks

HEIGHT: Final = 8
WIDTH: Final = 1 << HEIGHT


def tails(size: int) -> tuple[Place, ...]:
    """Return the tiles of a tree of `size` leaves that are not full, by their own level."""
    found, level = [], 0
    while size:
        if size % WIDTH:
            found.append(Place(level, size // WIDTH))
        size, level = size // WIDTH, level + 1
    return tuple(found)


def grown(
    size: int, kept: Mapping[Place, bytes], leaves: Sequence[bytes]
) -> Iterator[tuple[Place, bytes]]:
    """Yield the tiles that new leaves make or change in a tree of `size`; `kept` has its tails."""
    level, hashes = 0, leaves
    while hashes:
        first, beside = divmod(size, WIDTH)
        row = (kept[Place(level, first)] if beside else b"") + b"".join(hashes)
        step = WIDTH * HASH_BYTES
        tiles = [row[start : start + step] for start in range(0, len(row), step)]
        for number, tile in enumerate(tiles, start=first):
            yield Place(level, number), tile
        hashes = [_top(_cut(tile)) for tile in tiles if len(tile) == step]
        size, level = first, level + 1


def tiles_of(ranges: Iterable[Range]) -> frozenset[Place]:
    """Return the tiles from which the hashes of these ranges are computed."""
    return frozenset(_tile(place)[0] for one in ranges for place in one)


def hash_of(subtrees: Range, kept: Mapping[Place, bytes]) -> bytes:
    """Return the one hash that stands for complete subtrees side by side."""
    return joined(_hash_at(place, kept) for place in subtrees)


def root_of(size: int, kept: Mapping[Place, bytes]) -> bytes:
    """Return the root of a tree of `size` leaves."""
    return hash_of(peaks(0, size), kept)


def _tile(place: Place) -> tuple[Place, int, int]:
    """Return the tile of a subtree, where in it the subtree begins, and how many hashes it has."""
    level, above = divmod(place.level, HEIGHT)
    number, offset = divmod(place.number << above, WIDTH)
    return Place(level, number), offset, 1 << above


def _hash_at(place: Place, kept: Mapping[Place, bytes]) -> bytes:
    tile, offset, count = _tile(place)
    return _top(_cut(kept[tile][offset * HASH_BYTES : (offset + count) * HASH_BYTES]))


def _cut(hashes: bytes) -> list[bytes]:
    return [hashes[start : start + HASH_BYTES] for start in range(0, len(hashes), HASH_BYTES)]


def _top(hashes: list[bytes]) -> bytes:
    """Return the hash above hashes whose number is a power of two."""
    while len(hashes) > 1:
        hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]
