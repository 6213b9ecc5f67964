"""Choosing changes (选择改动): what is changed so far, and one small form for each kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.burden import CityBurden
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.nodes import NodeKind
from tongban.core.guides.evidence_plan import may_be_declared, shown_at_window
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.console.what_if.changes import Change, mergeable
from tongban.web.console.what_if.wording import NODES, RULE_WORDS, item_name, said, shortly

ADDING = {kind: f"add_{kind.value}" for kind in SourceKind}
"""The name of the field that adds a change of each kind of source."""

MOST_OFFERED = 100
"""Of more sources of a kind than this, those that are looked for by name are offered."""

_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks: changes, weighting, the item looked at, the words looked for."""

    city: CityBurden
    changes: tuple[Change, ...]
    by_cases: bool
    item: str = ""
    find: str = ""
    source: str = ""

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
    codes = asked.city.codes(kind)
    if not codes:
        return ()
    shown = _shown(asked, kind, codes)
    choices = tuple(
        fields.Choice(value=one.written, label=said(one, asked.city))
        for one in shown
        if one not in asked.changes
    )
    search: tuple[fields.Field, ...] = ()
    if len(codes) > MOST_OFFERED:
        hint = gettext("共 %(count)d 个，最多列出 %(most)d 个。")
        search = (
            fields.TextInput(
                name="source",
                label=gettext("名称"),
                hint=hint % {"count": len(codes), "most": MOST_OFFERED},
                value=asked.source,
                kind="search",
            ),
        )
    form = navigation.FilterBar(
        fields=(*search, fields.Select(name=ADDING[kind], label=title, choices=choices)),
        hidden=asked.kept(asked.changes),
        words=gettext("加上这项改动"),
    )
    return messages.Details(summary=title, body=form, open=bool(search and asked.source))


def _shown(asked: Asked, kind: SourceKind, codes: Sequence[str]) -> list[Change]:
    """Return the changes of a kind that are offered: all, the first, or those looked for."""
    if len(codes) > MOST_OFFERED and asked.source:
        found = asked.city.named(NODES[kind], asked.source, most=MOST_OFFERED)
        codes = [one.code for one in found if Source(kind, one.code) in asked.city.sources]
    return [Change(kind.value, (code,)) for code in codes[:MOST_OFFERED]]


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
    found = asked.city.named(NodeKind.ITEM, asked.find, most=_FOUND) if asked.find else ()
    links = tuple(
        navigation.Link(
            words=item_name(one.code, asked.city),
            href=asked.address(*asked.changes, item=one.code),
        )
        for one in found
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


def _parts(asked: Asked) -> Content:
    """Return what can be changed of the item that is looked at, part by part."""
    item = asked.city.catalogue.items.get(asked.item)
    if item is None:
        return ()
    papers = {one.name: list(_changes_of_paper(item, one)) for one in item.requirements}
    merging = mergeable(item.code, asked.city)
    steps = {one.name: list(_changes_of_step(item, one, merging.get(one.id))) for one in item.steps}
    whole: dict[str, list[Change]] = {}
    if any(not one.from_home for one in asked.city.services(item.code)):
        whole[gettext("整个事项")] = [Change("online", (item.code,))]
    tables = (
        (gettext("材料"), papers),
        (gettext("环节"), steps),
        (gettext("办理方式"), whole),
    )
    body = tuple(_offered(asked, title, changes) for title, changes in tables if changes)
    return Section(title=item_name(item.code, asked.city), body=body)


def _offered(asked: Asked, title: str, changes: dict[str, list[Change]]) -> Component:
    rows = tuple(
        lists.SummaryRow(
            key=name,
            value="",
            actions=tuple(
                navigation.Link(words=shortly(one, asked.city), about=name, href=asked.more(one))
                for one in possible
                if one not in asked.changes
            ),
        )
        for name, possible in changes.items()
    )
    return lists.SummaryList(title=title, rows=rows)


def _changes_of_paper(item: ServiceItem, paper: EvidenceRequirement) -> Iterator[Change]:
    yield Change("drop", (item.code, paper.id))
    if not may_be_declared(paper):
        yield Change("declare", (item.code, paper.id))
    if not (paper.deferrable or paper.primary):
        yield Change("defer", (item.code, paper.id))
    if shown_at_window(paper):
        yield Change("copy", (item.code, paper.id))


def _changes_of_step(item: ServiceItem, step: Step, into: str | None) -> Iterator[Change]:
    yield Change("remove", (item.code, step.id))
    if step.waits_for:
        yield Change("parallel", (item.code, step.id))
    if step.presence:
        yield Change("remote", (item.code, step.id))
    if into is not None:
        yield Change("merge", (item.code, step.id, into))
