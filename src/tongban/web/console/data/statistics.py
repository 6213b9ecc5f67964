"""Statistics (共享统计): who grants, who refuses, who is late, in the year until now."""

import csv
import io

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.statistics import figures
from tongban.core.exchange.statistics import HolderFigures
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs
from tongban.web.console.data.names import Names, names
from tongban.web.console.requests import KEEPERS, outside_of


@officer_required(*KEEPERS)
@require_safe
def statistics(request: HttpRequest) -> HttpResponseBase:
    """Show what became of the requests put to each department."""
    called, found = names(), figures(outside_of(request))
    if found:
        export = navigation.Link(words=gettext("导出表格"), href=places.plain("statistics-csv"))
        body: Content = (tabs(request, "statistics"), _table(found, called), export)
    else:
        body = (
            tabs(request, "statistics"),
            messages.EmptyState(
                title=gettext("近一年还没有数据需求"),
                advice=gettext("有部门提出需求后，这里统计谁同意、谁拒绝、谁超期。"),
            ),
        )
    page = Page(
        title=gettext("数据共享统计"),
        lead=gettext("近一年各部门收到的数据需求：同意、不同意、超过期限的各有多少。"),
        body=body,
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def statistics_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the same as rows."""
    called, text = names(), io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_heads())
    writer.writerows(_cells(one, called) for one in figures(outside_of(request)))
    response = HttpResponse(
        text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="data-sharing.csv"'
    return response


def _table(found: tuple[HolderFigures, ...], called: Names) -> Component:
    heads = _heads()
    return lists.DataTable(
        caption=gettext("数据共享统计"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words, number=place > 0) for place, words in enumerate(heads)
        ),
        rows=tuple(lists.Row(cells=_cells(one, called)) for one in found),
    )


def _heads() -> tuple[str, ...]:
    return (
        gettext("提供部门"),
        gettext("收到"),
        gettext("已同意"),
        gettext("已拒绝"),
        gettext("提请裁定"),
        gettext("办理中"),
        gettext("超过期限"),
        gettext("平均答复（工作日）"),
    )


def _cells(one: HolderFigures, called: Names) -> tuple[str, ...]:
    counts = (one.received, one.granted, one.refused, one.disputed, one.open, one.late)
    mean = "—" if one.mean_days is None else f"{one.mean_days:.1f}"
    return (called.department(one.department), *map(str, counts), mean)
