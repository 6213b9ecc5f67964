"""Traps told (虚假压减提示): what looks like a saving and is none, in plain words."""

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from django.utils.translation import gettext

from tongban.core.reform.traps import AskedAsOne, MovedIntoForm, OffTheClock, OtherUnit, Trap
from tongban.web.components import messages
from tongban.web.components.component import Component


def trap_notes(found: Iterable[Trap], name: Callable[[str], str]) -> Iterator[Component]:
    """Yield a warning for each trap."""
    for one in found:
        yield messages.WarningText(words=trap_words(one, name))


def trap_words(one: Trap, name: Callable[[str], str]) -> str:
    """Return what a trap is, in a sentence."""
    match one:
        case OtherUnit():
            return _other_unit(one, name)
        case MovedIntoForm():
            words = gettext("%(item)s：材料“%(document)s”没有了，但表单要填它的内容，不算减少。")
            return words % {"item": name(one.item), "document": one.document}
        case AskedAsOne():
            words = gettext("%(item)s：“%(document)s”合并了原来的 %(count)d 份材料，仍按原数计。")
            values = {"document": one.document, "count": len(one.earlier)}
            return words % {"item": name(one.item), **values}
        case OffTheClock():
            words = gettext("%(item)s：环节“%(step)s”改成了不计时的程序，等的时间没有变短。")
            return words % {"item": name(one.item), "step": one.name}
        case _ as impossible:
            assert_never(impossible)


def _other_unit(one: OtherUnit, name: Callable[[str], str]) -> str:
    values = {
        "item": name(one.item),
        "before": one.before.label,
        "after": one.after.label,
        "days_before": f"{one.before_days:.1f}",
        "days_after": f"{one.after_days:.1f}",
    }
    if one.really > 0:
        return (
            gettext(
                "%(item)s：时限从%(before)s改为%(after)s，单位不同；"
                "都折成工作日是 %(days_before)s 到 %(days_after)s。"
            )
            % values
        )
    return (
        gettext(
            "%(item)s：时限从%(before)s改为%(after)s，数字小了，"
            "折成工作日却是 %(days_before)s 到 %(days_after)s，没有缩短。"
        )
        % values
    )
