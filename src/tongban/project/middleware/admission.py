"""Admission (限流): while there is a line, strangers who only look come again later (F22).

Nobody with a session is turned away, nor whoever signs in, verifies or posts anything.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tongban.project import crowding, errors

Answer = Callable[[HttpRequest], HttpResponse]
_SEARCHES = ("/search/", "/api/v1/search")
_NEVER = ("/account/", "/health/", "/static/", "/verify/", "/audit/")


class Admission:
    """Turn away by the level of the process; what is turned away costs no page."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response
        self._shedding = bool(settings.SHEDDING)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve, or say when to come again."""
        here = crowding.here()
        if self._shedding and only_looks(request):
            seconds = here.turned_away(searching=request.path.startswith(_SEARCHES))
            if seconds:
                return errors.crowded(request, seconds)
        with here.inside():
            return self._get_response(request)


def only_looks(request: HttpRequest) -> bool:
    """Tell whether a stranger asks for what can wait."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
        and not request.path.startswith(_NEVER)
    )
