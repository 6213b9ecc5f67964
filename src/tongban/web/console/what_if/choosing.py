"""Choosing changes (选择改动): what is changed so far, and one small form for each kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.burden import CityBurden
from tongban.core.catalog.items import ServiceItem
from tongban.core.graph.burden.model import SourceKind
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.console.what_if.changes import Change, mergeable
from tongban.web.console.what_if.wording import RULE_WORDS, item_name, said

_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks: changes, weighting, the item looked at, the words looked for."""

    city: CityBurden
    changes: tuple[Change, ...]
    by_cases: bool
    item: str = ""
    find: str = ""

    def address(self, *changes: Change, item: str = "") -> str:
        """Return the address of this page with other changes."""
        pairs = [*self.kept(changes), *([("item", item)] if item else [])]
        return f"{reverse('console:what_if')}?{urlencode(pairs)}"

    def kept(self, changes: tuple[Change, ...]) -> tuple[tuple[str, str], ...]:
        """Return what every form of the page sends along."""
        weights = "cases" if self.by_cases else "items"
        return (("weights", weights), *(("with", one.written) for one in changes))

    def more(self, change: Change) -> str:
        """Return the address with one more change."""
        return self.address(*self.changes, change, item=self.item)


def chosen(asked: Asked) -> Content:
    """Return the changes so far, each with a way to take it back."""
    if not asked.changes:
        return lists.Paragraph(body=gettext("还没有改动。从下面选一项，马上能看到结果。"))
    rows = tuple(
        lists.SummaryRow(
            key=said(one, asked.city),
            value="",
            actions=(navigation.Link(words=gettext("撤销"), href=_without(asked, one)),),
        )
        for one in asked.changes
    )
    all_back = navigation.Link(words=gettext("全部撤销"), href=asked.address())
    return (lists.SummaryList(rows=rows), lists.Paragraph(body=all_back))


def _without(asked: Asked, change: Change) -> str:
    others = tuple(one for one in asked.changes if one != change)
    return asked.address(*others, item=asked.item)


def offers(asked: Asked) -> Content:
    """Return a small form for each kind of change."""
    return (
        _sources(asked, SourceKind.DATASET, gettext("数据共享")),
        _sources(asked, SourceKind.CERTIFICATE, gettext("电子证照")),
        _sources(asked, SourceKind.JOURNEY, gettext("一件事内部流转")),
        _rules(asked),
        _items(asked),
    )


def _sources(asked: Asked, kind: SourceKind, title: str) -> Content:
    taken = {one.written for one in asked.changes}
    codes = sorted(one.code for one in asked.city.sources if one.kind is kind)
    possible = [Change(kind.value, (code,)) for code in codes]
    choices = tuple(
        fields.Choice(value=one.written, label=said(one, asked.city))
        for one in possible
        if one.written not in taken
    )
    if not choices:
        return ()
    form = navigation.FilterBar(
        fields=(fields.Select(name="with", label=title, choices=choices),),
        hidden=asked.kept(asked.changes),
        words=gettext("加上这项改动"),
    )
    return messages.Details(summary=title, body=form)


def _rules(asked: Asked) -> Component:
    taken = {one.kind for one in asked.changes}
    links = tuple(
        navigation.Link(words=words, href=asked.more(Change(kind)))
        for kind, words in RULE_WORDS.items()
        if kind not in taken
    )
    return messages.Details(summary=gettext("规则"), body=lists.PlainList(items=links))


def _items(asked: Asked) -> Component:
    form = navigation.FilterBar(
        fields=(
            fields.TextInput(
                name="find", label=gettext("事项名称"), value=asked.find, kind="search"
            ),
        ),
        hidden=asked.kept(asked.changes),
        words=gettext("查找事项"),
    )
    found = [] if not asked.find else _named(asked)
    links = tuple(
        navigation.Link(words=item.name, href=asked.address(*asked.changes, item=item.code))
        for item in found
    )
    nothing = gettext("没有名称里有“%(find)s”的事项，换个词试试。") % {"find": asked.find}
    results: Content = ()
    if asked.find:
        results = lists.PlainList(items=links) if links else lists.Paragraph(body=nothing)
    return messages.Details(
        summary=gettext("某个事项的材料和环节"),
        body=(form, results, _parts(asked)),
        open=bool(asked.find or asked.item),
    )


def _named(asked: Asked) -> list[ServiceItem]:
    items = asked.city.catalogue.items.values()
    return [item for item in items if asked.find in item.name][:_FOUND]


def _parts(asked: Asked) -> Content:
    """Return what can be changed of the item that is looked at."""
    item = asked.city.catalogue.items.get(asked.item)
    if item is None:
        return ()
    taken = set(asked.changes)
    possible = [one for one in _changes_of(item, asked.city) if one not in taken]
    links = tuple(
        navigation.Link(words=said(one, asked.city), href=asked.more(one)) for one in possible
    )
    return Section(title=item_name(item.code, asked.city), body=lists.PlainList(items=links))


def _changes_of(item: ServiceItem, city: CityBurden) -> Iterator[Change]:
    """Yield every change of an item that would change something."""
    yield from _changes_of_papers(item)
    yield from _changes_of_steps(item, city)
    if any(one.item == item.code and not one.from_home for one in city.burden.services):
        yield Change("online", (item.code,))


def _changes_of_papers(item: ServiceItem) -> Iterator[Change]:
    for one in item.requirements:
        yield Change("drop", (item.code, one.id))
        if not one.declarable:
            yield Change("declare", (item.code, one.id))
        if one.original_seen:
            yield Change("copy", (item.code, one.id))


def _changes_of_steps(item: ServiceItem, city: CityBurden) -> Iterator[Change]:
    merging = mergeable(item.code, city)
    for step in item.steps:
        yield Change("remove", (item.code, step.id))
        if step.waits_for:
            yield Change("parallel", (item.code, step.id))
        if step.presence:
            yield Change("remote", (item.code, step.id))
        if step.id in merging:
            yield Change("merge", (item.code, step.id, merging[step.id]))
