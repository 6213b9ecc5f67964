"""The tree as nested rows (条件树): what each node says, its article, and the way to change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from django.utils.translation import gettext

from tongban.core.authoring.rows import ConditionRow, RowKind
from tongban.core.authoring.trees import Grouping, Path, show_path
from tongban.core.catalog.conditions.sentences import with_columns
from tongban.core.catalog.conditions.text import parse
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.navigation import Link
from tongban.web.console.items import places
from tongban.web.console.items.conditions.task import Task
from tongban.web.console.items.told import word
from tongban.web.console.words.conditions import condition_words


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionNode(Component):
    """One node: what it says, how it is written, its article, and the nodes inside it."""

    template: ClassVar[str] = "console/items/condition_node.html"

    words: Words
    text: str
    note: Words = ""
    problems: tuple[str, ...] = ()
    group: bool = False
    acts: Content = ""
    panel: Content = ""
    inside: tuple["ConditionNode", ...] = ()


def tree(task: Task, rows: Sequence[ConditionRow], panel: Content) -> ConditionNode:
    """Return the rows nested into each other; the panel stands at the chosen one."""
    return _nested(task, list(rows), panel)


def _nested(task: Task, rows: list[ConditionRow], panel: Content) -> ConditionNode:
    root, rest = rows[0], rows[1:]
    node = _node(task, root, panel)
    return replace(
        node, inside=tuple(_nested(task, branch, panel) for branch in _branches(root.path, rest))
    )


def _branches(above: Path, rows: Sequence[ConditionRow]) -> Iterator[list[ConditionRow]]:
    depth = len(above) + 1
    branch: list[ConditionRow] = []
    for row in rows:
        if row.depth == depth and branch:
            yield branch
            branch = []
        branch.append(row)
    if branch:
        yield branch


def _node(task: Task, row: ConditionRow, panel: Content) -> ConditionNode:
    chosen = task.chosen == row.path
    return ConditionNode(
        words=called(task, row),
        text="" if row.kind.is_group and row.path else row.text,
        note=_note(row),
        problems=row.problems,
        group=row.kind.is_group,
        acts="" if chosen or not task.desk.writable else _ways(task, row),
        panel=panel if chosen else "",
    )


def called(task: Task, row: ConditionRow) -> str:
    """Return what a row says; a group says how its rows are joined."""
    if row.kind is RowKind.AT_LEAST:
        return gettext("下面各项至少满足 %(count)d 项") % {"count": row.count}
    joined = {
        RowKind.ALL: gettext("下面各项要同时满足"),
        RowKind.ANY: gettext("下面各项满足一项就行"),
        RowKind.NOT: gettext("不能是下面的情形"),
        RowKind.ALWAYS: gettext("不设条件：所有情形都算"),
        RowKind.NEVER: gettext("任何情形都不算"),
    }
    return joined.get(row.kind) or _sentence(task, row)


def _sentence(task: Task, row: ConditionRow) -> str:
    """Return what a row asks; its expression carries no words of an author."""
    names = with_columns(task.desk.names.spoken, row.scope) if row.scope else task.desk.names.spoken
    return condition_words(parse(row.text), names)


def grouping_of(row: ConditionRow) -> Grouping | None:
    """Return how the rows of a group are joined; None for what is no group."""
    return {
        RowKind.ALL: Grouping.ALL,
        RowKind.ANY: Grouping.ANY,
        RowKind.AT_LEAST: Grouping.AT_LEAST,
        RowKind.NOT: Grouping.NOT,
    }.get(row.kind)


def grouping_words(grouping: Grouping) -> str:
    """Return the words of a way to join."""
    return word(grouping.label)


def _note(row: ConditionRow) -> str:
    note = row.note
    article = f"（{note.basis}）" if note.basis is not None else ""
    return f"{note.words}{article}"


def _ways(task: Task, row: ConditionRow) -> Content:
    at = show_path(row.path)
    ways: list[Content] = [
        Link(words=gettext("修改"), href=_at(task, at, None), about=called(task, row)),
    ]
    if row.kind.is_group or not row.path:
        words = gettext("加一个条件")
        ways.append(Link(words=words, href=_at(task, at, "add"), about=called(task, row)))
    return tuple(ways)


def _at(task: Task, at: str, act: str | None) -> str:
    return places.condition(task.desk.key, task.place, at=at, do=act)
