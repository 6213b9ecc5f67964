"""What somebody has proven (核验记录): put on each request, for whoever asks how sure we are."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tongban.project.sign_in.proofs import proofs_of

Answer = Callable[[HttpRequest], HttpResponse]


def proofs(get_response: Answer) -> Answer:
    """Put `proofs` on each request: nothing for the public."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.proofs = (  # type: ignore[attr-defined]
            proofs_of(request, request.user) if request.user.is_authenticated else ()
        )
        return get_response(request)

    return respond
