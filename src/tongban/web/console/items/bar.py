"""Above every page of a copy (编制稿标题栏): which copy, where it stands, undo and redo."""

from django.utils.translation import gettext

from tongban.web.components.component import Component, Content
from tongban.web.components.navigation import Buttons, IdentityBar
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.told import word


def bar(desk: Desk) -> Content:
    """Return the bar, with the officer's own last edit to take back where there is one."""
    item, opened = desk.copy.item, desk.opened
    facts: tuple[tuple[str, Content], ...] = (
        (gettext("编制稿"), item.name),
        (gettext("状态"), word(opened.state.status.label)),
        (gettext("根据"), _origin(desk)),
        (gettext("修订"), str(opened.revision)),
    )
    return (IdentityBar(facts=facts, label=gettext("编制稿")), *_turns(desk))


def _origin(desk: Desk) -> str:
    if desk.copy.ends:
        return gettext("取消事项")
    if desk.copy.based_on:
        return gettext("第 %(version)d 版") % {"version": desk.copy.based_on}
    return gettext("新事项")


def _turns(desk: Desk) -> tuple[Component, ...]:
    if not desk.writable:
        return ()
    undo = desk.opened.undo
    turns = (
        *([desk.turn("undo", gettext("撤销"))] if undo.undo else []),
        *([desk.turn("redo", gettext("重做"))] if undo.redo else []),
    )
    return (Buttons(items=turns),) if turns else ()
