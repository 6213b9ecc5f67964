"""The list of items (事项列表): searched, narrowed, a page at a time by key."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.labels import label_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import Audience
from tongban.core.people.actors import Officer, Role
from tongban.store.catalog.listing import PAGE, ItemFilters, ItemLine, items_page
from tongban.store.workshop.queries import reviews_for
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.lists import Column, DataTable, Paragraph, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import Button, Buttons, FilterBar, Link, Pagination
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page
from tongban.web.console.items import places
from tongban.web.console.items.offices import office_asked, office_field, office_name
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS, officer_of

_NAMES = ("q", "department", "audience", "standard")


@officer_required(*KEEPERS)
@require_safe
def items(request: HttpRequest) -> HttpResponseBase:
    """Show one page of the items in force."""
    officer = officer_of(request)
    catalogue = published().catalogue
    filters = _filters(request.GET, catalogue)
    lines = items_page(filters, after=_after(request.GET.get("after", "")))
    body: Content = (
        workshop_tabs("items", waiting=len(reviews_for(officer))),
        *_begin(officer),
        _filter_bar(request.GET, catalogue),
        _table(lines[:PAGE], catalogue) if lines else _nothing(),
        _neighbours(request.GET, lines),
    )
    return show(request, Page(title=gettext("事项"), body=body, wide=True))


def _filters(asked: Mapping[str, str], catalogue: Catalogue) -> ItemFilters:
    words, department, audience, standard = (
        one if one.isprintable() else "" for one in (asked.get(name, "").strip() for name in _NAMES)
    )
    office = office_asked(department, catalogue.departments)
    return ItemFilters(words=words, department=office, audience=audience, standard=standard)


def _after(written: str) -> tuple[str, str] | None:
    department, found, code = written.partition("/")
    return (department, code) if found and written.isprintable() else None


def _begin(officer: Officer) -> tuple[Content, ...]:
    if Role.ITEM_ADMINISTRATOR not in officer.roles:
        return ()
    return (
        Buttons(
            items=(
                Button(words=gettext("新增事项"), href=places.new(), kind=ButtonKind.SECONDARY),
                Button(
                    words=gettext("大厅里查不到的词"),
                    href=reverse("console:searches"),
                    kind=ButtonKind.SECONDARY,
                ),
            )
        ),
    )


def _filter_bar(asked: Mapping[str, str], catalogue: Catalogue) -> FilterBar:
    return FilterBar(
        fields=(
            TextInput(
                name="q",
                label=gettext("名称、编码或关键词"),
                value=asked.get("q", ""),
                width="medium",
            ),
            office_field(catalogue.departments, asked.get("department", "")),
            Select(
                name="audience",
                label=gettext("服务对象"),
                blank=gettext("所有对象"),
                choices=tuple(
                    Choice(value=one.value, label=word(label_of(one))) for one in Audience
                ),
                value=asked.get("audience", ""),
            ),
            TextInput(
                name="standard",
                label=gettext("基本编码"),
                value=asked.get("standard", ""),
                width="medium",
            ),
        ),
        clear=places.items() if any(asked.get(name) for name in _NAMES) else "",
    )


def _table(lines: tuple[ItemLine, ...], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("事项"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("部门")),
            Column(words=gettext("服务对象")),
            Column(words=gettext("基本编码"), one_line=True),
            Column(words=gettext("版本"), one_line=True),
        ),
        rows=tuple(_row(line, catalogue) for line in lines),
    )


def _row(line: ItemLine, catalogue: Catalogue) -> Row:
    one = line.listed
    standard: Content = "—"
    if line.standard:
        standard = Link(words=line.standard, href=places.standard(line.standard))
    return Row(
        cells=(
            (Link(words=one.name, href=places.item(one.code)), Paragraph(body=one.summary)),
            office_name(one.department, catalogue.departments),
            "、".join(word(label_of(Audience(each))) for each in one.audiences),
            standard,
            gettext("第 %(version)d 版") % {"version": line.version},
        )
    )


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有找到事项"),
        advice=gettext("换一个说法，或者减少筛选条件。"),
        ways=(Link(words=gettext("看全部事项"), href=places.items()),),
    )


def _neighbours(asked: Mapping[str, str], lines: tuple[ItemLine, ...]) -> Content:
    kept = {name: asked[name] for name in _NAMES if asked.get(name)}
    last = lines[PAGE - 1].listed if len(lines) > PAGE else None
    older = f"?{urlencode({**kept, 'after': f'{last.department}/{last.code}'})}" if last else ""
    first = f"?{urlencode(kept)}" if asked.get("after") else ""
    return Pagination(
        newer=first,
        older=older,
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )
