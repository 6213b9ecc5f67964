"""How a reader wants to see the pages (显示设置): large text (长辈版), and the language."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from tongban.web.components.access import public
from tongban.web.components.frame import LARGE_TEXT_COOKIE

_KEPT = timedelta(days=365)


@public
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Remember the choice in a cookie and go back to the page it was made on."""
    response = HttpResponseRedirect(_local_page(request))
    large_text = request.POST.get("large_text")
    if large_text in {"0", "1"}:
        _remember(request, response, name=LARGE_TEXT_COOKIE, value=large_text)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        _remember(request, response, name=settings.LANGUAGE_COOKIE_NAME, value=language)
    return response


def _local_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe else "/"


def _remember(request: HttpRequest, response: HttpResponse, *, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=_KEPT, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
