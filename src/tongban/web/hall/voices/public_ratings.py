"""Ratings in public (评价公示): what they amount to, and what became of poor ones; never who rated.

国办发〔2019〕51号: ratings, and how poor ones were dealt with, are published. A share stands with
its interval; with fewer than thirty ratings nothing is ranked.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.feedback.tallies import GradeTally
from tongban.store.cases.queries.ended import ended
from tongban.store.feedback.tallies import PublishedOutcome, published_outcomes, tallies
from tongban.web.components import concerns, labels, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component
from tongban.web.components.grades import tally_columns, tally_table
from tongban.web.components.sections import Page, Section, show
from tongban.web.hall.visitor import outside_of

DAYS: Final = 365


@public
@require_safe
def ratings(request: HttpRequest) -> HttpResponseBase:
    """Show what ratings amount to, by department and by item."""
    catalogue = published().catalogue
    since = outside_of(request).today - timedelta(days=DAYS)
    departments = tallies(ended("department", since=since), "department", since=since)
    items = tallies(ended("item_code", since=since), "item_code", since=since)
    page = Page(
        title=gettext("评价公示"),
        wide=True,
        back=navigation.BackLink(href=reverse("hall:contact")),
        lead=lists.Paragraph(
            body=gettext("近一年办结的服务。只算群众和企业主动作出的评价，没有评价的不算好评。")
        ),
        body=(
            _part(
                gettext("各部门"),
                departments,
                lambda code: concerns.department_name(code, catalogue.departments),
            ),
            _part(
                gettext("各事项"),
                items,
                lambda code: catalogue.items[code].name if code in catalogue.items else code,
            ),
            navigation.Link(words=gettext("差评处置结果"), href=reverse("hall:poor_ratings")),
            tally_columns(),
        ),
    )
    return show(request, page)


@public
@require_safe
def poor_ratings(request: HttpRequest) -> HttpResponseBase:
    """Show what became of poor ratings, in words that name nobody."""
    found = published_outcomes()
    page = Page(
        title=gettext("差评处置结果"),
        wide=True,
        back=navigation.BackLink(href=reverse("hall:ratings"), words=gettext("评价公示")),
        body=_outcomes(found)
        if found
        else messages.EmptyState(title=gettext("还没有公开的处置结果")),
    )
    return show(request, page)


def _part(title: str, found: dict[str, GradeTally], name: Callable[[str], str]) -> Component:
    if not found:
        return Section(title=title, body=messages.EmptyState(title=gettext("还没有评价")))
    return Section(title=title, body=tally_table(title, found, name))


def _outcomes(found: tuple[PublishedOutcome, ...]) -> Component:
    catalogue = published().catalogue
    return lists.DataTable(
        caption=gettext("差评处置结果"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("评价月份")),
            lists.Column(words=gettext("评价")),
            lists.Column(words=gettext("处置结果")),
            lists.Column(words=gettext("回访")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    catalogue.items[one.item].name if one.item in catalogue.items else one.item,
                    concerns.department_name(one.department, catalogue.departments),
                    _month(one.month),
                    labels.label(one.grade),
                    one.outcome,
                    _called_back(satisfied=one.satisfied),
                )
            )
            for one in found
        ),
    )


def _month(day: date) -> str:
    return gettext("%(year)d年%(month)d月") % {"year": day.year, "month": day.month}


def _called_back(*, satisfied: bool | None) -> str:
    if satisfied is None:
        return gettext("没有联系上")
    return gettext("满意") if satisfied else gettext("不满意，重新办理")
