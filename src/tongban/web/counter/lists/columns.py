"""Cells of lists (列): what each column shows of a work or a case, on pages and in files alike."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.outside import Outside
from tongban.core.cases.state import Status
from tongban.core.catalog.departments import Department
from tongban.core.officework.views import COLUMNS, ListKind, ListView, Shown
from tongban.core.people.actors import Officer
from tongban.core.people.masking import Viewer
from tongban.store.cases.queries.case_lists import ListedCase
from tongban.store.cases.queries.work import WorkLine
from tongban.web.components import labels, lists, navigation
from tongban.web.components.component import Content, Words
from tongban.web.components.words import plain_date, written_date
from tongban.web.counter import lamps, masks, places

WORDS: Mapping[Shown, Words] = {
    Shown.CASE: gettext_lazy("办件"),
    Shown.APPLICANT: gettext_lazy("申请人"),
    Shown.WORK: gettext_lazy("要做的事"),
    Shown.STATUS: gettext_lazy("状态"),
    Shown.RECEIVED: gettext_lazy("收件"),
    Shown.DUE: gettext_lazy("到期"),
    Shown.HOLDER: gettext_lazy("领取"),
    Shown.DEPARTMENT: gettext_lazy("主办部门"),
    Shown.LEVEL: gettext_lazy("等级"),
    Shown.RULE: gettext_lazy("监察规则"),
}
Departments: TypeAlias = Mapping[str, Department]
_ONE_LINE = frozenset({Shown.APPLICANT, Shown.STATUS})


def chosen(of: ListKind, view: ListView | None) -> tuple[Shown, ...]:
    """Return the columns that stand."""
    return tuple(one for one in COLUMNS[of] if view is None or view.shows(one))


def heads(shown: tuple[Shown, ...]) -> tuple[lists.Column, ...]:
    """Return the heads of columns."""
    return tuple(lists.Column(words=WORDS[one], one_line=one in _ONE_LINE) for one in shown)


def work_cell(line: WorkLine, column: Shown, *, officer: Officer, outside: Outside) -> Content:
    """Return what a column shows of a piece of work."""
    match column:
        case Shown.CASE:
            journey = "" if line.filing_title == line.item_name else f"{line.filing_title}·"
            return (
                navigation.Link(words=line.item_name, href=places.work(line.id)),
                lists.Paragraph(body=f"{journey}{line.case_number}"),
            )
        case Shown.APPLICANT:
            return name_in_work(line, officer)
        case Shown.WORK:
            return labels.word(line.name)
        case Shown.RECEIVED:
            return written_date(line.received_on) if line.received_on else ""
        case Shown.DUE:
            lamp = lamps.of_work(line, today=outside.today, calendar=outside.calendar)
            return (lists.Paragraph(body=written_date(line.due_on)), lamp)
        case _:
            return ""


def case_cell(
    line: ListedCase,
    column: Shown,
    *,
    officer: Officer,
    departments: Departments,
    outside: Outside,
) -> Content:
    """Return what a column shows of a case."""
    match column:
        case Shown.CASE:
            address = f"{reverse('counter:cases')}?{urlencode({'number': line.number})}"
            return (
                navigation.Link(words=line.item_name, href=address),
                lists.Paragraph(body=line.number),
            )
        case Shown.RECEIVED:
            return written_date(line.received_on) if line.received_on else ""
        case Shown.DUE:
            return _due(line, outside)
        case _:
            return told_of_case(line, column, officer, departments)


def told_of_work(line: WorkLine, column: Shown, officer: Officer) -> str:
    """Return what a column says of a piece of work in a file."""
    told: Mapping[Shown, Callable[[], str]] = {
        Shown.CASE: lambda: f"{line.item_name} {line.case_number}",
        Shown.APPLICANT: lambda: name_in_work(line, officer),
        Shown.WORK: lambda: labels.word(line.name),
        Shown.RECEIVED: lambda: plain_date(line.received_on) if line.received_on else "",
        Shown.DUE: lambda: plain_date(line.due_on),
        Shown.HOLDER: lambda: holding_words(line),
    }
    return told[column]()


def told_of_case(
    line: ListedCase, column: Shown, officer: Officer, departments: Departments
) -> str:
    """Return what a column says of a case in a file."""
    told: Mapping[Shown, Callable[[], str]] = {
        Shown.CASE: lambda: f"{line.item_name} {line.number}",
        Shown.APPLICANT: lambda: name_in_case(line, officer),
        Shown.STATUS: lambda: status_words(line.status),
        Shown.RECEIVED: lambda: plain_date(line.received_on) if line.received_on else "",
        Shown.DUE: lambda: plain_date(line.due_on) if line.due_on and not line.ended else "",
        Shown.DEPARTMENT: lambda: department_name(line.department, departments),
    }
    return told[column]()


def name_in_work(line: WorkLine, officer: Officer) -> str:
    """Return the applicant of open work, covered for whoever does not work on cases."""
    viewer = Viewer.of(officer, department=line.department, open_work=True)
    return masks.listed_name(viewer, line.applicant_name)


def name_in_case(line: ListedCase, officer: Officer) -> str:
    """Return the applicant of a case, covered once the department's work in it is done."""
    viewer = Viewer.of(officer, department=line.department, open_work=line.open_work)
    return masks.listed_name(viewer, line.applicant_name)


def holding_words(line: WorkLine) -> str:
    """Return in whose hands a piece of work is."""
    if line.mine and line.lent_by:
        return gettext("我代%(name)s办") % {"name": line.lent_by}
    if line.mine:
        return gettext("我在办")
    return gettext("同事在办") if line.claimed else gettext("未领取")


def status_words(status: str) -> str:
    """Return the state of a case in words."""
    return labels.label(Status(status)) if status in _STATUSES else status


def department_name(code: str, departments: Departments) -> str:
    """Return the short name of a department."""
    department = departments.get(code)
    return department.short_name if department else code


def _due(line: ListedCase, outside: Outside) -> Content:
    if line.ended or line.due_on is None:
        return "—"
    lamp = lamps.of_days(
        line.due_on, paused=line.paused, today=outside.today, calendar=outside.calendar
    )
    return (lists.Paragraph(body=written_date(line.due_on)), lamp)


_STATUSES = frozenset(one.value for one in Status)
