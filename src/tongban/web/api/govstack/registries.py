"""Digital Registries building block (数字登记簿): datasets, one record at a time under a grant.

A registry is a dataset, its version 1. `read` and `exists` ask for the record that the keys in
`query.content` name; what comes back is what was granted. No register is listed here, or written
but by its holder (`mending`): each call is about one person in one matter (政务数据共享条例
第二十五条). The matter stands in headers: `X-Tongban-Item`, `X-Tongban-Actor`,
`X-Tongban-Case`.
"""

import secrets
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from tongban.actions.outside import CallReply
from tongban.actions.targets import published
from tongban.core.exchange.calls import MOST_FIELDS
from tongban.core.exchange.clients import ApiClient, ApiScope, CallMatter
from tongban.core.exchange.grants import SERVICE
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Reason, Unavailable
from tongban.store.exchange.queries.grants import grants_for
from tongban.web.api.govstack.answering import body_of, spoken, system_error, told
from tongban.web.api.outside import outside_of

VERSION: Final = "1"
NO_RECORD: Final = {"detail": "no record found"}
_LONGEST: Final = 200


@spoken("POST", scope=ApiScope.DATA_CALL)
def read(request: HttpRequest, client: ApiClient, registry: str, version: str) -> HttpResponse:
    """Return what was granted of the record that the query names."""
    keys = keys_of(body_of(request), registry, version)
    reply = _asked(request, client, registry, keys)
    if reply.body["outcome"] != "matched":
        return told(NO_RECORD, status=HTTPStatus.NOT_FOUND)
    return told({"content": {**keys, **reply.body["fields"]}})


@spoken("POST", scope=ApiScope.DATA_CALL)
def exists(request: HttpRequest, client: ApiClient, registry: str, version: str) -> HttpResponse:
    """Tell whether there is a record that the query names."""
    keys = keys_of(body_of(request), registry, version)
    found = _asked(request, client, registry, keys).body["outcome"] == "matched"
    words = "Object found from database" if found else "Object not found from database"
    return told({"answer": {"status": found, "message": words}})


@spoken("GET", scope=ApiScope.DATA_CALL)
def in_address(request: HttpRequest, client: ApiClient, **named: str) -> HttpResponse:
    """Refuse: whose record it is does not stand in an address, where every server writes it down.

    Listing and `readValue` name the record there; `read` posts it.
    """
    del request, client, named
    words = gettext("查询谁的记录不能写在网址里，请改用 read")
    return system_error(HTTPStatus.FORBIDDEN, code="use_read", words=words)


@spoken("POST", "PUT", "DELETE", scope=ApiScope.DATA_CALL)
def written(request: HttpRequest, client: ApiClient, **named: str) -> HttpResponse:
    """Refuse: a record is created and deleted by its holder, in the holder's own system."""
    del request, client, named
    return holder_only()


def holder_only() -> HttpResponse:
    """Say that a register is written by its holder alone."""
    words = gettext("登记簿只由数源部门写入")
    return system_error(HTTPStatus.FORBIDDEN, code="holder_only", words=words)


@spoken("GET", scope=ApiScope.DATA_CALL)
def looks(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """Refuse: who looked at somebody's data is told to that person, at their own sign-in."""
    del request, client
    words = gettext("谁看过我的数据，由本人登录后查看")
    return system_error(HTTPStatus.FORBIDDEN, code="in_person", words=words)


def keys_of(body: dict[str, Any], registry: str, version: str) -> dict[str, str]:
    """Return the keys that a query names; raises when they are not those of the registry."""
    dataset = published().catalogue.datasets.get(registry)
    if dataset is None or version != VERSION:
        raise NotFound("no such registry")
    query = body.get("query")
    content = query.get("content") if isinstance(query, dict) else None
    if not isinstance(content, dict) or set(content) != set(dataset.keys):
        raise InvalidValue("query.content", Reason.FORMAT)
    if not all(isinstance(one, str) and 0 < len(one) <= _LONGEST for one in content.values()):
        raise InvalidValue("query.content", Reason.FORMAT)
    return content


def _asked(
    request: HttpRequest, client: ApiClient, registry: str, keys: dict[str, str]
) -> CallReply:
    """Return what the gateway says; raises the refusal of the layer at which it ended."""
    outside = outside_of(request)
    if outside.calls is None:
        raise Unavailable("this installation calls nobody")
    reply = outside.calls.answer(
        client,
        _matter(request),
        service=registry,
        asked={"keys": keys, "fields": _granted(client, registry)},
        today=outside.today,
    )
    if reply.refused is not None:
        raise reply.refused
    return reply


def _granted(client: ApiClient, registry: str) -> list[str]:
    """Return the fields that a grant names; those that the registry has, where none does."""
    for one in grants_for(client.code, registry):
        return sorted(one.fields)[:MOST_FIELDS]
    return list(published().catalogue.datasets[registry].serves[:MOST_FIELDS])


def _matter(request: HttpRequest) -> CallMatter:
    def header(name: str, usual: str = "") -> str:
        return request.headers.get(name, usual)[:_LONGEST] or usual

    return CallMatter(
        actor=header("X-Tongban-Actor", "system"),
        item=header("X-Tongban-Item", "-"),
        purpose=SERVICE,
        nonce=secrets.token_urlsafe(24),
        case=header("X-Tongban-Case"),
    )
