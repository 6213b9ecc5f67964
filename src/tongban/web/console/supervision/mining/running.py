"""Running cases (在办预测): how long each will still take, and whether it will rather be late."""

from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.supervision.asking import Foreseen, asked, foreseen, names
from tongban.actions.targets import published
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date
from tongban.web.console.requests import outside_of
from tongban.web.console.supervision.mining.asking import Asked
from tongban.web.console.supervision.mining.tables import days
from tongban.web.console.supervision.newest import as_of, nothing_yet
from tongban.web.console.supervision.seats import SEATS, bar
from tongban.web.console.supervision.shares import percent
from tongban.web.console.supervision.words import department_name

_HERE: Final = "console:supervision-running"
_MOST: Final = 200


@officer_required(*SEATS)
@require_safe
def running(request: HttpRequest) -> HttpResponseBase:
    """Show the cases that are not closed, those that will rather be late first."""
    wanted = Asked.read(request)
    with asked(wanted.selection(request)) as mine:
        found = None if mine is None else foreseen(mine, outside_of(request).now, _MOST)
    body: Content
    if found is None:
        body = nothing_yet()
    elif found:
        body = (_table(found), _meaning())
    else:
        body = messages.EmptyState(title=gettext("没有在办的办件"))
    page = Page(
        title=gettext("在办件还要多久"),
        wide=True,
        back=navigation.BackLink(href=wanted.address("console:supervision-mining")),
        body=(bar("console:supervision-mining"), wanted.form(_HERE), as_of(request), body),
    )
    return show(request, page)


def _table(found: tuple[Foreseen, ...]) -> lists.DataTable:
    items = names({one.case.item for one in found})
    return lists.DataTable(
        caption=gettext("在办的办件"),
        columns=(
            lists.Column(words=gettext("办件编号"), one_line=True),
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("现在在")),
            lists.Column(words=gettext("承诺办结")),
            lists.Column(words=gettext("还要（一半不超过）"), number=True),
            lists.Column(words=gettext("还要（八成不超过）"), number=True),
            lists.Column(words=gettext("超期的可能"), number=True),
        ),
        rows=tuple(lists.Row(cells=_cells(one, items[one.case.item])) for one in found),
    )


def _cells(one: Foreseen, item: str) -> tuple[Content, ...]:
    case, told = one.case, one.forecast
    few = gettext("样本不足")
    return (
        navigation.Link(
            words=case.number, href=reverse("console:supervision-story", args=[case.number])
        ),
        item,
        department_name(case.department, published().catalogue.departments),
        labels.word(case.activity),
        plain_date(case.due_at.date()) if case.due_at else "—",
        days(told.median_hours) if told else few,
        days(told.p80_hours) if told else few,
        _risk(one),
    )


def _risk(one: Foreseen) -> Content:
    if one.forecast is None or one.forecast.risk is None:
        return "—"
    words = percent(one.forecast.risk)
    return messages.Tag(words=words, tone=messages.Tone.BAD) if one.forecast.at_risk else words


def _meaning() -> messages.Details:
    return messages.Details(
        summary=gettext("怎么预测的"),
        body=gettext(
            "看同一事项从同一步起、已经等了同样久的办结件后来还用了多久；超期的可能，是其中用时超过剩余期限的比例。"
            "不到 30 件不预测。"
        ),
    )
