"""Nodes (节点): everything that the graph speaks of, named by kind and code.

What belongs to one item, such as a step, is named by the item's code and its own id, so that a node
of any kind can be written down, put into an address and read back.
"""

import enum
from typing import NamedTuple

from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue, Reason


class NodeKind(enum.IntEnum):
    """What a node is (节点种类); the order is that of lists, from services down to the law."""

    JOURNEY = 0
    ITEM = 1
    CONDITION = 2
    REQUIREMENT = 3
    STEP = 4
    FEE = 5
    OUTPUT = 6
    EVIDENCE = 7
    CERTIFICATE = 8
    ELEMENT = 9
    DATASET = 10
    DEPARTMENT = 11
    PARAMETER = 12
    STANDARD = 13
    ARTICLE = 14
    LAW = 15

    __hash__ = int.__hash__

    @property
    def word(self) -> str:
        """Return the name used in addresses and exports."""
        return self.name.lower()


PARTS_OF_ITEMS = (
    NodeKind.CONDITION,
    NodeKind.REQUIREMENT,
    NodeKind.STEP,
    NodeKind.FEE,
    NodeKind.OUTPUT,
)
"""The kinds that belong to one item and are named under its code."""

_KINDS = {kind.word: kind for kind in NodeKind}


class Node(NamedTuple):
    """One thing in the graph (节点): `part` is its id within the item `code`, if it belongs to one.

    Nodes sort by kind, then code, then part; every list of the graph is in that order.
    """

    kind: NodeKind
    code: str
    part: str = ""

    @property
    def written(self) -> str:
        """Return the form for addresses and exports; `read_node` reads it back."""
        within = f"/{self.part}" if self.part else ""
        return f"{self.kind.word}:{self.code}{within}"

    @property
    def owner(self) -> "Node":
        """Return the item that a part of an item belongs to, else the node itself."""
        return Node(NodeKind.ITEM, self.code) if self.kind in PARTS_OF_ITEMS else self


def read_node(text: str) -> Node:
    """Return the node that `Node.written` wrote.

    Raises:
        InvalidValue: when the text names no kind of node, or no code.
    """
    word, _, name = text.partition(":")
    kind = _KINDS.get(word)
    if kind is None or not name:
        raise InvalidValue("node", Reason.FORMAT)
    if kind not in PARTS_OF_ITEMS:
        return Node(kind, name)
    code, _, part = name.partition("/")
    if not code or not part:
        raise InvalidValue("node", Reason.FORMAT)
    return Node(kind, code, part)


def article_of(citation: Citation) -> Node | None:
    """Return the article that a citation names, else its whole law; local practice has none.

    Paragraphs and items 款项 change with their article. The level is left out: whatever level
    somebody wrote down, the provision is the same one.
    """
    if citation.is_local:
        return None
    number = f"({citation.number})" if citation.number else ""
    law = f"{citation.law}{number}"
    return Node(NodeKind.ARTICLE, f"{law}#{citation.article or ''}")


def law_of(article: Node) -> Node:
    """Return the law that an article stands in."""
    return Node(NodeKind.LAW, article.code.rpartition("#")[0])


def plain_label(node: Node) -> str:
    """Return what to call a node that no definition names: provisions as people read them."""
    if node.kind not in (NodeKind.ARTICLE, NodeKind.LAW):
        return node.part or node.code
    try:
        return str(parse_citation(node.code.rstrip("#")))
    except InvalidValue:
        return node.code
