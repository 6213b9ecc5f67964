"""Decide a pair, or take the decision back (核对、撤销); or why it was not done."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.libraries import reviewing
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.web.components.access import officer_required
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.whole_number import whole_number
from tongban.web.console.libraries import frame
from tongban.web.console.libraries.pair_page import Typed, found_pair, page_of
from tongban.web.console.requests import officer_of, outside_of

_VERDICTS = {"one": True, "apart": False}


@officer_required(*frame.STEWARDS)
@require_POST
def pair_act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says; what was typed stays with its errors."""
    if verb not in ("decide", "undo"):
        raise Http404
    found_pair(request, key)
    typed = Typed(verdict=request.POST.get("verdict", ""), reason=request.POST.get("reason", ""))
    if verb == "decide" and typed.verdict not in _VERDICTS:
        return _again(request, key, typed, wrong=(("verdict", gettext("请选择结论")),))
    try:
        _do(request, key, verb, typed)
    except InvalidValue:
        words = gettext("请写明理由，最多 500 个字")
        return _again(request, key, typed, wrong=(("reason", words),))
    except (Conflict, NotAllowed):
        return _again(request, key, typed)
    news.success(
        request,
        gettext("已按您的结论处理；以后可以撤销。")
        if verb == "decide"
        else gettext("已撤销，两条记录恢复到核对以前。"),
    )
    return HttpResponseRedirect(reverse("console:library_pair", args=[key]))


def _do(request: HttpRequest, key: UUID, verb: str, typed: Typed) -> None:
    officer, outside = officer_of(request), outside_of(request)
    revision = whole_number(request.POST.get("revision", ""))
    if verb == "undo":
        reviewing.undo(officer, key, outside, reason=typed.reason, revision=revision)
        return
    reviewing.decide(
        officer,
        key,
        outside,
        one=_VERDICTS[typed.verdict],
        reason=typed.reason,
        revision=revision,
    )


def _again(
    request: HttpRequest, key: UUID, typed: Typed, *, wrong: tuple[tuple[str, str], ...] = ()
) -> HttpResponseBase:
    told = None
    if not wrong:
        told = Notification(
            title=gettext("没有办理成功"),
            body=gettext("同事刚刚办理过，请看最新情况后再办理。"),
            kind=NotificationKind.ATTENTION,
        )
    again = Typed(verdict=typed.verdict, reason=typed.reason, wrong=wrong, news=told)
    page = page_of(found_pair(request, key), again)
    return show(request, page, status=HTTPStatus.CONFLICT if told else None)
