"""Deny by default (默认拒绝): a view that does not say for whom it is, is for nobody.

A test walks every address and refuses one without an audience; this refuses it where the test was
not run, or an address was added by something that we did not write.
"""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

from tongban.project import errors
from tongban.web.components.access import Audience

Answer = Callable[[HttpRequest], HttpResponse]
_log = structlog.get_logger()


class DeclaredAudience:
    """Answer as if nothing were there, before a view without an audience is called."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], *_arguments: object
    ) -> HttpResponse | None:
        """Refuse what nobody declared, and say so where operators look."""
        if isinstance(getattr(view, "audience", None), Audience):
            return None
        route = request.resolver_match.route if request.resolver_match else ""
        _log.error("view_without_audience", route=route)
        return errors.not_found(request)
