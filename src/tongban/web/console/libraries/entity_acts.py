"""Correct an entity or take a record out of it (更正、拆分); or why it was not done."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.libraries import correcting, reviewing
from tongban.core.libraries.correcting import LONGEST_VALUE
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.component import Words
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.whole_number import whole_number
from tongban.web.console.libraries import frame
from tongban.web.console.libraries.entity_forms import Typed
from tongban.web.console.libraries.entity_page import found_entity, page_of
from tongban.web.console.requests import officer_of, outside_of

_WRONG: Final[dict[str, Words]] = {
    "field": gettext_lazy("请选择要更正的字段"),
    "value": gettext_lazy("请填写正确的内容，最多 200 个字"),
    "record": gettext_lazy("请选择一条记录"),
    "reason": gettext_lazy("请写明理由，最多 500 个字"),
}
_REFUSED: Final[dict[str, Words]] = {
    "library.second_person": gettext_lazy("更正是您提出的，要由另一名同事同意。"),
}
_OTHERWISE: Final = gettext_lazy("这个主体现在不能这样办理，请看最新情况。")


@officer_required(*frame.STEWARDS)
@require_POST
def entity_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Do what the button says; what was typed stays with its errors."""
    if verb not in _ACTS:
        raise Http404
    found_entity(request, code)
    try:
        _ACTS[verb](request, code)
    except InvalidValue as wrong:
        return _again(request, code, verb, wrong=_field(request, wrong))
    except Conflict:
        return _again(request, code, verb, told=gettext("同事刚刚办理过，请看最新情况后再办理。"))
    except NotAllowed as refused:
        return _again(request, code, verb, told=str(_REFUSED.get(refused.rule, _OTHERWISE)))
    news.success(request, gettext("已办理，经过里有记录。"))
    return HttpResponseRedirect(reverse("console:library_entity", args=[code]))


def _field(request: HttpRequest, wrong: InvalidValue) -> str:
    """Return the field to which a refusal belongs; a text that cannot be kept does not say."""
    if wrong.kind in _WRONG:
        return wrong.kind
    return "value" if len(request.POST.get("value", "")) > LONGEST_VALUE else "reason"


def _propose(request: HttpRequest, code: str) -> None:
    correcting.propose(
        officer_of(request),
        code,
        outside_of(request),
        field=request.POST.get("field", ""),
        value=request.POST.get("value", ""),
        reason=request.POST.get("reason", ""),
    )


def _agree(request: HttpRequest, code: str) -> None:
    correcting.agree(officer_of(request), code, outside_of(request), revision=_revision(request))


def _drop(request: HttpRequest, code: str) -> None:
    correcting.drop(
        officer_of(request),
        code,
        outside_of(request),
        reason=request.POST.get("reason", ""),
        revision=_revision(request),
    )


def _take_apart(request: HttpRequest, code: str) -> None:
    record = whole_number(request.POST.get("record", ""))
    try:
        reviewing.take_apart(
            officer_of(request),
            code,
            -1 if record is None else record,
            outside_of(request),
            reason=request.POST.get("reason", ""),
        )
    except NotFound as missing:
        raise InvalidValue("record", "请选择一条记录") from missing


_ACTS: Final[dict[str, Callable[[HttpRequest, str], None]]] = {
    "propose": _propose,
    "agree": _agree,
    "drop": _drop,
    "take-apart": _take_apart,
}


def _revision(request: HttpRequest) -> int | None:
    return whole_number(request.POST.get("revision", ""))


def _again(
    request: HttpRequest, code: str, verb: str, *, wrong: str = "", told: str = ""
) -> HttpResponseBase:
    notice = None
    if told:
        notice = Notification(
            title=gettext("没有办理成功"), body=told, kind=NotificationKind.ATTENTION
        )
    typed = Typed(
        verb=verb,
        values=tuple((name, request.POST.get(name, "")) for name in _WRONG),
        wrong=((wrong, str(_WRONG[wrong])),) if wrong else (),
        news=notice,
    )
    page = page_of(found_entity(request, code), typed)
    return show(request, page, status=HTTPStatus.CONFLICT if told else None)
