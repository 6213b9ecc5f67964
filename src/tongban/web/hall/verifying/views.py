"""Verify by code or by number (扫码核验、查号核验): the same answer for whatever is not known.

What was scanned can be pasted too: the text of a code that was read by another device.

A number is posted, so that it stays out of addresses and logs. Both ways share one limit.
"""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.certificates import publishing
from tongban.actions.certificates.verifying import (
    LONGEST_CODE,
    verify_code,
    verify_number,
    verify_token,
)
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall.verifying.answer import answer_page
from tongban.web.hall.verifying.limits import too_many
from tongban.web.hall.verifying.slower import slower
from tongban.web.hall.visitor import outside_of

LONGEST_NUMBER = 128
"""No certificate identifier is longer; what is longer is not looked for."""

KEPT_SECONDS = 300
"""How long a published list may be kept by whoever stands between."""


@public
@require_safe
def token(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer for the certificate whose code was scanned."""
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return slower(request)
    return show(request, answer_page(verify_token(token, outside)))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponseBase:
    """Ask for a number, and answer for the certificate that bears it."""
    if request.method != "POST":
        return show(request, _form())
    outside = outside_of(request)
    if too_many(request, now=outside.now):
        return slower(request)
    written = request.POST.get("number", "").strip()
    if not written:
        return show(request, _form(error=gettext("请填写证照标识")))
    if len(written) > LONGEST_NUMBER and len(written) <= LONGEST_CODE:
        return show(request, answer_page(verify_code(written, outside)))
    return show(request, answer_page(verify_number(written[:LONGEST_NUMBER], outside)))


@public
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def keys(request: HttpRequest) -> HttpResponseBase:
    """Hand out the keys with which anyone verifies offline."""
    return JsonResponse(dict(publishing.keys(outside_of(request))))


@public
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def status_list(request: HttpRequest, number: int) -> HttpResponseBase:
    """Hand out one status list, sealed."""
    return JsonResponse(publishing.status_list(number, outside_of(request)))


def _form(*, error: str = "") -> Page:
    field = fields.TextInput(
        name="number",
        label=gettext("证照标识"),
        hint=gettext("印在证照上，以 1.2.156.3005.2 开头；也可以粘贴扫码得到的文字。"),
        error=error,
    )
    return Page(
        title=gettext("核验证照"),
        lead=lists.Paragraph(body=gettext("不用登录，就能知道证照是不是真的、现在还有没有效。")),
        errors=messages.ErrorSummary.of((field,)),
        body=(
            PostForm(body=field, buttons=navigation.Button(words=gettext("核验"))),
            navigation.Buttons(
                items=(
                    navigation.Link(
                        words=gettext("核验下载的证照文件（PDF）"), href=reverse("hall:verify_file")
                    ),
                )
            ),
        ),
    )
