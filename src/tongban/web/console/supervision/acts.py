"""What is done about an order (办理): answered, judged, raised; or why it was not."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.supervision import answering
from tongban.actions.supervision.judging import Judgement, judge
from tongban.core.supervision.order_events import ReplyKind
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.access import officer_required
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.page import LONGEST_WORDS, Typed, found_order, page_of
from tongban.web.console.supervision.seats import SEATS

_DONE: Final = {
    "reply": gettext_lazy("已反馈，等监察机构审核。"),
    "appeal": gettext_lazy("已提出申诉，等监察机构复核。"),
    "settle": gettext_lazy("已销号。"),
    "send_back": gettext_lazy("已退回责任部门整改。"),
    "uphold": gettext_lazy("申诉成立，督办已撤销。"),
    "dismiss": gettext_lazy("已维持督办，责任部门应当反馈。"),
    "escalate": gettext_lazy("已升级。"),
}
_SENTENCES: Final = {
    "supervision.appealed": gettext_lazy("这件督办已经申诉过一次。"),
    "supervision.highest": gettext_lazy("已经是最高的督办等级。"),
    "supervision.moved_on": gettext_lazy("同事刚刚办理过，请看最新情况。"),
    "supervision.judging": gettext_lazy("由其他部门的监察人员处理，本部门的督办不能自己审核。"),
    "supervision.answering": gettext_lazy("由责任部门负责审批的人员反馈。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")


@officer_required(*SEATS)
@require_POST
def act(request: HttpRequest, order: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done; what was typed stays."""
    if verb not in _DONE:
        raise Http404
    found_order(request, order)
    try:
        _carry_out(request, order, verb)
    except InvalidValue as wrong:
        return _again(request, order, verb, errors={_field(wrong): refusal(wrong)})
    except Conflict:
        told = gettext("同事刚刚办理过，请看最新情况。")
        return _again(request, order, verb, told=told)
    except NotAllowed as refused:
        return _again(request, order, verb, told=str(_SENTENCES.get(refused.rule, _OTHERWISE)))
    news.success(request, _DONE[verb])
    return HttpResponseRedirect(reverse("console:supervision-order", args=[order]))


def _carry_out(request: HttpRequest, order: UUID, verb: str) -> None:
    officer, outside = officer_of(request), outside_of(request)
    revision = whole_number(request.POST.get("revision", ""))
    words = _words(request, verb)
    if verb == "reply":
        answering.reply(
            officer, order, outside, kind=_kind(request), words=words, revision=revision
        )
    elif verb == "appeal":
        answering.appeal(officer, order, outside, ground=words, revision=revision)
    else:
        judge(officer, order, outside, Judgement(verb), words=words, revision=revision)


def _kind(request: HttpRequest) -> ReplyKind:
    kinds = {one.value: one for one in ReplyKind}
    chosen = request.POST.get("kind", "")
    if chosen not in kinds:
        raise InvalidValue("kind", "请选择反馈类型")
    return kinds[chosen]


def _words(request: HttpRequest, verb: str) -> str:
    try:
        return plain_text(
            request.POST.get(f"{verb}-words", ""), multiline=True, longest=LONGEST_WORDS
        )
    except InvalidValue as wrong:
        raise InvalidValue("words", wrong.reason) from wrong


def _field(wrong: InvalidValue) -> str:
    """Return the field to which a refusal belongs; every form has one for words."""
    return "kind" if wrong.kind == "kind" else "words"


def _again(
    request: HttpRequest,
    order: UUID,
    verb: str,
    *,
    errors: dict[str, str] | None = None,
    told: str = "",
) -> HttpResponseBase:
    notice = (
        Notification(title=gettext("没有办理成功"), body=told, kind=NotificationKind.ATTENTION)
        if told
        else None
    )
    typed = Typed(verb=verb, values=request.POST.dict(), errors=errors or {}, news=notice)
    page = page_of(request, found_order(request, order), typed)
    return show(request, page, status=HTTPStatus.CONFLICT if told else None)
