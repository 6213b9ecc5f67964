"""Writing (写入): records that were turned away, put right by the system that keeps the register.

A register is written by its holder, at home. What the platform has of it are the records that broke
its rules (政务数据共享条例 §26): those the holder's key writes here as the building block publishes
it. Each is judged anew, and one about a person counts when a second steward agreed. A record that
is not among them is not there to be written.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tongban.actions.quality.resubmitting import Became, Mended, Resubmission, resubmit, rows_under
from tongban.actions.targets import published
from tongban.core.exchange.clients import ApiClient, ApiScope
from tongban.core.quality.repairs import LONGEST_CELL
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.web.api.govstack.answering import body_of, spoken, system_error, told
from tongban.web.api.govstack.registries import NO_RECORD, holder_only, keys_of
from tongban.web.api.outside import outside_of

_MOST_FIELDS: Final = 100
_STATUSES: Final = {
    Resubmission.SETTLED: HTTPStatus.OK,
    Resubmission.AWAITS_SECOND: HTTPStatus.OK,
    Resubmission.STILL_BROKEN: HTTPStatus.BAD_REQUEST,
    Resubmission.INVALID: HTTPStatus.BAD_REQUEST,
    Resubmission.NOT_OPEN: HTTPStatus.CONFLICT,
    Resubmission.UNKNOWN: HTTPStatus.NOT_FOUND,
}


@spoken("PUT", scope=ApiScope.QUALITY_REPAIR)
def update(request: HttpRequest, client: ApiClient, **named: str) -> HttpResponse:
    """Put the first record right that the query names; the published answer has no content."""
    return _written(request, client, named, most=1)


@spoken("PUT", scope=ApiScope.QUALITY_REPAIR)
def update_entries(request: HttpRequest, client: ApiClient, **named: str) -> HttpResponse:
    """Put every record right that the query names."""
    return _written(request, client, named)


@spoken("POST", scope=ApiScope.QUALITY_REPAIR)
def update_or_create(request: HttpRequest, client: ApiClient, **named: str) -> HttpResponse:
    """Put a record right, and return it; one that does not wait here is its holder's to create."""
    return _written(request, client, named, most=1, else_create=True)


def _written(
    request: HttpRequest,
    client: ApiClient,
    named: Mapping[str, str],
    *,
    most: int | None = None,
    else_create: bool = False,
) -> HttpResponse:
    registry = named["registry"]
    dataset = published().catalogue.datasets.get(registry)
    if dataset is not None and dataset.holder != client.department:
        return holder_only()
    body = body_of(request)
    keys, cells = keys_of(body, registry, named["version"]), _cells(body)
    steward, outside = client.steward(), outside_of(request)
    waiting = rows_under(steward, registry, keys)[:most]
    if not waiting:
        return holder_only() if else_create else told(NO_RECORD, status=HTTPStatus.NOT_FOUND)
    became = resubmit(steward, registry, [Mended(row=one, cells=cells) for one in waiting], outside)
    refused = next((one for one in became if not one.outcome.taken), None)
    return _refusal(refused) if refused else told({"content": {**keys, **cells}})


def _refusal(became: Became) -> HttpResponse:
    status = _STATUSES[became.outcome]
    return system_error(status, code=became.outcome.value, words=became.reason)


def _cells(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields to write; raises `InvalidValue` when they are none."""
    write = body.get("write")
    content = write.get("content") if isinstance(write, dict) else None
    if not isinstance(content, dict) or not 0 < len(content) <= _MOST_FIELDS:
        raise InvalidValue("write.content", Reason.FORMAT)
    if not all(
        isinstance(one, str) and len(one) <= LONGEST_CELL and "\0" not in one
        for one in content.values()
    ):
        raise InvalidValue("write.content", Reason.FORMAT)
    return content
