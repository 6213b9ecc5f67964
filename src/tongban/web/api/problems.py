"""Problems (出错应答): one shape for whatever goes wrong, in the caller's language (RFC 9457).

A problem says what to change and never repeats what was sent, which may be personal.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext, gettext_noop
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field

from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.sentences import refusal

MEDIA_TYPE: Final = "application/problem+json"
MOST_WRONG: Final = 50
TITLES: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.BAD_REQUEST: gettext_noop("读不懂这次请求：正文不是严格的 JSON"),
    HTTPStatus.UNAUTHORIZED: gettext_noop("需要有效的接口密钥"),
    HTTPStatus.FORBIDDEN: gettext_noop("这个密钥或这个部门不能做这件事"),
    HTTPStatus.CONFLICT: gettext_noop("状态已经变了，请重新读取后再试"),
    HTTPStatus.NOT_FOUND: gettext_noop("没有这个地址，或者没有这个编码"),
    HTTPStatus.METHOD_NOT_ALLOWED: gettext_noop("这个地址不接受这种方法"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: gettext_noop("正文太大"),
    HTTPStatus.UNPROCESSABLE_ENTITY: gettext_noop("有的内容不符合接口说明"),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_noop("请求太多，请等一分钟后再试"),
    HTTPStatus.BAD_GATEWAY: gettext_noop("提供方返回的内容不可采信"),
    HTTPStatus.GATEWAY_TIMEOUT: gettext_noop("提供方暂时不可用"),
    HTTPStatus.SERVICE_UNAVAILABLE: gettext_noop("现在不能应答，请稍后再试"),
}
_WRONG: Final = {
    "missing": gettext_noop("缺少这一项"),
    "extra_forbidden": gettext_noop("不认识这一项"),
    "string_pattern_mismatch": gettext_noop("写法不对"),
    "string_too_long": gettext_noop("太长"),
    "too_long": gettext_noop("太多"),
    "literal_error": gettext_noop("不是可以选的值"),
    "enum": gettext_noop("不是可以选的值"),
}


class Wrong(Schema):
    """One thing that has to be changed."""

    where: str = Field(description="Dotted place in the request.", examples=["body.facts.a"])
    says: str = Field(description="What is wrong with it, in the caller's language.")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="A name that never changes.", examples=["urn:tongban:not-found"])
    title: str = Field(description="What happened and what to do, in the caller's language.")
    status: int = Field(description="The status of the answer.", ge=400, le=599)
    wrong: list[Wrong] = Field(default=[], description="What to change, place by place.")


class Refused(Exception):
    """What was sent cannot be used, for these reasons."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        super().__init__("refused")
        self.wrong = tuple(wrong)


class TooOften(Exception):
    """What is counted apart from other calls was asked too often."""


def problem(status: HTTPStatus, wrong: Iterable[Wrong] = ()) -> HttpResponse:
    """Return the answer for a problem."""
    said: dict[str, Any] = {
        "type": f"urn:tongban:{status.name.lower().replace('_', '-')}",
        "title": gettext(TITLES[status]),
        "status": int(status),
        "wrong": [one.dict() for one in wrong][:MOST_WRONG],
    }
    return JsonResponse(said, status=status, content_type=MEDIA_TYPE)


def misfit(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Answer for what does not fit the description."""
    del request
    wrong = [Wrong(where=_where(one["loc"]), says=_says(one["type"])) for one in fault.errors]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, wrong)


def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    """Answer for what fits the description, and the catalogue not."""
    del request
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, fault.wrong)


def wrong_value(where: str, fault: InvalidValue) -> Wrong:
    """Return a value that the catalogue refuses, in its own words."""
    return Wrong(where=where, says=refusal(fault))


def _where(place: Iterable[Any]) -> str:
    """Return a place without the names of types that the reader of JSON puts into it."""
    parts = [str(part) for part in place]
    return ".".join(part for part in parts if part.isidentifier() or part.isdecimal())[:200]


def _says(kind: str) -> str:
    return gettext(_WRONG.get(kind, gettext_noop("不符合接口说明")))
