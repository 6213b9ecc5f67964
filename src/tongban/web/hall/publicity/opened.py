"""Open data (开放数据): how many cases ended how, month by month, for everybody to take and use.

Whole months by their address, and nothing else: there is no query, so none can be turned (A79).
What stands in an address beyond its path is not read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.adapters.dcat.opening import write_open
from tongban.core.cases.state import Status
from tongban.core.performance.opening import LEAST, SUM, OpenTable
from tongban.core.vocabulary.errors import NotFound
from tongban.store.overviews.months import told_month, told_months
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date
from tongban.web.hall.publicity import places

_TITLE: Final = "办结统计"
_HIDDEN: Final = "—"


@public
@require_safe
def open_data(request: HttpRequest) -> HttpResponseBase:
    """Show the latest month, and where all of them are."""
    months = told_months()
    page = Page(
        title=gettext("开放数据：办结统计"),
        lead=lists.Paragraph(
            body=gettext("每个月办结的办件，按事项和结果计数。任何人都可以下载、使用。")
        ),
        back=navigation.BackLink(href=places.lists(), words=gettext("权责清单和公共服务目录")),
        body=tuple(_body(months)) if months else _none(),
        wide=True,
    )
    return show(request, page)


@public
@require_safe
def open_month(request: HttpRequest, month: str, form: str) -> HttpResponse:
    """Return a month as a file, in the words of the catalogue."""
    del request
    told = told_month(_month(month))
    if told is None:
        raise NotFound(f"no month {month!r}")
    columns, rows = _cells(told[1])
    return table_file(f"{_TITLE} {month}", form, columns, rows)


@public
@require_safe
def open_catalogue(request: HttpRequest) -> HttpResponse:
    """Return the catalogue of what is open (DCAT)."""
    del request
    files = {month: f"{settings.PUBLIC_URL}{_file(month, 'csv')}" for month in told_months()}
    content = write_open(
        files,
        title=_TITLE,
        summary=f"每月办结的办件，按事项和结果计数；不足 {LEAST} 件的不公布。",
        publisher=settings.PUBLIC_URL,
    )
    return HttpResponse(content, content_type="application/ld+json")


def _month(written: str) -> date:
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError as wrong:
        raise NotFound(f"no month {written[:20]!r}") from wrong


def _file(month: date, form: str) -> str:
    return reverse("hall:open_month", args=[f"{month:%Y-%m}", form])


def _body(months: list[date]) -> Iterator[Content]:
    latest = months[0]
    told = told_month(latest)
    if told is not None:
        opened_on, table = told
        columns, rows = _cells(table)
        yield lists.DataTable(
            caption=gettext("%(month)s，%(day)s公布")
            % {"month": f"{latest:%Y-%m}", "day": plain_date(opened_on)},
            columns=tuple(
                lists.Column(words=words, number=place > 0) for place, words in enumerate(columns)
            ),
            rows=tuple(lists.Row(cells=tuple(row)) for row in rows),
        )
    yield lists.Paragraph(
        body=gettext(
            "“—”是没有公布的数：不足 %(least)d 件的，以及能据此推算出来的。"
            "每个月只公布一次，公布后不再改动。"
        )
        % {"least": LEAST}
    )
    links = tuple(
        navigation.Link(words=f"{month:%Y-%m}.{form}", href=_file(month, form))
        for month in months
        for form in ("csv", "xlsx")
    )
    yield Section(title=gettext("全部月份"), id="months", body=lists.PlainList(items=links))
    yield navigation.Link(words=gettext("目录（DCAT）"), href=reverse("hall:open_catalogue"))


def _none() -> Content:
    return messages.EmptyState(
        title=gettext("还没有公布"),
        advice=gettext("一个月结束后，这个月的统计会在这里公布。"),
    )


def _cells(table: OpenTable) -> tuple[list[str], list[list[str]]]:
    """Return a month as headings and rows, the sums last."""
    catalogue = published().catalogue
    names: Mapping[str, str] = {code: item.name for code, item in catalogue.items.items()}
    columns = ["事项", *(str(labels.label(Status(end))) for end in table.ends), "合计"]
    rows = [
        [names.get(item, item) if item else "合计", *_counts(table, item)]
        for item in (*table.items, SUM)
    ]
    return columns, rows


def _counts(table: OpenTable, item: str) -> Iterator[str]:
    for end in (*table.ends, SUM):
        count = table.told[item, end]
        yield _HIDDEN if count is None else str(count)
