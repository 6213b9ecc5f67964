"""The interface put together (接口): its parts, how bodies are read, how faults are told."""

from collections.abc import Callable
from enum import Enum
from http import HTTPStatus
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder

from tongban.core.vocabulary import strict_json
from tongban.core.vocabulary.errors import NotFound, Unavailable
from tongban.web.api import audit, catalogue, certificates, datasets, guides
from tongban.web.api.opening import slower
from tongban.web.api.problems import Refused, TooOften, misfit, problem, refused

VERSION: Final = "1.0.0"
_ABOUT: Final = """\
What the public pages of this platform say, for programs. Everything here is open to read; nothing
that is sent is kept. Codes are stable; names and sentences are Chinese. Problems follow RFC 9457
and are told in the language of `Accept-Language` (zh or en). Lists are read on with `after`, the
value of `next` in the answer before."""


_AS_READ: Final = {"ensure_ascii": False}


class _Strict(Parser):
    """Reads bodies as other systems are read: no key twice, no number without measure."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the value of the body."""
        return strict_json.parse(request.body)


class _Words(NinjaJSONEncoder):
    """Writes a member of an enumeration as the word that the description names."""

    def default(self, o: Any) -> Any:
        """Return what stands for a value that JSON does not have."""
        return o.value if isinstance(o, Enum) else super().default(o)


class _Json(JSONRenderer):
    """Writes answers, Chinese as it is read."""

    encoder_class = _Words
    json_dumps_params = _AS_READ


interface: Final = NinjaAPI(
    title="Tongban (通办)",
    version=VERSION,
    description=_ABOUT,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=_Strict(),
    renderer=_Json(),
)
for _part in (catalogue, guides, datasets, certificates, audit):
    interface.add_router("", _part.router)


def _not_there(request: HttpRequest, fault: Exception) -> HttpResponse:
    del request, fault
    return problem(HTTPStatus.NOT_FOUND)


def _not_now(request: HttpRequest, fault: Exception) -> HttpResponse:
    del request, fault
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "5"
    return response


def _too_often(request: HttpRequest, fault: TooOften) -> HttpResponse:
    del request, fault
    return slower()


def _unread(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Answer for a body that cannot be read, the only such error that is raised here."""
    del request, fault
    return problem(HTTPStatus.BAD_REQUEST)


def _failed(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Hand on what nobody expected: the site tells of it, and operators see it."""
    del request
    raise fault


_ANSWERS: Final[tuple[tuple[type[Exception], Callable[..., HttpResponse]], ...]] = (
    (NotFound, _not_there),
    (Unavailable, _not_now),
    (OperationalError, _not_now),
    (InterfaceError, _not_now),
    (TooOften, _too_often),
    (HttpError, _unread),
    (ValidationError, misfit),
    (Refused, refused),
    (Exception, _failed),
)
for _fault, _answer in _ANSWERS:
    interface.add_exception_handler(_fault, _answer)
