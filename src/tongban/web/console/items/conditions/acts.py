"""What each button does to the tree (操作): one act, one whole tree, or a sentence why not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext

from tongban.core.authoring.lines import node_of
from tongban.core.authoring.rows import form_rows, node_from_text, with_line
from tongban.core.authoring.trees import (
    Grouping,
    add,
    annotate,
    node_at,
    put,
    regroup,
    remove,
    shift,
    wrap,
)
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items.conditions.asking import known_at, read_line
from tongban.web.console.items.conditions.task import Task
from tongban.web.console.items.parts.sources import citations_near


def changed(task: Task, posted: QueryDict) -> Condition:
    """Return the tree after the act that was posted.

    Raises:
        InvalidValue: with a sentence that says what to do instead.
    """
    one = _ACTS.get(posted.get("act", ""))
    return one(task, posted) if one is not None else task.condition


def _wrapped(task: Task, posted: QueryDict) -> Condition:
    return wrap(task.condition, task.chosen or (), _grouping(posted))


def _regrouped(task: Task, posted: QueryDict) -> Condition:
    count = whole_number(posted.get("count", "")) or 1
    return regroup(task.condition, task.chosen or (), _grouping(posted), count=count)


def _removed(task: Task, _: QueryDict) -> Condition:
    return remove(task.condition, task.chosen or ())


def _shifted(task: Task, posted: QueryDict) -> Condition:
    path = task.chosen or ()
    step = -1 if posted.get("act") == "up" else 1
    return shift(task.condition, path, max(0, path[-1] + step)) if path else task.condition


def _judged(task: Task, posted: QueryDict) -> Condition:
    path, line = task.chosen or (), read_line(task, posted)
    if task.do == "add":
        return add(task.condition, path, node_of(line, known_at(task)))
    return with_line(task.condition, path, line, task.desk.names.elements)


def _grouping(posted: QueryDict) -> Grouping:
    try:
        return Grouping(posted.get("grouping", ""))
    except ValueError:
        raise InvalidValue("grouping", gettext("请选择怎样组合")) from None


def _written(task: Task, posted: QueryDict) -> Condition:
    path, text = task.chosen or (), posted.get("text", "")
    rows = form_rows(task.condition, task.desk.names.elements)
    scope = next(row.scope for row in rows if row.path == path)
    node = node_from_text(text, scope)
    return put(task.condition, path, replace(node, note=node_at(task.condition, path).note))


def _noted(task: Task, posted: QueryDict) -> Condition:
    path, written = task.chosen or (), posted.get("citation", "").strip()
    known = citations_near(task.desk.copy, task.desk.published)
    citation = known.read(written) if written else None
    note = node_at(task.condition, path).note
    words = posted.get("words", "").strip()
    return annotate(task.condition, path, replace(note, words=words, basis=citation))


_ACTS: Final[Mapping[str, Callable[[Task, QueryDict], Condition]]] = {
    "line": _judged,
    "wrap": _wrapped,
    "regroup": _regrouped,
    "remove": _removed,
    "up": _shifted,
    "down": _shifted,
    "text": _written,
    "note": _noted,
}
