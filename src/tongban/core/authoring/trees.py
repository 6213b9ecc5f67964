"""Trees (条件树编辑): the nested form is the tree, and each button changes one node by its path.

A path counts the way down from the root: `()` is the whole condition, `(0, 2)` the third part of
its first part. Whatever a button does leaves a condition that can be evaluated, within its bounds.
"""

import enum
from dataclasses import replace
from typing import TypeAlias, assert_never

from tongban.core.catalog.conditions.bounds import refuse_costly
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NO_NOTE,
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Condition,
    Not,
    Note,
    Quantified,
)
from tongban.core.vocabulary.errors import InvalidValue

Path: TypeAlias = tuple[int, ...]
Group: TypeAlias = AllOf | AnyOf | AtLeast


class Grouping(enum.Enum):
    """How parts are joined (组合方式)."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"
    NOT = "not"

    @property
    def label(self) -> str:
        """Return the words on the button."""
        return {
            "all": "同时满足",
            "any": "满足其中一项",
            "at_least": "至少满足其中几项",
            "not": "不属于这种情形",
        }[self.value]


def read_path(written: str) -> Path:
    """Return the path that `show_path` wrote."""
    if not written:
        return ()
    steps = written.split(".")
    if not all(step.isascii() and step.isdigit() for step in steps):
        raise InvalidValue("condition path", "条件里没有这个位置，请重新打开本页")
    return tuple(int(step) for step in steps)


def show_path(path: Path) -> str:
    """Return a path as addresses and forms carry it; empty for the whole condition."""
    return ".".join(map(str, path))


def inside(node: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside a node."""
    match node:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case Not(part):
            return (part,)
        case Quantified(_, _, condition):
            return (condition,)
        case _:
            return ()


def node_at(root: Condition, path: Path) -> Condition:
    """Return the node at a path."""
    node = root
    for step in path:
        parts = inside(node)
        if step >= len(parts):
            raise InvalidValue("condition path", "条件里没有这个位置，请重新打开本页")
        node = parts[step]
    return node


def put(root: Condition, path: Path, node: Condition) -> Condition:
    """Return the tree with another node at a path."""
    changed = _put(root, path, node)
    refuse_costly(changed)
    return changed


def add(root: Condition, path: Path, node: Condition) -> Condition:
    """Return the tree with one more part at a path; a single comparison becomes a group of two."""
    return put(root, path, _with_part(node_at(root, path), node))


def wrap(root: Condition, path: Path, grouping: Grouping) -> Condition:
    """Return the tree with the node at a path as the only part of a new group."""
    return put(root, path, _group(grouping, (node_at(root, path),), NO_NOTE, count=1))


def regroup(root: Condition, path: Path, grouping: Grouping, *, count: int = 1) -> Condition:
    """Return the tree with the parts of a group joined in another way."""
    node = node_at(root, path)
    parts = inside(node)
    if isinstance(node, Quantified) or not parts:
        raise InvalidValue("condition", "这里只有一个条件；请先把它放进一个组合")
    return put(root, path, _group(grouping, parts, node.note, count=count))


def remove(root: Condition, path: Path) -> Condition:
    """Return the tree without a node; a group with one part left becomes that part."""
    if not path:
        return ALWAYS
    above, place = path[:-1], path[-1]
    parent = node_at(root, above)
    node_at(parent, (place,))
    match parent:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts) if len(parts) > 1:
            return put(root, above, _with_parts(parent, parts[:place] + parts[place + 1 :]))
        case Quantified():
            return put(root, path, ALWAYS)
        case _:
            return remove(root, above)


def shift(root: Condition, path: Path, to: int) -> Condition:
    """Return the tree with a part of a group at another position, counted from 0."""
    above = path[:-1]
    parts = list(inside(node_at(root, above)))
    moved = node_at(root, path)
    if not path or len(parts) == 1:
        return root
    del parts[path[-1]]
    parts.insert(max(0, to), moved)
    return put(root, above, _with_inside(node_at(root, above), tuple(parts)))


def annotate(root: Condition, path: Path, note: Note) -> Condition:
    """Return the tree with another note on a node: its words and its article."""
    return put(root, path, replace(node_at(root, path), note=note))


def _put(root: Condition, path: Path, node: Condition) -> Condition:
    if not path:
        return node
    parts = list(inside(root))
    child = node_at(root, path[:1])
    parts[path[0]] = _put(child, path[1:], node)
    return _with_inside(root, tuple(parts))


def _with_inside(node: Condition, parts: tuple[Condition, ...]) -> Condition:
    match node:
        case AllOf() | AnyOf() | AtLeast():
            return replace(node, parts=parts)
        case Not():
            return replace(node, part=parts[0])
        case Quantified():
            return replace(node, condition=parts[0])
    raise AssertionError(node)  # pragma: no cover - nothing else has anything inside


def _with_part(node: Condition, part: Condition) -> Condition:
    match node:
        case AllOf() | AnyOf() | AtLeast():
            return replace(node, parts=(*node.parts, part))
        case Not() | Quantified():
            return _with_inside(node, (_with_part(inside(node)[0], part),))
        case Always():
            return part
        case _:
            return AllOf((node, part))


def _with_parts(group: Group, parts: tuple[Condition, ...]) -> Condition:
    """Return a group with fewer parts; the last part takes over what was said of the group."""
    if len(parts) == 1:
        (last,) = parts
        return replace(last, note=group.note) if last.note == NO_NOTE else last
    if isinstance(group, AtLeast):
        return replace(group, parts=parts, count=min(group.count, len(parts)))
    return replace(group, parts=parts)


def _group(
    grouping: Grouping, parts: tuple[Condition, ...], note: Note, *, count: int
) -> Condition:
    match grouping:
        case Grouping.ALL:
            return AllOf(parts, note)
        case Grouping.ANY:
            return AnyOf(parts, note)
        case Grouping.NOT:
            return Not(parts[0] if len(parts) == 1 else AnyOf(parts), note)
        case Grouping.AT_LEAST:
            _refuse_count(count, parts)
            return AtLeast(count, parts, note)
        case _ as impossible:
            assert_never(impossible)


def _refuse_count(count: int, parts: tuple[Condition, ...]) -> None:
    if not 1 <= count <= len(parts):
        raise InvalidValue("condition", f"请填 1 到 {len(parts)} 之间的数")
