"""A list taken away (导出): the rows that are listed, with the same covers, and written down.

Whoever takes rows away is told with how many of them, under the people they are about.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.officework.views import ListKind, Shown
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.case_lists import cases_for, concerned_by
from tongban.store.cases.queries.work import inbox
from tongban.store.paging import every
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.saved_views import OpenedList, open_list
from tongban.web.components.table_files import table_file
from tongban.web.counter.lists import columns
from tongban.web.counter.lists.wanted import cases_wanted, works_wanted
from tongban.web.counter.requests import READERS, officer_of, outside_of

MOST: Final = 5000
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One row of a file, and the case that it is about."""

    cells: tuple[str, ...]
    case_number: str


def ways(name: str, opened: OpenedList) -> Component:
    """Return the ways to take a list away."""
    query = urlencode(opened.address)
    forms = (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=words, href=f"{reverse(name, args=[form])}?{query}")
            for form, words in forms
        )
    )


@officer_required(*READERS)
@require_safe
def inbox_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the open work that is listed."""
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.INBOX, request.GET)
    filters, order = works_wanted(opened.asked, outside)
    page = partial(inbox, officer, filters, order=order, today=outside.today, most=_AT_ONCE)
    shown = columns.chosen(ListKind.INBOX, opened.view)
    told = [
        Told(
            cells=tuple(columns.told_of_work(one, what, officer) for what in shown),
            case_number=one.case_number,
        )
        for one in every(page, MOST)
    ]
    return _handed_over(request, gettext("待办清单"), form, told=told, shown=shown)


@officer_required(*READERS)
@require_safe
def cases_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the cases that are listed."""
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.CASES, request.GET)
    filters, order = cases_wanted(opened.asked)
    page = partial(cases_for, officer, filters, order=order, today=outside.today, most=_AT_ONCE)
    shown = columns.chosen(ListKind.CASES, opened.view)
    departments = published().catalogue.departments
    told = [
        Told(
            cells=tuple(columns.told_of_case(one, what, officer, departments) for what in shown),
            case_number=one.number,
        )
        for one in every(page, MOST)
    ]
    return _handed_over(request, gettext("办件清单"), form, told=told, shown=shown)


def _handed_over(
    request: HttpRequest, name: str, form: str, *, told: list[Told], shown: tuple[Shown, ...]
) -> HttpResponseBase:
    """Hand the table over, and write down under everybody concerned who took it away."""
    heads = [str(columns.WORDS[one]) for one in shown]
    try:
        response = table_file(name, form, heads, (one.cells for one in told))
    except NotFound as missing:
        raise Http404 from missing
    numbers = {one.case_number for one in told}
    note(
        officer_of(request),
        "cases.export",
        name,
        concerned=concerned_by(officer_of(request), numbers),
        details={"rows": str(len(told)), "columns": ",".join(one.value for one in shown)},
    )
    return response
