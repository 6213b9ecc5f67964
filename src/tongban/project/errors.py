"""Error pages (错误页面): what happened, what to do next, and nothing of the inside."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_noop

from tongban.actions.mandates.scope import BeyondAuthority
from tongban.core.vocabulary.citations import Citation
from tongban.web.components.access import OnlyApplicants, OnlyThemselves

RETRY_LOCKED_SECONDS = 15 * 60
RETRY_FILES_SECONDS = 60
_FRAMED = frozenset({403, 404, 405})
"""Shown with the reader's navigation and name, and alike in every byte whatever is behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One kind of trouble: its status, its heading and what the reader can do."""

    status: int
    heading: str
    advice: str


BAD_REQUEST = Trouble(
    status=400,
    heading=gettext_noop("无法识别这次请求"),
    advice=gettext_noop("请返回上一页，检查填写的内容后重新提交。"),
)
FORGED = Trouble(
    status=403,
    heading=gettext_noop("页面已过期，请重新提交"),
    advice=gettext_noop(
        "为了安全，页面打开太久或浏览器关闭了 Cookie 时不能提交。请返回上一页，刷新后再试。"
    ),
)
FORBIDDEN = Trouble(
    status=403,
    heading=gettext_noop("您不能打开这个页面"),
    advice=gettext_noop("您的账户没有这项权限。如果这是您的工作，请联系本部门的管理员。"),
)
ONLY_THEMSELVES = Trouble(
    status=403,
    heading=gettext_noop("这个页面只有本人能打开"),
    advice=gettext_noop("您正在受委托办事，授权只包括约定的事项。请先在“我的”里切换回本人。"),
)
ONLY_APPLICANTS = Trouble(
    status=403,
    heading=gettext_noop("这个页面给办事的人用"),
    advice=gettext_noop("您现在用的是工作人员账户。要办自己的事，请退出后用本人账户登录。"),
)
NOT_FOUND = Trouble(
    status=404,
    heading=gettext_noop("没有找到这个页面"),
    advice=gettext_noop("请检查网址是否完整，或者从首页重新查找要办的事情。"),
)
NOT_ALLOWED = Trouble(
    status=405,
    heading=gettext_noop("这个网址不能直接打开"),
    advice=gettext_noop("它只接收页面上按钮提交的内容，什么也没有改变。请返回上一页再试。"),
)
TOO_LARGE = Trouble(
    status=413,
    heading=gettext_noop("文件太大"),
    advice=gettext_noop("请返回上一页，把文件压缩或者分成几份后再上传。先前保存的都还在。"),
)
TOO_MANY = Trouble(
    status=429,
    heading=gettext_noop("尝试次数太多"),
    advice=gettext_noop("为了保护账户，请等 15 分钟后再试。"),
)
TOO_MANY_FILES = Trouble(
    status=429,
    heading=gettext_noop("上传得太快"),
    advice=gettext_noop("这份材料没有收下，已经上传的还在。请等一分钟再继续上传。"),
)
FAILED = Trouble(
    status=500,
    heading=gettext_noop("系统出了问题"),
    advice=gettext_noop(
        "您已经提交成功的内容不会丢失。请稍后再试；如果急需办理，可以到政务服务中心窗口。"
    ),
)
UNAVAILABLE = Trouble(
    status=503,
    heading=gettext_noop("系统正忙"),
    advice=gettext_noop("您刚才的操作没有保存。请过几秒钟再试一次。"),
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 400."""
    return _page(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    match exception:
        case OnlyThemselves():
            return _page(request, ONLY_THEMSELVES)
        case OnlyApplicants():
            return _page(request, ONLY_APPLICANTS)
        case _:
            return _page(request, FORBIDDEN)


def beyond_authority(request: HttpRequest, refused: BeyondAuthority) -> HttpResponse:
    """Answer 403 to whoever acts for another beyond their authority: which item, and why."""
    why = refused.why or gettext("对方的授权不包括这个事项")
    citation = refused.citation if isinstance(refused.citation, Citation) else ""
    advice = gettext("%(why)s（%(citation)s）。要办自己的事，请先在“我的”里切换回本人。")
    trouble = Trouble(
        status=403,
        heading=gettext("不能代办“%(item)s”") % {"item": refused.item},
        advice=advice % {"why": why, "citation": citation},
    )
    return _page(request, trouble)


def forged_request(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer 403 when the token against forged requests is missing or old."""
    return _page(request, FORGED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 404, the same for what never was and for what is not yours."""
    return _page(request, NOT_FOUND)


def not_allowed(request: HttpRequest, methods: str) -> HttpResponse:
    """Answer 405 to whoever opens what is only sent to, such as by reloading a page."""
    response = _page(request, NOT_ALLOWED)
    response["Allow"] = methods
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return _page(request, TOO_LARGE)


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Answer 429 after too many failed attempts to sign in."""
    response = _page(request, TOO_MANY)
    response["Retry-After"] = str(RETRY_LOCKED_SECONDS)
    return response


def too_many_files(request: HttpRequest) -> HttpResponse:
    """Answer 429 to whoever sends files faster than people do."""
    response = _page(request, TOO_MANY_FILES)
    response["Retry-After"] = str(RETRY_FILES_SECONDS)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return _page(request, FAILED)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503."""
    return _page(request, UNAVAILABLE)


def crowded(request: HttpRequest, seconds: int) -> HttpResponse:
    """Answer 503 to a stranger who only looks, with the seconds after which to come again."""
    advice = gettext("现在办事的人很多，先让已登录的人办理。请在 %(seconds)d 秒后重新打开。")
    trouble = Trouble(
        status=503,
        heading=gettext("现在人很多，请稍等"),
        advice=advice % {"seconds": seconds},
    )
    response = _page(request, trouble)
    response["Retry-After"] = str(seconds)
    return response


def _page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Render without asking the database, which may be the trouble itself."""
    context = {
        "status": trouble.status,
        "heading": gettext(trouble.heading),
        "advice": gettext(trouble.advice),
        "reference": "" if trouble.status in _FRAMED else getattr(request, "trace", ""),
    }
    framed = request if trouble.status in _FRAMED and hasattr(request, "user") else None
    page = render_to_string("errors/trouble.html", context, request=framed)
    return HttpResponse(page, status=trouble.status)
