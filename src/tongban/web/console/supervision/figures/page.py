"""The figures (效能指标页): of the city, of a department, of an item; each leads further."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.supervision.asking import asked, names
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.performance.measures import BY_CODE
from tongban.engines.mining.extracts import Selection
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.requests import officer_of
from tongban.web.console.supervision.figures import sums, tables
from tongban.web.console.supervision.figures.definitions import definitions
from tongban.web.console.supervision.newest import as_of, nothing_yet
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import department_name

HERE: Final = "console:supervision-figures"
_CHARTED: Final = ("red", "at_once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What figures are about: a department, an item, or all; and what it is called."""

    title: str
    department: str = ""
    item: str = ""

    @property
    def selection(self) -> Selection:
        """Return the cases that count."""
        return Selection(department=self.department, item=self.item)


@officer_required(*SEATS)
@require_safe
def figures(request: HttpRequest) -> HttpResponseBase:
    """Show the figures of the city; of their department to those who answer for one."""
    return _page(request, city_scope(request), back="")


@officer_required(*SEATS)
@require_safe
def department_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the figures of a department."""
    return _page(request, department_scope(request, code), back=reverse(HERE))


@officer_required(*SEATS)
@require_safe
def item_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the figures of an item."""
    return _page(request, item_scope(request, code), back=reverse(HERE))


def city_scope(request: HttpRequest) -> Scope:
    """Return the scope of the first page."""
    own = own_department(request)
    return department_scope(request, own) if own else Scope(title=gettext("效能指标"))


def department_scope(request: HttpRequest, code: str) -> Scope:
    """Return a department as a scope; only supervisors see another than their own."""
    departments = published().catalogue.departments
    if code not in departments or own_department(request) not in ("", code):
        raise Http404
    return Scope(title=departments[code].name, department=code)


def item_scope(request: HttpRequest, code: str) -> Scope:
    """Return an item as a scope."""
    item = published().catalogue.items.get(code)
    own = own_department(request)
    if item is None or own not in ("", item.department):
        raise Http404
    return Scope(title=item.name, item=code, department=own)


def _page(request: HttpRequest, scope: Scope, *, back: str) -> HttpResponseBase:
    with asked(scope.selection) as mine:
        found = None if mine is None else mine.tallies()
    body: Content
    if found is None:
        body = nothing_yet()
    elif found:
        body = tuple(_body(found, scope, city=Role.SUPERVISOR in officer_of(request).roles))
    else:
        body = messages.EmptyState(title=gettext("还没有办件"))
    page = Page(
        title=scope.title,
        caption=gettext("效能指标") if back else "",
        wide=True,
        back=navigation.BackLink(href=back) if back else "",
        body=(bar(HERE), as_of(request), body, definitions(), _files(scope) if found else ""),
    )
    return show(request, page)


def _body(found: sums.Tallies, scope: Scope, *, city: bool) -> Iterator[Component]:
    yield tables.measures(sums.whole(found))
    for code in _CHARTED:
        measure = BY_CODE[code]
        title = labels.word(measure.name)
        yield Section(title=title, body=tables.months(sums.chart_of(found, measure), measure))
    if city and not scope.department and not scope.item:
        compared = tables.compared(sums.funnel_of(found), _department)
        yield Section(title=gettext("各部门超期：扣除事项难易以后"), body=compared)
    if not scope.department:
        yield Section(title=gettext("各部门"), body=_departments(found))
    if not scope.item:
        yield Section(title=gettext("各事项"), body=_items(found))
    yield Section(title=gettext("看办件"), body=_ways(scope))


def _departments(found: sums.Tallies) -> Component:
    return tables.side_by_side(
        gettext("各部门指标"),
        sums.by(found, lambda place: place.department),
        _department,
        _place("console:supervision-department"),
    )


def _items(found: sums.Tallies) -> Component:
    rows = sums.by(found, lambda place: place.item)
    called = names(rows)
    return tables.side_by_side(
        gettext("各事项指标"), rows, lambda code: called[code], _place("console:supervision-item")
    )


def _place(name: str) -> Callable[[str], str]:
    return lambda code: reverse(name, args=[code])


def _department(code: str) -> str:
    return department_name(code, published().catalogue.departments)


def _ways(scope: Scope) -> Component:
    """Return the way down: how the cases went, and those that are still running."""
    chosen = {"department": scope.department, "item": scope.item}
    asked_for = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
    links = (
        ("console:supervision-mining", gettext("这些办件实际怎么走")),
        ("console:supervision-running", gettext("其中还在办的")),
    )
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=words, href=f"{reverse(name)}?{asked_for}")
            for name, words in links
        )
    )


def _files(scope: Scope) -> Component:
    which = f"?department={scope.department}&item={scope.item}"
    return lists.PlainList(
        items=tuple(
            navigation.Link(
                words=words, href=reverse("console:supervision-report", args=[form]) + which
            )
            for form, words in (
                ("pdf", gettext("下载 PDF，可以打印")),
                ("xlsx", gettext("下载工作簿")),
            )
        )
    )
