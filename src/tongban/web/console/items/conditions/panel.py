"""The small forms of one node (节点表单): one thing at a time, each with its own button."""

from django.http import QueryDict
from django.utils.translation import gettext

from tongban.core.authoring.rows import ConditionRow, RowKind
from tongban.core.authoring.trees import Grouping
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import Choice, NumberInput, Radios, Textarea, TextInput
from tongban.web.components.messages import Details
from tongban.web.components.navigation import Button, Buttons, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm
from tongban.web.console.items import places
from tongban.web.console.items.conditions.asking import asking_form
from tongban.web.console.items.conditions.task import Task
from tongban.web.console.items.conditions.tree import grouping_of, grouping_words
from tongban.web.console.items.conditions.trial import trying

_ASKING = ("add", "change", "element")
_LONGEST = 4000


def panel(
    task: Task, row: ConditionRow, *, error: str = "", posted: QueryDict | None = None
) -> Content:
    """Return what can be done at the chosen node."""
    act = posted.get("act", "") if posted is not None else ""
    if task.do in _ASKING and act in ("", "line"):
        line = row.line if task.do != "add" else None
        return asking_form(task, line, error=error, posted=posted)
    return (
        _main(task, row),
        Details(
            summary=gettext("怎样组合"),
            body=_joining(task, row, error if act in ("wrap", "regroup") else ""),
            open=act in ("wrap", "regroup"),
        ),
        Details(
            summary=gettext("依据和说法"),
            body=_noting(task, row, error if act == "note" else ""),
            open=act == "note",
        ),
        Details(
            summary=gettext("直接写表达式"),
            body=_writing(task, row, error if act == "text" else "", posted),
            open=act == "text",
        ),
    )


def _main(task: Task, row: ConditionRow) -> Buttons:
    at = ".".join(map(str, row.path))
    ways: list[Component] = []
    if row.kind in (RowKind.LINE, RowKind.LIST):
        ways.append(
            Button(
                words=gettext("改怎样判断"),
                href=places.condition(task.desk.key, task.place, at=at, do="change"),
            )
        )
    if row.kind.is_group or row.kind in (RowKind.ALWAYS, RowKind.NEVER) or not row.path:
        ways.append(
            Button(
                words=gettext("加一个条件"),
                href=places.condition(task.desk.key, task.place, at=at, do="add"),
                kind=ButtonKind.SECONDARY if ways else ButtonKind.PRIMARY,
            )
        )
    if row.path:
        ways += [
            _act(task, "up", gettext("上移")),
            _act(task, "down", gettext("下移")),
        ]
    ways += [
        _act(task, "remove", gettext("删除"), ButtonKind.WARNING),
        Link(words=gettext("收起"), href=task.address),
    ]
    return Buttons(items=tuple(ways))


def _act(task: Task, act: str, words: str, kind: ButtonKind = ButtonKind.SECONDARY) -> PostForm:
    hidden = (*task.hidden, ("act", act))
    return PostForm(
        action=task.address, body="", hidden=hidden, buttons=Button(words=words, kind=kind)
    )


def _joining(task: Task, row: ConditionRow, error: str) -> Content:
    group = row.kind.is_group and row.kind is not RowKind.LIST
    act = "regroup" if group else "wrap"
    words = gettext("改成") if group else gettext("把它放进一个组合")
    joined = grouping_of(row) if group else None
    return PostForm(
        action=task.address,
        hidden=(*task.hidden, ("act", act)),
        body=(
            Radios(
                name="grouping",
                label=words,
                error=error,
                choices=tuple(
                    Choice(value=one.value, label=grouping_words(one))
                    for one in Grouping
                    if group or one is not Grouping.AT_LEAST
                ),
                value=joined.value if joined is not None else "",
            ),
            *([_count(row)] if group else []),
        ),
        buttons=Button(words=gettext("就这样组合"), kind=ButtonKind.SECONDARY),
    )


def _count(row: ConditionRow) -> NumberInput:
    return NumberInput(
        name="count",
        label=gettext("至少几项"),
        hint=gettext("只有选“至少满足其中几项”才填。"),
        value=str(row.count or ""),
        optional=True,
        whole=True,
    )


def _noting(task: Task, row: ConditionRow, error: str) -> Component:
    note = row.note
    return PostForm(
        action=task.address,
        hidden=(*task.hidden, ("act", "note")),
        body=(
            TextInput(
                form="note",
                name="words",
                label=gettext("换一种说法"),
                hint=gettext("给申请人看的话；不写就用系统生成的句子。"),
                value=note.words,
                optional=True,
            ),
            TextInput(
                form="note",
                name="citation",
                label=gettext("依据"),
                hint=gettext("例如：《食品安全法》第三十三条第一款。"),
                value=str(note.basis) if note.basis is not None else "",
                error=error,
                optional=True,
            ),
        ),
        buttons=Button(words=gettext("保存依据和说法"), kind=ButtonKind.SECONDARY),
    )


def _writing(task: Task, row: ConditionRow, error: str, posted: QueryDict | None) -> Component:
    return PostForm(
        action=task.address,
        hidden=(*task.hidden, ("act", "text")),
        body=Textarea(
            name="text",
            label=gettext("表达式"),
            hint=gettext("例如：premises.area >= 50 and not premises.open_flame"),
            error=error,
            value=posted.get("text", "") if posted is not None else row.text,
            rows=3,
            limit=_LONGEST,
        ),
        buttons=(
            Button(words=gettext("换成这个表达式"), kind=ButtonKind.SECONDARY),
            *trying(task),
        ),
    )
