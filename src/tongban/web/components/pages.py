"""Whole pages from one value (整页), for pages that are a single component."""

from http import HTTPStatus

from django.http import HttpRequest
from django.template.response import TemplateResponse

from tongban.web.components.question import QuestionPage


def shown(request: HttpRequest, page: QuestionPage) -> TemplateResponse:
    """Return the page; an answer that has to be corrected is answered with 422."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if page.errors else HTTPStatus.OK
    context = {"page": page, "errors": page.errors}
    return TemplateResponse(request, "components/page.html", context, status=status)
