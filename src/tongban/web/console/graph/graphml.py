"""GraphML: a node and its neighbours for other graph tools (Gephi, yEd, networkx read it)."""

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from tongban.core.graph.nodes import Node
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.snapshot import Snapshot

MOST_OF_A_BUNCH: Final = 200
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<graph edgedefault="directed">
"""
_TAIL: Final = "</graph>\n</graphml>\n"


def graphml(snapshot: Snapshot, node: Node) -> bytes:
    """Return a node, the first of each bunch of its neighbours, and the edges to them."""
    nodes: dict[Node, None] = {node: None}
    edges: list[str] = []
    for bunch in bunches(snapshot, node):
        relation, onward = bunch.relation, bunch.onward
        page = neighbours(snapshot, node, relation, onward=onward, limit=MOST_OF_A_BUNCH)
        for one in page.nodes:
            nodes[one] = None
            source, target = (node, one) if onward else (one, node)
            edges.append(
                f"<edge source={_attribute(source.written)} target={_attribute(target.written)}>"
                f'<data key="relation">{relation.word}</data></edge>\n'
            )
    written = "".join(_node(snapshot, one) for one in nodes)
    return f"{_HEAD}{written}{''.join(edges)}{_TAIL}".encode()


def _node(snapshot: Snapshot, node: Node) -> str:
    return (
        f'<node id={_attribute(node.written)}><data key="kind">{node.kind.word}</data>'
        f'<data key="label">{escape(_clean(snapshot.label(node)))}</data></node>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 has no place for (§2.2)."""
    return _FORBIDDEN.sub("", text)
