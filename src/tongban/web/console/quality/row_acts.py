"""What is done about a row (处理一行): submitted again, agreed to, returned, asked about."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.quality import repairing
from tongban.actions.quality.naming import labels
from tongban.actions.targets import published
from tongban.core.quality.repairs import RowState, RowStatus, StillBroken
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.access import officer_required
from tongban.web.components.sections import show
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS
from tongban.web.console.quality.row_page import Typed, page_of
from tongban.web.console.quality.sentences import sentence
from tongban.web.console.quality.words import reason_of
from tongban.web.console.requests import officer_of, outside_of

_PREFIX = "cell-"
_LONGEST_REASON = 500
_MOST_TYPED = 4_000


@officer_required(*STEWARDS)
@require_POST
def row_act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what a form of the page asks; what was typed stays with what is wrong in it."""
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    try:
        _ACTS[verb](request, key)
    except StillBroken as wrong:
        names = labels(published().catalogue)
        return _again(request, key, tuple(sentence(rule, names) for rule in wrong.rules))
    except InvalidValue as wrong:
        return _again(request, key, (reason_of(wrong),))
    except NotAllowed:
        told.error(request, gettext("按照规定现在不能这样办理：提出的人和复核的人不能是同一位。"))
    except Conflict:
        told.error(request, gettext("同事刚刚办理过，请看最新情况后再办理。"))
    return HttpResponseRedirect(places.row(key))


def _propose(request: HttpRequest, key: UUID) -> None:
    state = repairing.propose(
        officer_of(request),
        key,
        outside_of(request),
        cells={one: plain_text(text, multiline=True) for one, text in _typed(request).items()},
        reason=_reason(request),
    )
    told.success(request, _after(state))


def _agree(request: HttpRequest, key: UUID) -> None:
    repairing.agree(officer_of(request), key, outside_of(request))
    told.success(request, gettext("已复核同意。更正的内容可以作为工作簿下载，交给业务系统。"))


def _return(request: HttpRequest, key: UUID) -> None:
    repairing.send_back(officer_of(request), key, outside_of(request), reason=_reason(request))
    told.success(request, gettext("已退回，重新处理。"))


def _ask(request: HttpRequest, key: UUID) -> None:
    repairing.ask_holder(officer_of(request), key, outside_of(request))
    told.success(request, gettext("已开校核工单。"))


_ACTS: Mapping[str, Callable[[HttpRequest, UUID], None]] = {
    "propose": _propose,
    "agree": _agree,
    "return": _return,
    "ask": _ask,
}


def _after(state: RowState) -> str:
    if state.status is RowStatus.SETTLED:
        return gettext("已处理。与其他行、其他库比对的规则，下次检查时再核。")
    return gettext("已提交，等另一位数据管理员复核。")


def _again(request: HttpRequest, key: UUID, errors: tuple[str, ...]) -> HttpResponseBase:
    typed = Typed(
        cells=_typed(request), reason=request.POST.get("reason", "")[:_MOST_TYPED], errors=errors
    )
    return show(request, page_of(request, repairing.look(officer_of(request), key), typed))


def _typed(request: HttpRequest) -> dict[str, str]:
    posted = request.POST.items()
    return {
        name.removeprefix(_PREFIX): str(text)[:_MOST_TYPED]
        for name, text in posted
        if name.startswith(_PREFIX)
    }


def _reason(request: HttpRequest) -> str:
    text = request.POST.get("reason", "")
    return plain_text(text, multiline=True, longest=_LONGEST_REASON)
