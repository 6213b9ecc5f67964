"""The report (检查报告): each fault with the article, who owes it, and until when.

A department sees its own, whoever keeps the catalogue of the city sees all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.actions.workshop.checking import report_for
from tongban.core.authoring.access import sees_every_department
from tongban.core.authoring.inspecting import Issue
from tongban.core.catalog.departments import Department
from tongban.core.catalog.lint import Severity
from tongban.core.vocabulary.dates import format_date
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.lists import Column, DataTable, Paragraph, Row
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.navigation import Buttons, FilterBar, Link
from tongban.web.components.sections import Page
from tongban.web.console.items import places
from tongban.web.console.items.files import table_file
from tongban.web.console.items.findings import severity_tag, severity_words
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

Departments = Mapping[str, Department]
MOST = 200
"""More than this nobody reads on a page; the file has all."""


@officer_required(*KEEPERS)
@require_safe
def report(request: HttpRequest) -> HttpResponseBase:
    """Show what stands against the items that the officer answers for."""
    officer, outside = officer_of(request), outside_of(request)
    departments = published().catalogue.departments
    everything = report_for(officer, outside)
    issues = _narrowed(everything, request.GET)
    city = sees_every_department(officer)
    body: Content = (
        workshop_tabs("items_lint"),
        _filters(request.GET, departments if city else {}),
        Paragraph(body=_counted(issues)),
        _by_department(everything, departments) if city else "",
        _table(issues[:MOST], departments, outside.today) if issues else _nothing(),
        _more(issues),
        _taking(request),
    )
    return show(request, Page(title=gettext("检查报告"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def report_file(request: HttpRequest, form: str) -> HttpResponse:
    """Return the report as a file."""
    officer, outside = officer_of(request), outside_of(request)
    departments = published().catalogue.departments
    columns = ("部门", "事项", "分部", "严重程度", "问题", "怎么改", "依据", "整改期限", "规则")
    rows = (
        (
            _office(one.owner, departments),
            one.name,
            one.group,
            severity_words(one.severity),
            one.message,
            one.fix,
            str(one.citation),
            format_date(one.due_on) if one.due_on is not None else "",
            one.rule,
        )
        for one in _narrowed(report_for(officer, outside), request.GET)
    )
    return table_file("检查报告", form, columns, rows)


def _narrowed(issues: Iterable[Issue], asked: Mapping[str, str]) -> tuple[Issue, ...]:
    department, severity = asked.get("department", ""), asked.get("severity", "")
    return tuple(
        one
        for one in issues
        if department in ("", one.owner) and severity in ("", one.severity.value)
    )


def _filters(asked: Mapping[str, str], departments: Departments) -> FilterBar:
    grave = Select(
        name="severity",
        label=gettext("严重程度"),
        blank=gettext("所有问题"),
        choices=tuple(Choice(value=one.value, label=severity_words(one)) for one in Severity),
        value=asked.get("severity", ""),
    )
    offices = sorted(departments.values(), key=lambda one: one.name)
    office = Select(
        name="department",
        label=gettext("部门"),
        blank=gettext("所有部门"),
        choices=tuple(Choice(value=one.code, label=one.name) for one in offices),
        value=asked.get("department", ""),
    )
    chosen = bool(asked.get("severity") or asked.get("department"))
    return FilterBar(
        fields=(office, grave) if departments else (grave,), clear=places.lint() if chosen else ""
    )


def _counted(issues: tuple[Issue, ...]) -> str:
    counts = Counter(one.severity for one in issues)
    return gettext("必须改正 %(errors)d 处，应当改正 %(warnings)d 处，建议 %(advice)d 处。") % {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[Severity.ADVICE],
    }


def _by_department(issues: tuple[Issue, ...], departments: Departments) -> Content:
    owed = Counter(one.owner for one in issues if one.severity is not Severity.ADVICE)
    if not owed:
        return ""
    return DataTable(
        caption=gettext("各部门要改正的问题"),
        columns=(Column(words=gettext("部门")), Column(words=gettext("问题"), number=True)),
        rows=tuple(
            Row(cells=(_office(code, departments), str(count)))
            for code, count in owed.most_common()
        ),
    )


def _table(issues: tuple[Issue, ...], departments: Departments, today: date) -> DataTable:
    return DataTable(
        caption=gettext("检查报告"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("问题")),
            Column(words=gettext("怎么改")),
            Column(words=gettext("依据")),
            Column(words=gettext("由谁改")),
            Column(words=gettext("整改期限"), one_line=True),
        ),
        rows=tuple(_row(one, departments, today) for one in issues),
    )


def _row(one: Issue, departments: Departments, today: date) -> Row:
    return Row(
        cells=(
            Link(words=one.name, href=places.item(one.item)),
            (severity_tag(one.severity), f" {one.group}：{one.message}"),
            one.fix,
            str(one.citation),
            _office(one.owner, departments),
            _due(one.due_on, today),
        )
    )


def _due(day: date | None, today: date) -> Content:
    if day is None:
        return "—"
    written = format_date(day)
    return (written, " ", Tag(words=gettext("已过期"), tone=Tone.BAD)) if day < today else written


def _taking(request: HttpRequest) -> Buttons:
    kept = {name: request.GET.get(name, "") for name in ("department", "severity")}
    return Buttons(
        items=tuple(
            Link(words=words, href=places.lint_file(form, **kept))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _more(issues: tuple[Issue, ...]) -> Content:
    if len(issues) <= MOST:
        return ""
    told = gettext("这里只列出前 %(shown)d 处；全部在下载的表格里，也可以先筛选。")
    return Paragraph(body=told % {"shown": MOST})


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有发现问题"), advice=gettext("发布新版以后，这里会自动重新检查。")
    )


def _office(code: str, departments: Departments) -> str:
    department = departments.get(code)
    return department.name if department is not None else code
