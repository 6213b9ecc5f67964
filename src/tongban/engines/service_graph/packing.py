"""A part as bytes (片段打包): small enough to keep beside each published version.

A head of counts and measures, one line of own nodes, of mentioned nodes and of edges, then all
texts. Within a part a node is a number: its own first, then those that it only mentions.
"""

import struct
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node
from tongban.core.graph.parts import Part

FORM: Final = 1
"""Counts up whenever the same version would be packed differently."""

OWN: Final = np.dtype([("kind", "u1"), ("traits", "u1")])
EDGE: Final = np.dtype([("relation", "u1"), ("group", "<u2"), ("source", "<u4"), ("target", "<u4")])
BETWEEN: Final = b"\0"
_HEAD: Final = struct.Struct("<IIIIH")


class Packed(NamedTuple):
    """What is in a packed part: counts, measures, and the runs of bytes behind the head.

    The texts are promised and statutory limit, names of own nodes, labels of own nodes, and names
    of mentioned nodes.
    """

    own_count: int
    mentioned_count: int
    days: int
    visits: int
    own: bytes
    mentioned: bytes
    edges: bytes
    texts: list[bytes]


def packed(part: Part) -> bytes:
    """Return a part as bytes, for `unpacked`."""
    own = {named.node: place for place, named in enumerate(part.nodes)}
    targets = (edge.target for edge in part.edges if edge.target not in own)
    mentioned = dict.fromkeys(targets)
    places = own | {node: len(own) + place for place, node in enumerate(mentioned)}
    edges = [
        (edge.relation.number, edge.group, places[edge.source], places[edge.target])
        for edge in part.edges
    ]
    measures = part.measures
    texts = (
        measures.promised,
        measures.statutory,
        *(_name(named.node) for named in part.nodes),
        *(named.label for named in part.nodes),
        *(_name(node) for node in mentioned),
    )
    return b"".join(
        (
            _HEAD.pack(len(own), len(mentioned), len(edges), measures.days, measures.visits),
            np.array([(one.node.kind, one.traits) for one in part.nodes], dtype=OWN).tobytes(),
            bytes(node.kind for node in mentioned),
            np.array(edges, dtype=EDGE).tobytes(),
            BETWEEN.join(text.encode().replace(BETWEEN, b" ") for text in texts),
        )
    )


def unpacked(content: bytes) -> Packed:
    """Return what `packed` put in."""
    own_count, mentioned_count, edge_count, days, visits = _HEAD.unpack_from(content)
    own_end = _HEAD.size + own_count * OWN.itemsize
    mentioned_end = own_end + mentioned_count
    edges_end = mentioned_end + edge_count * EDGE.itemsize
    return Packed(
        own_count,
        mentioned_count,
        days,
        visits,
        content[_HEAD.size : own_end],
        content[own_end:mentioned_end],
        content[mentioned_end:edges_end],
        content[edges_end:].split(BETWEEN),
    )


def lines(content: bytes, kind: np.dtype[np.void]) -> npt.NDArray[np.void]:
    """Return a run of bytes as lines of a kind."""
    return np.frombuffer(content, dtype=kind)


def _name(node: Node) -> str:
    return node.part if node.kind in PARTS_OF_ITEMS else node.code
