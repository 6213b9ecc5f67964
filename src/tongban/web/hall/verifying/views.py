"""Verify by code or by number (扫码核验、查号核验): the same answer for whatever is not known.

A number is posted, so that it stays out of addresses and logs. Both ways share one limit.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.certificates.verifying import verify_number, verify_token
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall.verifying.answer import answer_page
from tongban.web.hall.verifying.limits import WINDOW_SECONDS, too_many
from tongban.web.hall.visitor import outside_of

LONGEST_NUMBER = 128
"""No certificate identifier is longer; what is longer is not looked for."""


@public
@require_safe
def token(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer for the certificate whose code was scanned."""
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return _slower(request)
    return show(request, answer_page(verify_token(token, outside)))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponseBase:
    """Ask for a number, and answer for the certificate that bears it."""
    if request.method != "POST":
        return show(request, _form())
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return _slower(request)
    written = request.POST.get("number", "").strip()
    if not written:
        return show(request, _form(error=gettext("请填写证照标识")))
    return show(request, answer_page(verify_number(written[:LONGEST_NUMBER], outside)))


def _form(*, error: str = "") -> Page:
    field = fields.TextInput(
        name="number",
        label=gettext("证照标识"),
        hint=gettext("印在证照上，以 1.2.156.3005.2 开头；也可以直接用手机扫证照上的二维码。"),
        error=error,
    )
    return Page(
        title=gettext("核验证照"),
        lead=lists.Paragraph(body=gettext("不用登录，就能知道证照是不是真的、现在还有没有效。")),
        errors=messages.ErrorSummary.of((field,)),
        body=PostForm(body=field, buttons=navigation.Button(words=gettext("核验"))),
    )


def _slower(request: HttpRequest) -> HttpResponseBase:
    page = Page(
        title=gettext("核验次数太多"),
        body=lists.Paragraph(body=gettext("请等一分钟后再试。")),
    )
    response = show(request, page, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(WINDOW_SECONDS)
    return response
