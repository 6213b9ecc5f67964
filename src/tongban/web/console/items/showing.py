"""Pages of the workshop (页面): like all plain pages, with the workshop's own look added."""

from http import HTTPStatus

from django.http import HttpRequest
from django.template.response import TemplateResponse

from tongban.web.components.component import Content
from tongban.web.components.sections import Page


def show(request: HttpRequest, page: Page, *, status: HTTPStatus | None = None) -> TemplateResponse:
    """Return the page; one with errors is answered with 422 unless `status` says otherwise."""
    usual = HTTPStatus.UNPROCESSABLE_ENTITY if page.errors else HTTPStatus.OK
    context = {"page": page, "errors": page.errors}
    return TemplateResponse(request, "console/items/page.html", context, status=status or usual)


def fragment(request: HttpRequest, *parts: Content) -> TemplateResponse:
    """Return parts of a page alone, for a request that replaces them."""
    return TemplateResponse(request, "console/items/fragment.html", {"parts": parts})


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether only a part of the page is asked for."""
    return request.headers.get("HX-Request") == "true"
