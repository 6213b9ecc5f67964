"""What a steward does about an entry (办理): one act a form; or why it was not done."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from tongban.actions.credit import listing, repairing
from tongban.core.credit.entries import CreditEntry
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.web.components.access import officer_required
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.whole_number import whole_number
from tongban.web.console.credit.entry_page import Typed, found_entry, page_of
from tongban.web.console.credit.listing import STEWARDS
from tongban.web.console.requests import officer_of, outside_of

Act = Callable[..., CreditEntry]

_PLAIN: Final[dict[str, Act]] = {"confirm": listing.confirm, "take": repairing.take}
_WITH_REASON: Final[dict[str, Act]] = {
    "drop": listing.drop,
    "annul": listing.annul,
    "turn-down": repairing.turn_down,
    "grant": repairing.grant,
    "refuse": repairing.refuse,
}
_SENTENCES: Final = {
    "credit.second_person": gettext_lazy("上一步是您办的，这一步要由另一名同事办理。"),
    "credit.stage": gettext_lazy("这条记录现在不能这样办理，请看最新情况。"),
}
_OTHERWISE: Final = gettext_lazy("按照规定现在不能这样办理。")


@officer_required(*STEWARDS)
@require_POST
def credit_act(request: HttpRequest, entry: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done; what was typed stays."""
    act = _PLAIN.get(verb) or _WITH_REASON.get(verb)
    if act is None:
        raise Http404
    found_entry(request, entry)
    reason = request.POST.get("reason", "")
    try:
        act(
            officer_of(request),
            entry,
            outside_of(request),
            revision=whole_number(request.POST.get("revision", "")),
            **({"reason": reason} if verb in _WITH_REASON else {}),
        )
    except InvalidValue:
        error = gettext("请写明理由，最多 1000 个字")
        return _again(request, entry, Typed(verb=verb, reason=reason, error=error))
    except Conflict:
        told = gettext("同事刚刚办理过，请看最新情况后再办理。")
        return _again(request, entry, Typed(verb=verb, reason=reason, news=_told(told)))
    except NotAllowed as refused:
        told = str(_SENTENCES.get(refused.rule, _OTHERWISE))
        return _again(request, entry, Typed(verb=verb, reason=reason, news=_told(told)))
    news.success(request, gettext("已办理，当事人能在“我的信用”里看到。"))
    return HttpResponseRedirect(reverse("console:credit_entry", args=[entry]))


def _again(request: HttpRequest, entry: UUID, typed: Typed) -> HttpResponseBase:
    page = page_of(request, found_entry(request, entry), typed)
    return show(request, page, status=HTTPStatus.CONFLICT if typed.news else None)


def _told(words: str) -> Notification:
    return Notification(title=gettext("没有办理成功"), body=words, kind=NotificationKind.ATTENTION)
