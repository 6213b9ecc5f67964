"""The published description (接口说明): OpenAPI 3.1, made from what the parts declare.

Every operation declares every problem that it may answer with, once, here.
"""

from functools import cache
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET
from ninja.openapi.schema import get_schema

from tongban.web.api.interface import interface
from tongban.web.api.problems import MEDIA_TYPE, Problem, problem
from tongban.web.api.repeated import HEADER, LONGEST, REPLAYED

PREFIX: Final = "api/v1/"
_ALWAYS: Final = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than 64 KiB.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Something does not fit this description.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many calls from this address this minute.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not now; try again after `Retry-After` seconds.",
}
_NOT_THERE: Final = {HTTPStatus.NOT_FOUND: "There is no such thing."}
_CLOSED: Final = {
    HTTPStatus.UNAUTHORIZED: "No key that is known.",
    HTTPStatus.FORBIDDEN: "The key has not the scope, or its department may not.",
}
_NAMED_INSIDE: Final = frozenset(
    {"readHead", "proveHistory", "makeRequest", "findNodes", "readNode", "findPath"}
)
_MOVED_ON: Final = {HTTPStatus.CONFLICT: "It has moved on since it was read."}
_CALLING: Final = frozenset({"queryDataset", "verifyClaims"})
_PROVIDERS: Final = {
    HTTPStatus.BAD_GATEWAY: "The provider answered, but not so that it can be believed.",
    HTTPStatus.GATEWAY_TIMEOUT: "The provider was not reached in time.",
}
_NAMED: Final = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
    "description": "A name that the caller gives this act: sent again within a day it is done once "
    f"and answered as before, with `{REPLAYED}: true`; 422 for another act under the same name, "
    "409 while the first is under way.",
}
_UNREAD: Final = {HTTPStatus.BAD_REQUEST: "The body is not strict JSON."}


@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the description of the interface."""
    del request
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer for an address that the interface does not have."""
    del request, rest
    return problem(HTTPStatus.NOT_FOUND)


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI document."""
    document: dict[str, Any] = dict(get_schema(interface, path_prefix=PREFIX))
    schemas = document["components"].setdefault("schemas", {})
    told = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= told.pop("$defs", {})
    schemas["Problem"] = told
    for operations in document["paths"].values():
        for operation in operations.values():
            _declare(operation)
    return document


def _declare(operation: dict[str, Any]) -> None:
    """Add to an operation the problems that it may answer with."""
    told = dict(_ALWAYS)
    if "requestBody" in operation:
        told |= _UNREAD
    if "security" in operation:
        told |= _CLOSED
        if "requestBody" in operation:
            told |= _MOVED_ON
            if operation["operationId"] not in _CALLING:
                operation.setdefault("parameters", []).append(_NAMED)
    if operation["operationId"] in _CALLING:
        told |= _PROVIDERS
    if _may_miss(operation):
        told |= _NOT_THERE
    for status, words in sorted(told.items()):
        operation["responses"][str(int(status))] = {
            "description": words,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    operation["responses"] = {str(key): one for key, one in operation["responses"].items()}


def _may_miss(operation: dict[str, Any]) -> bool:
    """Tell whether what is asked for may not be there: what is named, and proofs of heads."""
    named = any(one["in"] == "path" for one in operation.get("parameters", ()))
    return named or operation["operationId"] in _NAMED_INSIDE
