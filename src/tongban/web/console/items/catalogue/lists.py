"""Power list, responsibility list, public services (权责清单): views of the items, to publish."""

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.lists import LIST_COLUMNS
from tongban.store.overviews.queries.lists import ListPage, list_page, whole_list
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Paragraph, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import (
    Buttons,
    FilterBar,
    Link,
    Pagination,
    PrintButton,
    Tab,
    Tabs,
)
from tongban.web.components.sections import Page
from tongban.web.components.table_files import table_file
from tongban.web.console.items import places
from tongban.web.console.items.catalogue.asked import LISTS, list_asked
from tongban.web.console.items.catalogue.publicity import publicity
from tongban.web.console.items.offices import Departments, office_field
from tongban.web.console.items.overview import freshness, key_of, number, written
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS, officer_of

_KEY: Final = (str, number)


@officer_required(*KEEPERS)
@require_safe
def lists(request: HttpRequest) -> HttpResponseBase:
    """Show one list of a department or of the city, printable as it stands."""
    departments = published().catalogue.departments
    name, department = list_asked(
        request.GET.get("department", ""), request.GET.get("list", "powers"), departments
    )
    after = key_of(request.GET.get("after", ""), _KEY)
    shown = list_page(name, department=department, after=after)
    body: Content = (
        workshop_tabs("items_lists"),
        *freshness(),
        _kinds(name, department),
        _departments(name, department, departments),
        *_told(name, shown, department),
        _taking(name, department),
        publicity(officer_of(request), name, department),
    )
    return show(request, Page(title=word(LISTS[name]), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def list_file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Return a list as a file."""
    departments = published().catalogue.departments
    name, department = list_asked(request.GET.get("department", ""), name, departments)
    rows = whole_list(name, department=department)
    return table_file(LISTS[name], form, LIST_COLUMNS[name], rows)


def _kinds(here: str, department: str) -> Tabs:
    tabs = tuple(
        Tab(words=word(title), href=places.lists(name, department), current=name == here)
        for name, title in LISTS.items()
    )
    return Tabs(label=gettext("权责清单"), tabs=tabs)


def _departments(name: str, department: str, departments: Departments) -> FilterBar:
    clear = places.lists(name) if department else ""
    return FilterBar(
        fields=(office_field(departments, department),), hidden=(("list", name),), clear=clear
    )


def _told(name: str, shown: ListPage, department: str) -> tuple[Content, ...]:
    if not shown.rows:
        return (_nothing(),)
    following = {"list": name, "after": written(shown.next)}
    if department:
        following["department"] = department
    first = shown.rows[0][0] == "1"
    told = gettext("共 %(total)s 行，这里是第 %(first)s 到 %(last)s 行。")
    return (
        Paragraph(
            body=told
            % {
                "total": f"{shown.total:,}",
                "first": shown.rows[0][0],
                "last": shown.rows[-1][0],
            }
        ),
        _table(name, shown.rows),
        Pagination(
            newer="" if first else places.lists(name, department),
            older=f"?{urlencode(following)}" if shown.next is not None else "",
            newer_words=gettext("从头看起"),
            older_words=gettext("下一页"),
        ),
    )


def _table(name: str, rows: tuple[tuple[str, ...], ...]) -> DataTable:
    return DataTable(
        caption=word(LISTS[name]),
        caption_hidden=True,
        columns=tuple(Column(words=word(column)) for column in LIST_COLUMNS[name]),
        rows=tuple(Row(cells=row) for row in rows),
    )


def _taking(name: str, department: str) -> Content:
    ways = tuple(
        Link(words=words, href=places.list_file(name, form, department))
        for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
    )
    return (Buttons(items=ways), PrintButton())


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("这个部门没有这类事项"), advice=gettext("换一个部门，或者看全市清单。")
    )
