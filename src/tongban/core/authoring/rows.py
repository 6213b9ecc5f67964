"""Rows (条件表): the whole tree as nested rows of a form, and a line written back into it.

Each row knows its path, so that a button beside it says which node it changes. What is said of a
list, such as household members, opens a scope in which the columns of the list may be asked too.
"""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from tongban.core.authoring.lines import ConditionLine, line_of, node_of
from tongban.core.authoring.trees import Path, inside, node_at, put
from tongban.core.catalog.conditions.kinds import check
from tongban.core.catalog.conditions.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Condition,
    Judged,
    Not,
    Note,
    Quantified,
)
from tongban.core.catalog.conditions.sentences import Elements, sentence, speaking, with_columns
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.parameters import Parameters
from tongban.core.vocabulary.errors import InvalidValue

_SOME, _HAS = "some", "has"
_NO_PARAMETERS: Parameters = MappingProxyType({})


class RowKind(enum.Enum):
    """What a row of the form is (行类型)."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"
    NOT = "not"
    LINE = "line"
    LIST = "list"
    JUDGED = "judged"
    ALWAYS = "always"
    NEVER = "never"
    TEXT = "text"

    @property
    def is_group(self) -> bool:
        """Tell whether further rows stand inside and more may be added."""
        return self in (RowKind.ALL, RowKind.ANY, RowKind.AT_LEAST, RowKind.NOT, RowKind.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """One node as a row of the form (条件表的一行).

    `sentence` is what the tree says, `text` its expression; `line` fills the fields of a form.
    `scope` is the list whose columns may be asked in this row; `problems` say what makes no sense.
    """

    path: Path
    kind: RowKind
    sentence: str
    text: str
    note: Note
    line: ConditionLine | None = None
    count: int = 0
    scope: str = ""
    problems: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """Return how far the row is indented."""
        return len(self.path)


def form_rows(
    condition: Condition, elements: Elements, parameters: Parameters = _NO_PARAMETERS
) -> tuple[ConditionRow, ...]:
    """Return the tree as rows, each before those inside it."""
    return tuple(_rows(condition, (), "", _Known(elements, parameters)))


def elements_at(condition: Condition, path: Path, elements: Elements) -> Elements:
    """Return what may be asked at a path: inside a list, its columns too."""
    node = condition
    for step in path:
        if isinstance(node, Quantified):
            elements = with_columns(elements, node.records)
        node = node_at(node, (step,))
    return elements


def with_line(
    condition: Condition, path: Path, line: ConditionLine, elements: Elements
) -> Condition:
    """Return the tree with a line at a path; its note stays, and what a list asks of its records.

    Raises:
        InvalidValue: with a sentence that says what to write instead.
    """
    before = node_at(condition, path)
    node = node_of(line, elements_at(condition, path, elements))
    if isinstance(node, Quantified) and isinstance(before, Quantified):
        same = node.records == before.records
        node = replace(node, condition=before.condition) if same else node
    return put(condition, path, replace(node, note=before.note))


def node_from_text(text: str, scope: str = "") -> Condition:
    """Return the node that an expression says; in the `scope` of a list it may read its columns.

    Raises:
        ConditionSyntaxError: pointing at the character, in Chinese.
    """
    if not scope:
        return parse(text)
    listed = parse(f"{_SOME} {scope} {_HAS} ({text})")
    if not isinstance(listed, Quantified):
        raise InvalidValue("condition", "这里的括号没有成对")
    return listed.condition


@dataclass(frozen=True, slots=True)
class _Known:
    elements: Elements
    parameters: Parameters


def _rows(node: Condition, path: Path, scope: str, known: _Known) -> Iterator[ConditionRow]:
    row = _row(node, path, scope, known)
    yield row
    if not row.kind.is_group:
        return
    if isinstance(node, Quantified):
        scope = node.records
        known = replace(known, elements=with_columns(known.elements, scope))
    for place, part in enumerate(inside(node)):
        yield from _rows(part, (*path, place), scope, known)


def _row(node: Condition, path: Path, scope: str, known: _Known) -> ConditionRow:
    line = line_of(node)
    kind = _kind(node, line)
    own = not kind.is_group or kind is RowKind.LIST
    return ConditionRow(
        path=path,
        kind=kind,
        sentence=sentence(node, speaking(known.elements, known.parameters)),
        text=written(replace(node, note=Note())),
        note=node.note,
        line=line,
        count=node.count if isinstance(node, AtLeast) else 0,
        scope=scope,
        problems=check(node, known.elements, known.parameters) if own else (),
    )


def _kind(node: Condition, line: ConditionLine | None) -> RowKind:
    if line is not None and not isinstance(node, Quantified):
        return RowKind.LINE
    if isinstance(node, Always):
        return RowKind.ALWAYS if node.met else RowKind.NEVER
    return _KINDS.get(type(node), RowKind.TEXT)


_KINDS: Final[Mapping[type, RowKind]] = {
    AllOf: RowKind.ALL,
    AnyOf: RowKind.ANY,
    AtLeast: RowKind.AT_LEAST,
    Not: RowKind.NOT,
    Quantified: RowKind.LIST,
    Judged: RowKind.JUDGED,
}
