"""What is done about a concern (办理): by the button that was pressed, or why it was not done."""

import enum
from http import HTTPStatus
from typing import Any, Final, TypeVar
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.feedback.handling import VERBS, handle
from tongban.core.feedback.information_events import InformationAnswer
from tongban.core.feedback.poor_rating_events import Misjudged, Rectification
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.feedback.concerns import concern_for
from tongban.web.components.access import officer_required
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.feedback.forms import LONGEST_WORDS, Typed
from tongban.web.console.feedback.page import found_concern, page_of
from tongban.web.console.feedback.seats import SEATS
from tongban.web.console.requests import officer_of, outside_of

_SENTENCES: Final = {
    "feedback.return_late": gettext_lazy("超过 24 小时，不能退回，请按期办理。"),
    "feedback.extended": gettext_lazy("已经延期过一次。"),
    "feedback.extension_late": gettext_lazy("期限已经过了，不能再延期。"),
    "feedback.appealed": gettext_lazy("这个评价已经申诉过一次。"),
    "feedback.judging": gettext_lazy("由其他部门的监察人员复核，本部门的不能自己复核。"),
    "feedback.head": gettext_lazy("由本单位负责审批的人员批准。"),
    "feedback.rated": gettext_lazy("被评价部门的人员不能联系评价人。"),
    "feedback.clarified": gettext_lazy("补正只能告知一次，并且已经告知过。"),
    "feedback.clarify_late": gettext_lazy("收到申请超过 7 个工作日，不能再要求补正。"),
    "feedback.moved_on": gettext_lazy("同事刚刚办理过，请看最新情况。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")
_CHOSEN: Final = gettext_lazy("请选择")
Kind = TypeVar("Kind", bound=enum.Enum)


@officer_required(*SEATS)
@require_POST
def act(request: HttpRequest, concern: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done; what was typed stays."""
    if verb not in VERBS:
        raise Http404
    found_concern(request, concern)
    try:
        handle(
            officer_of(request),
            concern,
            verb,
            outside_of(request),
            revision=whole_number(request.POST.get("revision", "")),
            **_said(request, verb),
        )
    except InvalidValue as wrong:
        return _again(request, concern, verb, errors={_field(wrong): refusal(wrong)})
    except Conflict:
        told = gettext("同事刚刚办理过，请看最新情况。")
        return _again(request, concern, verb, told=told)
    except NotAllowed as refused:
        return _again(request, concern, verb, told=str(_SENTENCES.get(refused.rule, _OTHERWISE)))
    news.success(request, gettext("已办理。"))
    if concern_for(officer_of(request), concern) is None:  # it went back, and is theirs no more
        return HttpResponseRedirect(reverse("console:feedback"))
    return HttpResponseRedirect(reverse("console:feedback-concern", args=[concern]))


def _said(request: HttpRequest, verb: str) -> dict[str, Any]:
    """Return what a verb is given, by its names in the core."""
    match verb:
        case "route":
            return {"department": request.POST.get("department", "")}
        case "merge":
            return {"into": _text(request, "into"), "words": _text(request)}
        case "contact":
            return {"reached": _yes(request, "reached"), "words": _text(request)}
        case "call_back":
            reached = _yes(request, "reached")
            satisfied = _yes(request, "satisfied") if reached else False
            return {"reached": reached, "satisfied": satisfied, "words": _text(request)}
        case _:
            return {"words": _text(request), **_chosen(request, verb)}


def _chosen(request: HttpRequest, verb: str) -> dict[str, Any]:
    match verb:
        case "rectify":
            return {"remedy": _one_of(request, "remedy", Rectification)}
        case "exclude":
            return {"misjudged": _one_of(request, "misjudged", Misjudged)}
        case "answer":
            return {"knowledge": _text(request, "knowledge")}
        case "inform":
            answer = _one_of(request, "answer", InformationAnswer)
            return {"answer": answer, "reasons": _text(request, "reasons")}
        case "opinion":
            third_party = _yes(request, "third_party")
            return {"whom": _text(request, "whom"), "third_party": third_party}
        case _:
            return {}


def _one_of(request: HttpRequest, name: str, kind: type[Kind]) -> Kind:
    known = {one.value: one for one in kind}
    chosen = request.POST.get(name, "")
    if chosen not in known:
        raise InvalidValue(name, str(_CHOSEN))
    return known[chosen]


def _yes(request: HttpRequest, name: str) -> bool:
    answers = {"yes": True, "no": False}
    chosen = request.POST.get(name, "")
    if chosen not in answers:
        raise InvalidValue(name, str(_CHOSEN))
    return answers[chosen]


def _text(request: HttpRequest, name: str = "words") -> str:
    try:
        return plain_text(request.POST.get(name, ""), multiline=True, longest=LONGEST_WORDS)
    except InvalidValue as wrong:
        raise InvalidValue(name, wrong.reason) from wrong


def _field(wrong: InvalidValue) -> str:
    """Return the field to which a refusal belongs; every form has one for words."""
    named = {
        "department",
        "into",
        "reached",
        "satisfied",
        "remedy",
        "misjudged",
        "answer",
        "reasons",
        "whom",
        "third_party",
    }
    return wrong.kind if wrong.kind in named else "words"


def _again(
    request: HttpRequest,
    concern: UUID,
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
    page = page_of(request, found_concern(request, concern), typed)
    return show(request, page, status=HTTPStatus.CONFLICT if told else None)
