"""Answering (应答): every address asks for a key and says errors in the published shape.

A `systemError` has `traceId`, `code`, `message` and `localizedMessage`. The mediator's header names
who calls as INSTANCE/CLASS/MEMBER/SUBSYSTEM; the key proves it, so the last part must be the
client.
"""

import re
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.exchange.clients import ApiClient, ApiScope
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
from tongban.core.vocabulary.strict_json import NotStrictJson
from tongban.web.api.callers import Key, OutOfScope, Unknown
from tongban.web.api.opening import MOST_BYTES, opened
from tongban.web.api.problems import TITLES, Refused

MEDIATOR: Final = "Information-Mediator-Client"
_MEDIATOR: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}(/[A-Za-z0-9_.-]{1,64}){2}/([a-z0-9_.-]{1,64})")
_FAULTS: Final[tuple[tuple[type[Exception], HTTPStatus], ...]] = (
    (Unknown, HTTPStatus.UNAUTHORIZED),
    (OutOfScope, HTTPStatus.FORBIDDEN),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (Conflict, HTTPStatus.CONFLICT),
    (NotStrictJson, HTTPStatus.BAD_REQUEST),
    (InvalidValue, HTTPStatus.BAD_REQUEST),
    (Refused, HTTPStatus.BAD_REQUEST),
    (Unavailable, HTTPStatus.SERVICE_UNAVAILABLE),
)
_LAYERS: Final = {
    Layer.CLIENT: HTTPStatus.BAD_REQUEST,
    Layer.GRANT: HTTPStatus.FORBIDDEN,
    Layer.GATEWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    Layer.PROVIDER: HTTPStatus.BAD_GATEWAY,
    Layer.TRANSPORT: HTTPStatus.GATEWAY_TIMEOUT,
}

Answer = Callable[..., HttpResponse]


def spoken(
    *methods: str, scope: ApiScope, most_bytes: int = MOST_BYTES
) -> Callable[[Answer], Answer]:
    """Return a maker of views that answer `methods` for keys with a scope."""
    key = Key(scope)

    def made(answer: Answer) -> Answer:
        @wraps(answer)
        def view(request: HttpRequest, **named: Any) -> HttpResponse:
            try:
                return answer(request, _mediated(request, key(request)), **named)
            except GatewayRefusal as refused:
                return system_error(_LAYERS[refused.layer], code=refused.reason)
            except tuple(kind for kind, _ in _FAULTS) as fault:
                return system_error(_status(fault))

        return opened(require_http_methods(methods)(view), most_bytes=most_bytes)

    return made


def system_error(status: HTTPStatus, *, code: str = "", words: str = "") -> HttpResponse:
    """Return an error as both building blocks publish it."""
    said = {
        "traceId": uuid4().hex,
        "code": code or status.name.lower(),
        "message": status.phrase,
        "localizedMessage": words or gettext(TITLES.get(status, "")) or status.phrase,
    }
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    if status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="tongban"'
    return response


def told(value: Any, *, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Return an answer."""
    plain = {"ensure_ascii": False}
    return JsonResponse(value, safe=False, status=status, json_dumps_params=plain)


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Return the body; raises `NotStrictJson` when it is no object."""
    value = strict_json.parse(request.body)
    if not isinstance(value, dict):
        raise NotStrictJson("not an object")
    return value


def bounded(request: HttpRequest, name: str, *, usual: int, most: int) -> int:
    """Return a number of the query string, within bounds."""
    written = request.GET.get(name, "")
    plain = written.isascii() and written.isdecimal() and len(written) < 10  # noqa: PLR2004 - enough
    return min(int(written), most) if plain else usual


def _mediated(request: HttpRequest, client: ApiClient) -> ApiClient:
    """Return the client, once the mediator's header, where there is one, names the same."""
    header = request.headers.get(MEDIATOR, "")
    if header:
        found = _MEDIATOR.fullmatch(header)
        if found is None or found[2] != client.code:
            raise Unknown
    return client


def _status(fault: Exception) -> HTTPStatus:
    return next(status for kind, status in _FAULTS if isinstance(fault, kind))
