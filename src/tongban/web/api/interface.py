"""The interface put together (接口): its parts, how bodies are read, how faults are told."""

from collections.abc import Callable
from enum import Enum
from http import HTTPStatus
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder

from tongban.core.exchange.refusals import Layer
from tongban.core.exchange.refusals import Refused as GatewayRefusal
from tongban.core.vocabulary import strict_json
from tongban.core.vocabulary.errors import (
    Conflict,
    InvalidValue,
    NotAllowed,
    NotFound,
    Unavailable,
)
from tongban.web.api import (
    audit,
    burden,
    cases,
    catalogue,
    certificates,
    datasets,
    events,
    grants,
    graph,
    guides,
    quality,
    requests,
    services,
)
from tongban.web.api.callers import CHALLENGE, OutOfScope, Unknown
from tongban.web.api.opening import slower
from tongban.web.api.problems import (
    Refused,
    TooOften,
    Wrong,
    misfit,
    problem,
    refused,
    wrong_value,
)

VERSION: Final = "1.2.0"
_ABOUT: Final = """\
This platform for programs. What the public pages say is open to read, and nothing that is sent for
it is kept. What concerns a department asks for a key of its system, sent as
`Authorization: Bearer tbk_...`, with the scope that each operation names. Codes are stable; names
and sentences are Chinese. Problems follow RFC 9457 and are told in the language of
`Accept-Language` (zh or en). Lists are read on with `after`, the value of `next` in the answer
before."""
_PARTS: Final = (
    catalogue,
    guides,
    datasets,
    certificates,
    audit,
    requests,
    grants,
    services,
    graph,
    burden,
    cases,
    events,
    quality,
)


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
for _part in _PARTS:
    interface.add_router("", _part.router)


def _not_there(request: HttpRequest, fault: Exception) -> HttpResponse:
    del request, fault
    return problem(HTTPStatus.NOT_FOUND)


def _not_now(request: HttpRequest, fault: Exception) -> HttpResponse:
    del request, fault
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "5"
    return response


def _unknown(request: HttpRequest, fault: Unknown) -> HttpResponse:
    del request, fault
    response = problem(HTTPStatus.UNAUTHORIZED)
    response["WWW-Authenticate"] = CHALLENGE
    return response


def _not_allowed(request: HttpRequest, fault: Exception) -> HttpResponse:
    del request, fault
    return problem(HTTPStatus.FORBIDDEN)


def _moved_on(request: HttpRequest, fault: Conflict) -> HttpResponse:
    del request, fault
    return problem(HTTPStatus.CONFLICT)


def _invalid(request: HttpRequest, fault: InvalidValue) -> HttpResponse:
    """Answer for a value that fits the description, and the rules not."""
    del request
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, [wrong_value(f"body.{fault.kind}", fault)])


_BY_LAYER: Final = {
    Layer.CLIENT: HTTPStatus.UNPROCESSABLE_ENTITY,
    Layer.GRANT: HTTPStatus.FORBIDDEN,
    Layer.GATEWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    Layer.PROVIDER: HTTPStatus.BAD_GATEWAY,
    Layer.TRANSPORT: HTTPStatus.GATEWAY_TIMEOUT,
}


def _not_called(request: HttpRequest, fault: GatewayRefusal) -> HttpResponse:
    """Answer for a call that the gateway's layers refused, with layer and reason."""
    del request
    status = _BY_LAYER[fault.layer]
    if fault.reason == "service":
        status = HTTPStatus.NOT_FOUND
    elif fault.reason == "replay":
        status = HTTPStatus.CONFLICT
    says = gettext("原因：%(reason)s") % {"reason": fault.reason}
    return problem(status, [Wrong(where=fault.layer.value, says=says)])


def _ended(request: HttpRequest, fault: services.CallRefused) -> HttpResponse:
    """Answer for a call that stands in the log and brought nothing."""
    assert fault.reply.refused is not None  # noqa: S101 - it is raised for nothing else
    return _not_called(request, fault.reply.refused)


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
    (GatewayRefusal, _not_called),
    (services.CallRefused, _ended),
    (Unknown, _unknown),
    (OutOfScope, _not_allowed),
    (NotAllowed, _not_allowed),
    (Conflict, _moved_on),
    (InvalidValue, _invalid),
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
