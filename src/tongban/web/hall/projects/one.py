"""One project (项目): all its cases in the order of filing, each with where it stands."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.core.vocabulary.project_codes import parse_project_code
from tongban.store.cases.queries.projects import own_cases
from tongban.store.projects.queries import filings_of_project, name_of
from tongban.web.components import navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.project_table import project_table
from tongban.web.components.sections import Page, show
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, theirs


@agent_admitted
@require_safe
def project(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show every case that this person filed for a project."""
    try:
        value = parse_project_code(code).value
    except InvalidValue as wrong:
        raise NotFound("no project code") from wrong
    cases = own_cases(citizen_of(request), filings_of_project(value))
    found = theirs(cases or None, request, "project", value)
    page = Page(
        title=name_of(value) or gettext("投资项目"),
        caption=gettext("投资项目统一代码 %(code)s") % {"code": value},
        back=navigation.BackLink(href=places.mine(), words=gettext("我的")),
        body=project_table(found, place=lambda one: places.case(one.id)),
    )
    return show(request, page)
