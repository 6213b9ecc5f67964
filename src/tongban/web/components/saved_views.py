"""Views under a name (视图栏): the ones an officer keeps or shares, and a way to keep this one.

Every list of officers shows the same bar. Views are kept at one address of the counter, whichever
list they are of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.officework.views import COLUMNS, FILTERS, ListKind, ListView, Shown
from tongban.core.people.actors import Officer
from tongban.store.officework.queries import KeptView, views_for
from tongban.web.components import fields, messages, navigation
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.sections import PostForm

FILTER = "filter."
"""Before the name of a filter in the form that keeps a view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedList:
    """A list as it is opened: with which view, and what the address and the view ask for."""

    of: ListKind
    views: tuple[KeptView, ...]
    kept: KeptView | None
    asked: Mapping[str, str]

    @property
    def view(self) -> ListView | None:
        """Return the view, if it is opened with one."""
        return self.kept.view if self.kept else None

    @property
    def address(self) -> dict[str, str]:
        """Return what keeps the list as it is, from page to page."""
        told = {name: self.asked[name] for name in sorted(FILTERS[self.of]) if name in self.asked}
        return {"view": str(self.kept.id), **told} if self.kept else told


def open_list(officer: Officer, of: ListKind, asked: Mapping[str, str]) -> OpenedList:
    """Return a list as an address opens it; an address that asks for nothing opens the default."""
    views = views_for(officer, of)
    wanted = asked.get("view", "")
    plain = not any(name in asked for name in (*FILTERS[of], "view", "after", "before"))
    kept = next((one for one in views if (one.default if plain else str(one.id) == wanted)), None)
    told = {name: asked[name] for name in asked}
    filters = {**kept.view.filters, **told} if kept else told
    return OpenedList(of=of, views=views, kept=kept, asked=filters)


def views_bar(opened: OpenedList, *, columns: Mapping[Shown, Words], here: str) -> Content:
    """Return the views as tabs, and below them the way to keep what is shown now."""
    tabs = tuple(
        navigation.Tab(
            words=gettext("%(name)s（共享）") % {"name": one.view.name}
            if one.view.shared
            else one.view.name,
            href=f"{here}?{urlencode({'view': str(one.id)})}",
            current=opened.kept is not None and one.id == opened.kept.id,
        )
        for one in opened.views
    )
    return (
        navigation.Tabs(label=gettext("我的视图"), tabs=tabs) if tabs else "",
        messages.Details(
            summary=gettext("保存视图、选择列"),
            body=(_keeping(opened, columns, here), *_changing(opened, here)),
        ),
    )


def _keeping(opened: OpenedList, columns: Mapping[Shown, Words], here: str) -> Component:
    return PostForm(
        body=(*_named(opened, columns), *_wishes(opened)),
        action=reverse("counter:views"),
        hidden=(*_back(opened, here), *_filters(opened)),
        buttons=navigation.Button(
            words=gettext("保存视图"),
            kind=navigation.ButtonKind.SECONDARY,
            name="verb",
            value="save",
        ),
    )


def _named(
    opened: OpenedList, columns: Mapping[Shown, Words]
) -> tuple[fields.TextInput, fields.Checkboxes]:
    """Return what the view is called and shows."""
    view, possible = opened.view, COLUMNS[opened.of][1:]
    return (
        fields.TextInput(
            name="name",
            label=gettext("视图名称"),
            value=view.name if view and opened.kept and opened.kept.mine else "",
            hint=gettext("同名的视图会被替换；保存的是现在的筛选、排序和下面选的列。"),
        ),
        fields.Checkboxes(
            name="columns",
            label=gettext("显示的列"),
            choices=tuple(fields.Choice(value=one.value, label=columns[one]) for one in possible),
            values=tuple(one.value for one in possible if view is None or view.shows(one)),
            optional=False,
        ),
    )


def _wishes(opened: OpenedList) -> tuple[fields.Checkbox, fields.Checkbox]:
    """Return whether the list opens with the view, and whether colleagues find it."""
    return (
        fields.Checkbox(
            name="default",
            label=gettext("打开列表时先用这个视图"),
            checked=bool(opened.kept and opened.kept.default),
            optional=False,
        ),
        fields.Checkbox(
            name="shared",
            label=gettext("共享给本部门"),
            hint=gettext("同事只能按自己的权限看到内容。"),
            checked=bool(opened.view and opened.view.shared),
            optional=False,
        ),
    )


def _changing(opened: OpenedList, here: str) -> tuple[Component, ...]:
    """Return what can be done to the view that is open."""
    kept = opened.kept
    if kept is None:
        return ()
    verbs = (
        [("close", gettext("打开列表时显示全部"))]
        if kept.default
        else [("open", gettext("打开列表时先用这个视图"))]
    )
    verbs += [("forget", gettext("删除这个视图"))] if kept.mine else []
    return tuple(
        PostForm(
            body="",
            action=reverse("counter:views"),
            hidden=(*_back(opened, here), ("view", str(kept.id))),
            buttons=navigation.Button(
                words=words, kind=navigation.ButtonKind.SECONDARY, name="verb", value=verb
            ),
        )
        for verb, words in verbs
    )


def _back(opened: OpenedList, here: str) -> tuple[tuple[str, str], ...]:
    del here
    return (("of", opened.of.value),)


def _filters(opened: OpenedList) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{FILTER}{name}", opened.asked[name])
        for name in sorted(FILTERS[opened.of])
        if opened.asked.get(name)
    )
