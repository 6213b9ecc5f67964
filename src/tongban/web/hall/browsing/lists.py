"""All items (全部事项), by department, for individuals or for enterprises."""

from collections.abc import Iterable
from itertools import groupby

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.items import Audience
from tongban.store.catalog.queries import Listed, listed_items
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, Section, show
from tongban.web.hall import places
from tongban.web.hall.visitor import outside_of


@public
@require_safe
def items(request: HttpRequest) -> HttpResponseBase:
    """Show every item, grouped by department; `for` narrows to one audience."""
    wanted = request.GET.get("for", "")
    departments = published().catalogue.departments
    shown = [one for one in listed_items() if not wanted or wanted in one.audiences]
    groups = tuple(
        _department(departments[code].name if code in departments else code, group)
        for code, group in groupby(shown, key=lambda one: one.department)
    )
    page = Page(
        title=gettext("全部办事事项"),
        body=(
            *_campaigns(request),
            _tabs(wanted),
            groups or messages.EmptyState(title=gettext("还没有发布事项")),
        ),
    )
    return show(request, page)


def _campaigns(request: HttpRequest) -> tuple[Component, ...]:
    """Return the way to what is taken in campaigns, where the city has any."""
    if not outside_of(request).campaigns:
        return ()
    words = gettext("按批次报名的事")
    link = navigation.Link(words=words, href=reverse("hall:campaigns"))
    return (lists.Paragraph(body=link),)


def _tabs(wanted: str) -> Component:
    here = reverse("hall:items")
    choices = (
        ("", gettext("全部")),
        (Audience.PERSON.value, gettext("个人")),
        (Audience.ENTERPRISE.value, gettext("企业")),
    )
    return navigation.Tabs(
        label=gettext("为谁办"),
        tabs=tuple(
            navigation.Tab(
                words=words, href=f"{here}?for={value}" if value else here, current=value == wanted
            )
            for value, words in choices
        ),
    )


def _department(name: str, items: Iterable[Listed]) -> Component:
    return Section(
        title=name,
        body=lists.PlainList(
            items=tuple(
                navigation.Link(words=one.name, href=places.guide(places.ITEM, one.code))
                for one in items
            )
        ),
    )
