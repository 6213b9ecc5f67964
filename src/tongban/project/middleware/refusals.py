"""Refusals told as pages (拒绝应答): what core and actions raise, and no view caught.

A stranger's case and a random id raise the same `NotFound`, so they answer with the same page.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from tongban.actions.mandates.scope import BeyondAuthority
from tongban.core.vocabulary.errors import NotFound, Unavailable
from tongban.project import errors

Answer = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """Answer 404 for what is not there (or not theirs), 503 for what cannot be had now.

    An item beyond the authority of whoever acts for another is refused with the article (403).
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through; a bare refusal of the method becomes a page."""
        response = self._get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return errors.not_allowed(request, response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Turn an error of the tree that a view let through into its page."""
        match fault:
            case NotFound():
                return errors.not_found(request)
            case BeyondAuthority():
                return errors.beyond_authority(request, fault)
            case Unavailable():
                return errors.unavailable(request)
            case _:
                return None
