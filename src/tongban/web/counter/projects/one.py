"""A project by its code (查项目): for departments that handle one of its cases."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions import audit
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.project_codes import parse_project_code
from tongban.store.cases.queries.projects import cases_beside
from tongban.store.projects.queries import filings_of_project, name_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.project_table import project_table
from tongban.web.components.sections import Page, show
from tongban.web.counter.requests import READERS, officer_of

LONGEST = 40


@officer_required(*READERS)
@require_safe
def project(request: HttpRequest) -> HttpResponseBase:
    """Show all cases of a project of which the officer's department handles one."""
    written = request.GET.get("code", "").strip()[:LONGEST]
    box = navigation.SearchBox(
        action="",
        label=gettext("投资项目统一代码"),
        name="code",
        value=written,
        hint=gettext("例如 2603-519900-47-01-000123"),
    )
    found = _found(request, written) if written else ()
    page = Page(
        title=gettext("查项目"),
        wide=True,
        back=navigation.BackLink(href=reverse("counter:cases"), words=gettext("查办件")),
        body=(box, *found),
    )
    return show(request, page)


def _found(request: HttpRequest, written: str) -> tuple[Component, ...]:
    try:
        code = parse_project_code(written).value
    except InvalidValue:
        advice = gettext("代码是五段数字，用短横线隔开，共 24 位。")
        return (messages.EmptyState(title=gettext("不是投资项目统一代码"), advice=advice),)
    officer = officer_of(request)
    cases = cases_beside(officer, filings_of_project(code))
    audit.note(officer, "project.open", code, outcome="allowed" if cases else "not_found")
    if not cases:
        advice = gettext("只能查到本部门参与办理的项目。")
        return (messages.EmptyState(title=gettext("没有找到这个项目"), advice=advice),)
    name = lists.Paragraph(body=name_of(code) or code)
    return (name, project_table(cases, place=lambda one: _place(one.number)))


def _place(number: str) -> str:
    return f"{reverse('counter:cases')}?{urlencode({'number': number})}"
