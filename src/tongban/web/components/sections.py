"""Plain pages (普通页面): a title and parts under headings, and forms that carry anything.

Most pages are read from top to bottom: a way back, a heading, a lead, sections. A page says what it
is made of; how it looks is the template's business.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from django.http import HttpRequest
from django.template.response import TemplateResponse

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.messages import ErrorSummary
from tongban.web.components.navigation import SubmitOnce


@dataclass(frozen=True, kw_only=True, slots=True)
class Section(Component):
    """A part of a page under its own heading; `id` makes it an address on the page."""

    template: ClassVar[str] = "components/section.html"

    title: Words
    body: Content
    id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SideBySide(Component):
    """What is read, and beside it what is done about it; one under the other on a phone.

    With `beside_first` what is done comes before what is read, for those who listen or scroll.
    """

    template: ClassVar[str] = "components/side_by_side.html"

    main: Content
    beside: Content
    label: Words = ""
    beside_first: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PostForm(Component):
    """A form around anything; `hidden` are names and values sent along."""

    template: ClassVar[str] = "components/post_form.html"

    body: Content
    buttons: Content
    action: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    submit_once: SubmitOnce | None = None
    sends_files: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Component):
    """A whole page; `caption` says what the heading belongs to, `wide` is for officers' lists."""

    template: ClassVar[str] = "components/plain_page.html"

    title: Words
    body: Content
    caption: Words = ""
    lead: Content = ""
    above: Content = ""
    back: Content = ""
    errors: ErrorSummary | None = None
    wide: bool = False
    heading: bool = True


def show(request: HttpRequest, page: Page, *, status: HTTPStatus | None = None) -> TemplateResponse:
    """Return the page; one with errors is answered with 422 unless `status` says otherwise."""
    usual = HTTPStatus.UNPROCESSABLE_ENTITY if page.errors else HTTPStatus.OK
    context = {"page": page, "errors": page.errors}
    return TemplateResponse(request, "components/whole_page.html", context, status=status or usual)
