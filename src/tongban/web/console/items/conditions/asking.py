"""One comparison (一条判断): which element, then how it is judged and against what."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext

from tongban.core.authoring.asking import Asking, Takes, askings_for
from tongban.core.authoring.lines import PARAMETER, ConditionLine
from tongban.core.authoring.rows import elements_at
from tongban.core.authoring.trees import node_at
from tongban.core.catalog.conditions.nodes import Quantified
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import Checkboxes, Choice, Field, Radios, TextInput
from tongban.web.components.lists import PlainList
from tongban.web.components.messages import Details
from tongban.web.components.navigation import Button, Link
from tongban.web.components.sections import PostForm
from tongban.web.console.items.conditions.task import Task
from tongban.web.console.items.conditions.trial import trying
from tongban.web.console.items.figures import GetForm
from tongban.web.console.items.parts.shown import CodedInput, Offered
from tongban.web.console.items.parts.sources import Coded
from tongban.web.console.items.told import word

_NUMBERS = (ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.DATE)
_OPTIONS = (ValueKind.CHOICE, ValueKind.CHOICES)


def known_at(task: Task) -> Mapping[str, DataElement]:
    """Return what may be asked at the chosen node: inside a list its columns too."""
    path = task.chosen or ()
    if task.do == "add" and isinstance(node_at(task.condition, path), Quantified):
        path = (*path, 0)
    return elements_at(task.condition, path, task.desk.names.elements)


def asking_form(
    task: Task, line: ConditionLine | None, *, error: str = "", posted: QueryDict | None = None
) -> Content:
    """Return the form of a comparison: first for the element, then for all else."""
    known = known_at(task)
    coded = Coded({one.code: one.label for one in known.values()})
    written = task.element or (line.element if line is not None else "")
    code = coded.find(written) if written else None
    if code is None or (posted is None and task.do == "element"):
        return _which(task, coded, written, error)
    element = known[code]
    same = line if line is not None and line.element == code else None
    return _how(task, element, same, error=error, posted=posted)


def read_line(task: Task, posted: QueryDict) -> ConditionLine:
    """Return the comparison that was posted.

    Raises:
        InvalidValue: when no way to judge was chosen.
    """
    try:
        asking = Asking(posted.get("asking", ""))
    except ValueError:
        raise InvalidValue("condition line", gettext("请选择怎样判断")) from None
    values = [*posted.getlist("value"), posted.get("value_to", "")]
    kept: list[str] = []
    for value in values:
        several = value.splitlines() if asking.takes is Takes.SEVERAL else [value]
        kept += [one.strip() for one in several if one.strip()]
    return ConditionLine(element=task.element, asking=asking, values=tuple(kept))


def _which(task: Task, coded: Coded, written: str, error: str) -> Content:
    told = error
    if written and not told:
        near = "、".join(coded.near(written))
        told = (
            gettext("没有找到。您要找的是不是：%(near)s？") % {"near": near}
            if near
            else gettext("没有这个数据元；请先在“新增数据元”里提出")
        )
    field = CodedInput(
        name="element",
        label=gettext("看哪个数据元？"),
        hint=gettext("输入名称里的几个字，从列表里选。"),
        value=coded.shown(written) if written else "",
        error=told,
        offered="elements",
    )
    return (
        GetForm(
            action=task.address.partition("?")[0],
            hidden=(
                ("place", task.place),
                *((name, value) for name, value in task.hidden if name != "revision"),
            ),
            body=field,
            buttons=(Button(words=gettext("选好了")), _cancel(task)),
        ),
        Offered(name="elements", choices=coded.offered),
    )


def _how(
    task: Task,
    element: DataElement,
    line: ConditionLine | None,
    *,
    error: str,
    posted: QueryDict | None,
) -> Component:
    chosen = line.asking.value if line is not None else ""
    values = line.values if line is not None else ()
    if posted is not None:
        chosen = posted.get("asking", "")
        values = (*posted.getlist("value"), posted.get("value_to", ""))
    asking = Radios(
        name="asking",
        label=gettext("“%(element)s”怎样才算？") % {"element": element.label},
        error=error,
        choices=tuple(
            Choice(value=one.value, label=word(one.label(element.kind)))
            for one in askings_for(element)
        ),
        value=chosen,
    )
    return PostForm(
        action=task.address,
        hidden=(*task.hidden, ("act", "line"), ("element", element.code)),
        body=(asking, *_values(task, element, values)),
        buttons=(Button(words=gettext("保存这个条件")), *trying(task), _cancel(task)),
    )


def _values(task: Task, element: DataElement, values: tuple[str, ...]) -> tuple[Content, ...]:
    if element.kind is ValueKind.YES_NO:
        return ()
    if element.kind in _OPTIONS:
        options = tuple(Choice(value=one.value, label=one.label) for one in element.options)
        hint = gettext("判断“有”“没有”时不用选。")
        return (
            Checkboxes(
                name="value",
                label=gettext("和哪个选项比"),
                hint=hint,
                choices=options,
                values=values,
            ),
        )
    first = TextInput(
        name="value",
        label=gettext("和什么比"),
        hint=_hint(element),
        value=values[0] if values else "",
        optional=True,
        width="medium",
    )
    return (first, *_upper(element, values), *_figures(task, element))


def _upper(element: DataElement, values: tuple[str, ...]) -> tuple[Field, ...]:
    if element.kind not in _NUMBERS:
        return ()
    return (
        TextInput(
            name="value_to",
            label=gettext("到"),
            hint=gettext("只有选“在两者之间”才填。"),
            value=values[1] if len(values) > 1 else "",
            optional=True,
            width="medium",
        ),
    )


def _hint(element: DataElement) -> str:
    match element.kind:
        case ValueKind.DATE:
            return gettext("写日期，例如 2026-09-15；写“今天”表示办理当天；周岁写整数。")
        case ValueKind.INTEGER | ValueKind.DECIMAL:
            unit = element.unit or gettext("没有单位")
            return gettext("写数字（%(unit)s）。") % {"unit": unit}
        case ValueKind.RECORDS:
            return gettext("判断条数时写整数。")
        case _:
            return gettext("写要比较的文字。")


def _figures(task: Task, element: DataElement) -> tuple[Content, ...]:
    """Return the dated figures that may stand instead of a number."""
    parameters = task.desk.published.parameters
    if element.kind not in (ValueKind.INTEGER, ValueKind.DECIMAL) or not parameters:
        return ()
    told = tuple(f"{PARAMETER}{one.code}：{one.label}" for one in parameters.values())
    return (
        Details(
            summary=gettext("数字会随年份调整？用下面的标准代替数字"), body=PlainList(items=told)
        ),
    )


def _cancel(task: Task) -> Link:
    return Link(words=gettext("不改了"), href=task.address)
