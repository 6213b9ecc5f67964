"""What is done about a rule book (规则集办理): sent, put into force, returned, a rule taken out."""

from collections.abc import Callable, Mapping

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.quality import books
from tongban.core.quality.rule_books import RuleBook
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.access import officer_required
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS, subject
from tongban.web.console.quality.words import reason_of
from tongban.web.console.requests import officer_of, outside_of

Act = Callable[[HttpRequest, str], RuleBook]


@officer_required(*STEWARDS)
@require_POST
def rules_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Do what a button asks, and say how it went."""
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    about = subject(code)
    try:
        _ACTS[verb](request, about.code)
    except InvalidValue as error:
        told.error(request, reason_of(error))
    except NotAllowed:
        told.error(request, gettext("按照规定现在不能这样办理：写的人和审核的人不能是同一位。"))
    except Conflict:
        told.error(request, gettext("同事刚刚办理过，请看最新情况后再办理。"))
    else:
        told.success(request, _after(verb))
    return HttpResponseRedirect(places.rules(code))


def _send(request: HttpRequest, code: str) -> RuleBook:
    return books.send(officer_of(request), code, outside_of(request))


def _approve(request: HttpRequest, code: str) -> RuleBook:
    return books.approve(officer_of(request), code, outside_of(request))


def _return(request: HttpRequest, code: str) -> RuleBook:
    reason = plain_text(request.POST.get("reason", ""), multiline=True)[:500]
    return books.send_back(officer_of(request), code, outside_of(request), reason=reason)


def _remove(request: HttpRequest, code: str) -> RuleBook:
    rule = request.POST.get("rule", "")
    return books.remove_rule(officer_of(request), code, rule, outside_of(request))


_ACTS: Mapping[str, Act] = {
    "send": _send,
    "approve": _approve,
    "return": _return,
    "remove": _remove,
}


def _after(verb: str) -> str:
    return {
        "send": gettext("已送审。"),
        "approve": gettext("已启用，下一次检查就按这些规则。"),
        "return": gettext("已退回。"),
        "remove": gettext("已删去，送审通过以后生效。"),
    }[verb]
