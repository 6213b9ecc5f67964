"""The figures as files (指标报告): PDF for archives and paper, a workbook to calculate with."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.reform.printing import pdf_of, xlsx_of
from tongban.actions.supervision.asking import asked, names
from tongban.actions.targets import published
from tongban.adapters.reports import Part, Report, Sheet
from tongban.core.performance.measures import BY_CODE, MEASURES, Both
from tongban.web.components import labels
from tongban.web.components.access import officer_required
from tongban.web.console.reform.charts.shapes import Chart
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.figures import sums, tables
from tongban.web.console.supervision.figures.page import (
    Scope,
    city_scope,
    department_scope,
    item_scope,
)
from tongban.web.console.supervision.seats import SEATS
from tongban.web.console.supervision.shares import figure_words, share_words
from tongban.web.console.supervision.words import department_name

_DIGITS: Final = 4
_FORMS: Final[Mapping[str, tuple[str, Callable[[Report], bytes]]]] = {
    "pdf": ("application/pdf", pdf_of),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of),
}


@officer_required(*SEATS)
@require_safe
def report(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the figures as a file of the form that the address names."""
    if form not in _FORMS:
        raise Http404
    scope = _scope(request)
    with asked(scope.selection) as mine:
        found = {} if mine is None else mine.tallies()
    note(officer_of(request), "supervision.report", scope.department or scope.item or "city")
    kind, made = _FORMS[form]
    told = Report(
        title=gettext("效能指标报告"),
        subtitle=scope.title,
        dated_on=outside_of(request).today,
        parts=tuple(_parts(found)),
    )
    name = f"{told.title}-{told.dated_on.isoformat()}.{form}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(made(told), content_type=kind, headers=headers)


def _scope(request: HttpRequest) -> Scope:
    department, item = (request.GET.get(name, "") for name in ("department", "item"))
    if item:
        return item_scope(request, item)
    return department_scope(request, department) if department else city_scope(request)


def _parts(found: sums.Tallies) -> Iterator[Part]:
    yield Part(title=gettext("指标"), sheet=_measures(sums.whole(found)))
    measure = BY_CODE["red"]
    chart = tables.months(sums.chart_of(found, measure), measure)
    if isinstance(chart, Chart):
        yield Part(
            title=str(chart.title), words=str(chart.says), drawing=chart.svg(), says=str(chart.says)
        )
    departments = published().catalogue.departments
    by_department = sums.by(found, lambda place: place.department)
    yield Part(
        title=gettext("各部门"),
        sheet=_side_by_side(
            gettext("各部门"), by_department, lambda code: department_name(code, departments)
        ),
    )
    by_item = sums.by(found, lambda place: place.item)
    called = names(by_item)
    yield Part(
        title=gettext("各事项"),
        sheet=_side_by_side(gettext("各事项"), by_item, lambda code: called[code]),
    )


def _measures(both: Both) -> Sheet:
    return Sheet(
        title=gettext("指标"),
        headings=(
            gettext("指标"),
            gettext("数值和把握范围"),
            gettext("分子"),
            gettext("分母"),
            gettext("公式"),
        ),
        rows=tuple(
            (
                labels.word(one.name),
                figure_words(one, both),
                one.of(both).part,
                one.of(both).whole,
                labels.word(one.formula),
            )
            for one in MEASURES
        ),
    )


def _side_by_side(title: str, rows: Mapping[str, Both], name: Callable[[str], str]) -> Sheet:
    return Sheet(
        title=title,
        headings=(
            gettext("名称"),
            gettext("收件"),
            *(labels.word(BY_CODE[one].name) for one in tables.COLUMNS),
        ),
        rows=tuple(
            (
                name(code),
                both.cases.cases,
                *(share_words(BY_CODE[one].of(both)) for one in tables.COLUMNS),
            )
            for code, both in rows.items()
        ),
    )
