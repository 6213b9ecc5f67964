"""What every address does first (开放): for whom, how large, how often, in which language.

A browser does not decide the language of a page, but a program that writes ``Accept-Language``
does: nobody sets it for a program by accident.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from tongban.actions.clients.recognising import too_often as paced
from tongban.web.api import repeated
from tongban.web.api.callers import recognised
from tongban.web.api.outside import outside_of
from tongban.web.api.problems import problem
from tongban.web.components.access import public
from tongban.web.components.rates import WINDOW_SECONDS, too_often
from tongban.web.components.whole_number import whole_number

MOST_BYTES: Final = 64 * 1024
CALLS_A_MINUTE: Final = 300

Answer = Callable[..., HttpResponse]


def opened(view: Answer, *, most_bytes: int = MOST_BYTES) -> Answer:
    """Return a view of the interface as anybody may call it; it reads no cookie to forge."""

    @wraps(view)
    def answering(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        with translation.override(_language(request)):
            response = _held_back(request, most_bytes) or _answered(
                view, request, *arguments, **named
            )
            response.headers["Content-Language"] = translation.get_language() or ""
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return public(csrf_exempt(answering))


def _held_back(request: HttpRequest, most_bytes: int) -> HttpResponse | None:
    """Return what is answered to a body that is too large, or to a flood."""
    announced = whole_number(request.META.get("CONTENT_LENGTH") or "0")
    if announced is None or announced > most_bytes:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    outside, client = outside_of(request), recognised(request)
    if client is not None:
        wait = paced(client, outside.now, today=outside.today)
        return slower(wait) if wait else None
    who = request.META.get("REMOTE_ADDR", "")
    if too_often("api", who, most=CALLS_A_MINUTE, now=outside.now):
        return slower()
    return None


def slower(seconds: int = WINDOW_SECONDS) -> HttpResponse:
    """Return what whoever asks too often is answered."""
    response = problem(HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response


def _answered(
    view: Answer, request: HttpRequest, *arguments: object, **named: object
) -> HttpResponse:
    """Answer HEAD as GET, whose body the server drops, and tell a wrong method as a problem."""
    asked = request.method
    request.method = "GET" if asked == "HEAD" else asked
    try:
        if repeated.named(request):
            response = repeated.answered_once(request, lambda: view(request, *arguments, **named))
        else:
            response = view(request, *arguments, **named)
    finally:
        request.method = asked
    if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
        return response
    told = problem(HTTPStatus.METHOD_NOT_ALLOWED)
    told["Allow"] = response["Allow"]
    return told


def _language(request: HttpRequest) -> str:
    """Return the first language of the caller that is spoken here, else that of the request."""
    spoken = {code.partition("-")[0]: code for code, _ in settings.LANGUAGES}
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        code = spoken.get(wanted.partition("-")[0])
        if code is not None:
            return code
    return translation.get_language() or settings.LANGUAGE_CODE
