"""The same call once more (幂等键): told as before, refused when the key names another call.

What only reads, and what a register tells, is not kept: a call to a dataset has a nonce of its own.
"""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from tongban.actions.clients.repeating import Another, Told, UnderWay, once
from tongban.web.api.callers import client_in
from tongban.web.api.outside import outside_of
from tongban.web.api.problems import Wrong, problem

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
LONGEST: Final = 255
RETRY_SECONDS: Final = 2
_PLACE: Final = f"header.{HEADER}"
_CALLS: Final = "api/v1/services/"


def named(request: HttpRequest) -> bool:
    """Tell whether the caller named an act with a key of its own."""
    found = request.resolver_match
    calls = found is not None and found.route.startswith(_CALLS)
    return (
        request.method == "POST"
        and HEADER in request.headers
        and client_in(request) is not None
        and not calls
    )


def answered_once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a call that its caller named, for the first time or again."""
    client, key = client_in(request), request.headers[HEADER]
    if client is None or not 0 < len(key) <= LONGEST or not key.isprintable():
        wrong = Wrong(where=_PLACE, says=gettext("1 到 255 个可见字符"))
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, [wrong])
    fresh: list[HttpResponse] = []

    def told() -> Told:
        fresh.append(answer())
        return Told(status=fresh[0].status_code, body=fresh[0].content.decode())

    match once(client.key_id, key, outside_of(request), call=_digest(request), answer=told):
        case UnderWay():
            return _wait()
        case Another():
            wrong = Wrong(where=_PLACE, says=gettext("这个幂等键已经用于另一次请求，请换一个"))
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, [wrong])
        case Told(again=True) as kept:
            return _again(kept)
        case _:
            return fresh[0]


def _digest(request: HttpRequest) -> bytes:
    return hashlib.sha256(request.path.encode() + b"\n" + request.body).digest()


def _again(kept: Told) -> HttpResponse:
    response = HttpResponse(kept.body, status=kept.status, content_type="application/json")
    response[REPLAYED] = "true"
    return response


def _wait() -> HttpResponse:
    wrong = Wrong(where=_PLACE, says=gettext("同一个幂等键的请求还没有处理完"))
    response = problem(HTTPStatus.CONFLICT, [wrong])
    response["Retry-After"] = str(RETRY_SECONDS)
    return response
