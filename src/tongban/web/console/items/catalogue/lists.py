"""Power list, responsibility list, public services (权责清单): views of the items, to publish."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.lists import PUBLIC_LISTS, PublicList
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import Buttons, FilterBar, Link, PrintButton, Tab, Tabs
from tongban.web.components.sections import Page
from tongban.web.console.items import places
from tongban.web.console.items.files import table_file
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def lists(request: HttpRequest) -> HttpResponseBase:
    """Show one list of a department or of the city, printable as it stands."""
    name, department = request.GET.get("list", "powers"), request.GET.get("department", "")
    catalogue = published().catalogue
    shown = _listed(name, catalogue, department)
    body: Content = (
        workshop_tabs("items_lists"),
        _kinds(name, department, catalogue),
        _departments(name, department, catalogue),
        _table(shown) if shown.rows else _nothing(),
        _taking(name, department),
    )
    return show(request, Page(title=word(shown.title), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def list_file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Return a list as a file."""
    shown = _listed(name, published().catalogue, request.GET.get("department", ""))
    return table_file(shown.title, form, shown.columns, shown.rows)


def _listed(name: str, catalogue: Catalogue, department: str) -> PublicList:
    if name not in PUBLIC_LISTS or (department and department not in catalogue.departments):
        raise NotFound(f"no list {name!r} of {department!r}")
    return PUBLIC_LISTS[name](catalogue, department=department)


def _kinds(here: str, department: str, catalogue: Catalogue) -> Tabs:
    tabs = tuple(
        Tab(
            words=word(_listed(name, catalogue, department).title),
            href=places.lists(name, department),
            current=name == here,
        )
        for name in PUBLIC_LISTS
    )
    return Tabs(label=gettext("权责清单"), tabs=tabs)


def _departments(name: str, department: str, catalogue: Catalogue) -> FilterBar:
    departments = sorted(catalogue.departments.values(), key=lambda one: one.name)
    field = Select(
        name="department",
        label=gettext("部门"),
        blank=gettext("所有部门"),
        choices=tuple(Choice(value=one.code, label=one.name) for one in departments),
        value=department,
    )
    clear = places.lists(name) if department else ""
    return FilterBar(fields=(field,), hidden=(("list", name),), clear=clear)


def _table(shown: PublicList) -> DataTable:
    return DataTable(
        caption=word(shown.title),
        caption_hidden=True,
        columns=tuple(Column(words=word(column)) for column in shown.columns),
        rows=tuple(Row(cells=row) for row in shown.rows),
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
