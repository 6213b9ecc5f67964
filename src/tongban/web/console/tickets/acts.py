"""What a steward does about a ticket (办理): take it, answer it, hand it on; or why it was not."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.tickets import answering
from tongban.core.exchange.ticket_events import TicketOutcome
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.access import officer_required
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.tickets.listing import STEWARDS
from tongban.web.console.tickets.page import LONGEST_WORDS, Typed, found_ticket, page_of

_SENTENCES: Final = {
    "ticket.taken": gettext_lazy("同事已经在核实。"),
    "ticket.settled": gettext_lazy("这张工单已经答复。"),
    "ticket.own_look": gettext_lazy("这次查阅是您本人做的，请由其他数据管理员答复。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")


@officer_required(*STEWARDS)
@require_POST
def act(request: HttpRequest, ticket: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done; what was typed stays."""
    if verb not in _VERBS:
        raise Http404
    found_ticket(request, ticket)
    try:
        return _VERBS[verb](request, ticket)
    except InvalidValue as wrong:
        return _again(request, ticket, errors={_field(wrong): refusal(wrong)})
    except Conflict:
        return _again(request, ticket, told=gettext("同事刚刚办理过，请看最新情况后再办理。"))
    except NotAllowed as refused:
        return _again(request, ticket, told=str(_SENTENCES.get(refused.rule, _OTHERWISE)))


def _take(request: HttpRequest, ticket: UUID) -> HttpResponseBase:
    answering.take(officer_of(request), ticket, outside_of(request))
    return _back(request, ticket, gettext("已开始核实。"))


def _settle(request: HttpRequest, ticket: UUID) -> HttpResponseBase:
    chosen = request.POST.get("outcome", "")
    outcomes = {one.value: one for one in TicketOutcome}
    if chosen not in outcomes:
        raise InvalidValue("outcome", "请选择核实结果")
    answering.settle(
        officer_of(request),
        ticket,
        outside_of(request),
        outcome=outcomes[chosen],
        words=_words(request, "words"),
        revision=whole_number(request.POST.get("revision", "")),
    )
    return _back(request, ticket, gettext("已答复，申请人和办件部门都能看到。"))


def _forward(request: HttpRequest, ticket: UUID) -> HttpResponseBase:
    answering.forward(
        officer_of(request),
        ticket,
        outside_of(request),
        department=request.POST.get("department", ""),
        reason=_words(request, "reason"),
    )
    news.success(request, gettext("已转给归口部门，答复期限不变。"))
    return HttpResponseRedirect(reverse("console:tickets"))


_VERBS: Final[dict[str, Callable[[HttpRequest, UUID], HttpResponseBase]]] = {
    "take": _take,
    "settle": _settle,
    "forward": _forward,
}


def _words(request: HttpRequest, name: str) -> str:
    try:
        return plain_text(request.POST.get(name, ""), multiline=True, longest=LONGEST_WORDS)
    except InvalidValue as wrong:
        raise InvalidValue(name, wrong.reason) from wrong


def _field(wrong: InvalidValue) -> str:
    """Return the field to which a refusal belongs."""
    return wrong.kind if wrong.kind in ("outcome", "words", "department", "reason") else "words"


def _again(
    request: HttpRequest, ticket: UUID, *, errors: dict[str, str] | None = None, told: str = ""
) -> HttpResponseBase:
    notice = (
        Notification(title=gettext("没有办理成功"), body=told, kind=NotificationKind.ATTENTION)
        if told
        else None
    )
    typed = Typed(values=request.POST.dict(), errors=errors or {}, news=notice)
    page = page_of(request, found_ticket(request, ticket), typed)
    return show(request, page, status=HTTPStatus.CONFLICT if told else None)


def _back(request: HttpRequest, ticket: UUID, words: str) -> HttpResponseBase:
    news.success(request, words)
    return HttpResponseRedirect(reverse("console:ticket", args=[ticket]))
