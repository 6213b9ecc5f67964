"""What a condition may cost (上限): nodes, depth, length of text and nested lists.

Editors of items write conditions, and a condition is evaluated for every visitor: so its cost is
bounded before it is stored, not watched while it runs.
"""

from collections.abc import Iterator
from typing import TypeAlias

from tongban.core.catalog.conditions.nodes import (
    MEMBER,
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeast,
    Between,
    Compare,
    Condition,
    Contains,
    Elapsed,
    Element,
    Exists,
    HowMany,
    Not,
    OneOf,
    Quantified,
    Term,
)
from tongban.core.vocabulary.errors import InvalidValue

MOST_NODES = 400
MOST_DEPTH = 40
MOST_CHARACTERS = 20_000

Node: TypeAlias = Condition | Term


class ConditionTooCostly(InvalidValue):
    """A condition larger, deeper or longer than anyone could read."""

    def __init__(self, reason: str, *, position: int | None = None) -> None:
        super().__init__("condition", reason, position=position)


def children(node: Node) -> tuple[Node, ...]:  # noqa: PLR0911 - one line a node
    """Return the nodes and terms directly inside a node, in reading order."""
    match node:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case Not(part):
            return (part,)
        case Compare(left, _, right) | Arithmetic(_, left, right) | Elapsed(_, left, right):
            return (left, right)
        case Between(term, low, high):
            return (term, low, high)
        case OneOf(term):
            return (term,)
        case Quantified(_, _, condition) | HowMany(_, condition) if condition is not None:
            return (condition,)
        case _:
            return ()


def walk(node: Node) -> Iterator[tuple[Node, int]]:
    """Yield every node with its depth, the root first at depth 1, in reading order."""
    waiting: list[tuple[Node, int]] = [(node, 1)]
    while waiting:
        current, depth = waiting.pop()
        yield current, depth
        inside = children(current)
        if inside:  # most nodes have none
            waiting += [(child, depth + 1) for child in reversed(inside)]


def refuse_costly(node: Node) -> None:
    """Raise `ConditionTooCostly` when a tree is too large, too deep or nests lists in lists."""
    for count, (_, depth) in enumerate(walk(node), start=1):
        if count > MOST_NODES:
            raise ConditionTooCostly(f"条件超过 {MOST_NODES} 个节点，请拆成几条")
        if depth > MOST_DEPTH:
            raise ConditionTooCostly(f"条件嵌套超过 {MOST_DEPTH} 层，请拆成几条")
    _refuse_stray_members(node)


def _refuse_stray_members(root: Node) -> None:
    """Columns stand inside a list, and lists never inside lists: their cost would multiply."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, inside = waiting.pop()
        match node:
            case Quantified() | HowMany() if inside:
                raise ConditionTooCostly(f"名单 {node.records} 的条件里不能再套名单")
            case Element(code) | Exists(code) | Contains(code) if (
                code.startswith(MEMBER) and not inside
            ):
                raise InvalidValue("condition", f"{code} 只能写在名单的条件里")
            case _:
                deeper = inside or isinstance(node, Quantified | HowMany)
                waiting.extend((child, deeper) for child in children(node))
