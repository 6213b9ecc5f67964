"""What the buttons of a campaign do (组织批次)."""

from collections.abc import Callable, Mapping

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.campaigns import running
from tongban.actions.outside import Outside
from tongban.core.campaigns.lives import CampaignNotAllowed
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.access import officer_required
from tongban.web.console.requests import officer_of, outside_of

LONGEST = 500


@officer_required(Role.APPROVER)
@require_POST
def act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Do one thing to a campaign of the officer's department."""
    officer, outside = officer_of(request), outside_of(request)
    campaign = outside.campaigns.get(code)
    if campaign is None or campaign.department != officer.department or verb not in _VERBS:
        raise Http404
    try:
        _VERBS[verb](request, officer, outside, code)
    except NotFound as missing:
        raise Http404 from missing
    except CampaignNotAllowed:
        news.warning(request, gettext("这一步现在不能做：请看报名时间、异议和结果的状态。"))
    except InvalidValue:
        news.warning(request, gettext("请写明答复的理由；不成立的不能改顺位。"))
    else:
        news.success(request, gettext("已经完成。"))
    return HttpResponseRedirect(reverse("console:campaign", args=[code]))


def _answer(request: HttpRequest, officer: Officer, outside: Outside, code: str) -> None:
    number = request.POST.get("number", "")[:LONGEST]
    running.answer(
        officer,
        code,
        outside,
        number=number,
        upheld=request.POST.get(f"upheld-{number}") == "yes",
        reason=plain_text(request.POST.get(f"reason-{number}", ""), longest=LONGEST),
        tier=request.POST.get(f"tier-{number}", "")[:LONGEST],
    )


_VERBS: Mapping[str, Callable[[HttpRequest, Officer, Outside, str], None]] = {
    "announce": lambda _request, officer, outside, code: running.announce(officer, code, outside),
    "publish": lambda _request, officer, outside, code: running.publish(officer, code, outside),
    "settle": lambda _request, officer, outside, code: running.settle(officer, code, outside),
    "answer": _answer,
}
