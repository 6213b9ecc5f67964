"""The report (检查报告): each fault with the article, who owes it, and until when.

A department sees its own, whoever keeps the catalogue of the city sees all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.access import sees_every_department
from tongban.core.authoring.inspecting import Issue
from tongban.core.catalog.lint import Severity
from tongban.store.overviews.queries.issues import (
    IssueFilters,
    IssuePage,
    all_issues,
    issue_counts,
    issues_page,
    most_owing,
)
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.labels import citation
from tongban.web.components.lists import Column, DataTable, Paragraph, Row
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.navigation import Buttons, FilterBar, Link, Pagination
from tongban.web.components.sections import Page
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.items import places
from tongban.web.console.items.findings import objection, severity_words
from tongban.web.console.items.offices import (
    Departments,
    office_asked,
    office_field,
    office_name,
)
from tongban.web.console.items.overview import freshness, key_of, number, written
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.words.sentences import said

MOST_OFFICES: Final = 20
"""So many departments are summed up; each of the others can be asked for."""
_KEY: Final = (number, str, number)
_SEVERITIES: Final = {one.value: one for one in Severity}


@officer_required(*KEEPERS)
@require_safe
def report(request: HttpRequest) -> HttpResponseBase:
    """Show what stands against the items that the officer answers for."""
    officer = officer_of(request)
    departments = published().catalogue.departments
    filters = _asked(request.GET, departments)
    after = key_of(request.GET.get("after", ""), _KEY)
    shown = issues_page(officer, filters, after=after)
    counts = issue_counts(officer, filters.department)
    city = sees_every_department(officer)
    today = outside_of(request).today
    body: Content = (
        workshop_tabs("items_lint"),
        *freshness(),
        _filters(filters, departments if city else {}),
        Paragraph(body=_counted(counts, filters)),
        _by_department(most_owing(officer, MOST_OFFICES), departments) if city else "",
        _table(shown.issues, departments, today) if shown.issues else _nothing(),
        _neighbours(request.GET, shown),
        _taking(request),
    )
    return show(request, Page(title=gettext("检查报告"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def report_file(request: HttpRequest, form: str) -> HttpResponse:
    """Return the report as a file."""
    departments = published().catalogue.departments
    columns = ("部门", "事项", "分部", "严重程度", "问题", "怎么改", "依据", "整改期限", "规则")
    rows = (
        (
            office_name(one.owner, departments),
            one.name,
            word(one.group),
            severity_words(one.severity),
            said(one.message),
            said(one.fix),
            citation(one.citation),
            plain_date(one.due_on) if one.due_on is not None else "",
            one.rule,
        )
        for one in all_issues(officer_of(request), _asked(request.GET, departments))
    )
    return table_file("检查报告", form, columns, rows)


def _asked(asked: Mapping[str, str], departments: Departments) -> IssueFilters:
    return IssueFilters(
        department=office_asked(asked.get("department", ""), departments),
        severity=_SEVERITIES.get(asked.get("severity", "")),
    )


def _filters(filters: IssueFilters, departments: Departments) -> FilterBar:
    severity = filters.severity.value if filters.severity is not None else ""
    grave = Select(
        name="severity",
        label=gettext("严重程度"),
        blank=gettext("所有问题"),
        choices=tuple(Choice(value=one.value, label=severity_words(one)) for one in Severity),
        value=severity,
    )
    office = (office_field(departments, filters.department),) if departments else ()
    chosen = bool(filters.department or severity)
    return FilterBar(fields=(*office, grave), clear=places.lint() if chosen else "")


def _counted(counts: Counter[Severity], filters: IssueFilters) -> str:
    severity = filters.severity
    total = counts if severity is None else Counter({severity: counts[severity]})
    return gettext("必须改正 %(errors)d 处，应当改正 %(warnings)d 处，建议 %(advice)d 处。") % {
        "errors": total[Severity.ERROR],
        "warnings": total[Severity.WARNING],
        "advice": total[Severity.ADVICE],
    }


def _by_department(most: Sequence[tuple[str, int]], departments: Departments) -> Content:
    if not most:
        return ""
    return DataTable(
        caption=gettext("要改正的问题最多的部门"),
        columns=(Column(words=gettext("部门")), Column(words=gettext("问题"), number=True)),
        rows=tuple(
            Row(
                cells=(
                    Link(words=office_name(code, departments), href=places.lint(department=code)),
                    f"{many:,}",
                )
            )
            for code, many in most
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
            objection(one),
            said(one.fix),
            citation(one.citation),
            office_name(one.owner, departments),
            _due(one.due_on, today),
        )
    )


def _due(day: date | None, today: date) -> Content:
    if day is None:
        return "—"
    written = written_date(day)
    return (written, " ", Tag(words=gettext("已过期"), tone=Tone.BAD)) if day < today else written


def _neighbours(asked: Mapping[str, str], shown: IssuePage) -> Pagination:
    kept = {name: asked[name] for name in ("department", "severity") if asked.get(name)}
    following = {**kept, "after": written(shown.next)}
    return Pagination(
        newer=places.lint(**kept) if asked.get("after") else "",
        older=f"?{urlencode(following)}" if shown.next is not None else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )


def _taking(request: HttpRequest) -> Buttons:
    kept = {name: request.GET.get(name, "") for name in ("department", "severity")}
    return Buttons(
        items=tuple(
            Link(words=words, href=places.lint_file(form, **kept))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有发现问题"), advice=gettext("发布新版以后，这里会自动重新检查。")
    )
