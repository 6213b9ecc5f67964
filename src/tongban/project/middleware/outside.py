"""What pages may reach beyond the database (外部条件): handed to each request by the wiring."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from tongban.project import wiring

Answer = Callable[[HttpRequest], HttpResponse]


def outside(get_response: Answer) -> Answer:
    """Put `outside` on each request; it is built by the first page that really reaches out."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.outside = SimpleLazyObject(wiring.outside)  # type: ignore[attr-defined]
        return get_response(request)

    return respond
