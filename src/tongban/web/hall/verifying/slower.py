"""What whoever asks too often is told (限流提示)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext

from tongban.web.components import lists
from tongban.web.components.sections import Page, show
from tongban.web.hall.verifying.limits import WINDOW_SECONDS


def slower(request: HttpRequest) -> HttpResponseBase:
    """Return the page for whoever asks too often."""
    page = Page(
        title=gettext("核验次数太多"),
        body=lists.Paragraph(body=gettext("请等一分钟后再试。")),
    )
    response = show(request, page, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(WINDOW_SECONDS)
    return response
