"""The report (报告导出): what the first page says, as PDF and as XLSX."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform.printing import pdf_of, xlsx_of
from tongban.adapters.reports import Part, Report, Sheet
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.figures import FigureKind
from tongban.store.reform import queries
from tongban.web.components.access import officer_required
from tongban.web.components.words import plain_date
from tongban.web.console.reform.asked import Asked, asked
from tongban.web.console.reform.charts.waterfall import waterfall
from tongban.web.console.reform.four_figures import average
from tongban.web.console.reform.words import CAUSES, FIGURES, KINDS, STATUSES, base_words, percent
from tongban.web.console.requests import KEEPERS, outside_of

PRINTED = 200
"""So many departments are printed; the workbook has all."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officer_required(*KEEPERS)
@require_safe
def pdf(request: HttpRequest) -> HttpResponseBase:
    """Hand out the report as PDF, with the departments that save most."""
    report = _report(request, most=PRINTED)
    return _attached(pdf_of(report), report, "application/pdf", "pdf")


@officer_required(*KEEPERS)
@require_safe
def xlsx(request: HttpRequest) -> HttpResponseBase:
    """Hand out the tables of the report."""
    report = _report(request)
    return _attached(xlsx_of(report), report, XLSX, "xlsx")


def _report(request: HttpRequest, *, most: int | None = None) -> Report:
    """Return the report, with at most so many departments in it."""
    now, today = asked(request), outside_of(request).today
    return Report(
        title=gettext("四减报告"),
        subtitle=gettext("与%(base)s相比") % {"base": base_words(now)},
        dated_on=today,
        parts=(*_parts(now, most), *_measures()),
    )


def _parts(now: Asked, most: int | None) -> Iterator[Part]:
    pair = now.standing.figures
    yield Part(
        title=gettext("平均每件"),
        sheet=Sheet(
            title=gettext("平均每件"),
            headings=(gettext("指标"), gettext("基线"), gettext("现在"), gettext("变化")),
            rows=tuple(_line(pair, kind) for kind in FigureKind),
        ),
    )
    for kind in FigureKind:
        chart = waterfall(pair, now.standing.causes, kind, before_words=base_words(now))
        yield Part(
            title=str(chart.title), words=str(chart.says), drawing=chart.svg(), says=str(chart.says)
        )
    yield Part(title=gettext("减在哪里"), sheet=_causes(now))
    yield Part(title=gettext("按部门"), sheet=_departments(now, most))


def _line(pair: Pair, kind: FigureKind) -> tuple[str, float, float, str]:
    before, after = average(pair.before, kind), average(pair.after, kind)
    return str(FIGURES[kind]), round(before, 2), round(after, 2), percent(before, after)


def _causes(now: Asked) -> Sheet:
    return Sheet(
        title=gettext("减在哪里"),
        headings=(gettext("原因"), *(str(FIGURES[kind]) for kind in FigureKind)),
        rows=tuple(
            (str(CAUSES[cause]), *(kind.of(saved) for kind in FigureKind))
            for cause, saved in now.standing.causes.items()
        ),
    )


def _departments(now: Asked, most: int | None) -> Sheet:
    sums = now.standing.sums
    pairs = [(sums.departments[place], sums.pair(place)) for place in sums.most_saving()[:most]]
    figures = tuple(
        words
        for kind in FigureKind
        for words in (
            gettext("%(figure)s（基线）") % {"figure": FIGURES[kind]},
            gettext("%(figure)s（现在）") % {"figure": FIGURES[kind]},
        )
    )
    return Sheet(
        title=gettext("按部门"),
        headings=(gettext("部门"), gettext("一年办件"), *figures),
        rows=tuple(
            (
                now.department_name(code),
                pair.before.cases,
                *(kind.of(side) for kind in FigureKind for side in (pair.before, pair.after)),
            )
            for code, pair in pairs
        ),
    )


def _measures() -> Iterator[Part]:
    found = queries.measures()
    if found:
        yield Part(
            title=gettext("未完成的措施"),
            sheet=Sheet(
                title=gettext("未完成的措施"),
                headings=(gettext("措施"), gettext("种类"), gettext("完成期限"), gettext("状态")),
                rows=tuple(
                    (
                        one.title,
                        str(KINDS[one.kind]),
                        plain_date(one.due_on),
                        str(STATUSES[one.status][0]),
                    )
                    for one in found
                ),
            ),
        )


def _attached(content: bytes, report: Report, media_type: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = quote(f"{report.title}-{report.dated_on.isoformat()}.{suffix}", safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
