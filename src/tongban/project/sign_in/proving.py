"""One more proof (加强核验): why it is wanted, the ways that lead there, and back to where one was.

A proof changes nothing but what the session knows. A form that was held back is shown as one
button, which sends what was typed as it was.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tongban.core.people.assurance import Assurance, StepUp, SureEnough, sure_enough
from tongban.project.sign_in import ways
from tongban.project.sign_in.means import means_of
from tongban.project.sign_in.pages import local, user_of
from tongban.project.sign_in.proofs import proofs_of
from tongban.project.sign_in.signed_in import signed_in
from tongban.web.components import lists, messages, navigation
from tongban.web.components.assurance import HELD_BACK
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, PostForm, show

_LEVELS = {
    Assurance.ANYBODY: gettext_noop("〇级"),
    Assurance.CLAIMED: gettext_noop("一级"),
    Assurance.PROVEN: gettext_noop("二级"),
    Assurance.STRONG: gettext_noop("三级"),
}


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponseBase:
    """Ask for one more proof, take it, and lead back."""
    waiting = request.session.get(HELD_BACK)
    if waiting is None:
        return HttpResponseRedirect("/")
    tried = ways.tried(request) if request.method == "POST" else ways.Nothing()
    if isinstance(tried, ways.Answered):
        return tried.response
    match _standing(request, waiting):
        case SureEnough():
            return _onward(request, waiting)
        case StepUp() as step:
            return show(request, _page(request, waiting, step, tried))


def _standing(request: HttpRequest, waiting: dict[str, Any]) -> SureEnough | StepUp:
    user = user_of(request)
    return sure_enough(
        Assurance(waiting["wanted"]),
        proofs_of(request, user),
        now=timezone.now(),
        fresh=waiting["fresh"],
        available=means_of(user),
    )


def _onward(request: HttpRequest, waiting: dict[str, Any]) -> HttpResponseBase:
    """Lead back to the page, or offer to send the form that was held back."""
    del request.session[HELD_BACK]
    place = local(waiting["path"], otherwise="/")
    if waiting["fields"] is None:
        return HttpResponseRedirect(place)
    again = PostForm(
        body=lists.Paragraph(
            body=gettext("身份已经核验。您刚才填写的内容都在，按下面的按钮继续。")
        ),
        action=place,
        hidden=tuple((name, value) for name, value in waiting["fields"]),
        buttons=navigation.Button(words=gettext("继续：%(why)s") % {"why": waiting["why"]}),
    )
    return show(request, Page(title=gettext("身份已经核验"), body=again))


def _page(
    request: HttpRequest, waiting: dict[str, Any], step: StepUp, tried: ways.Nothing | ways.Failed
) -> Page:
    parts = tuple(ways.sections(request, step.offered, tried))
    return Page(
        title=gettext("再核验一次身份"),
        errors=messages.ErrorSummary.of(tried.fields) if isinstance(tried, ways.Failed) else None,
        lead=lists.Paragraph(body=_reason(waiting, step)),
        back=navigation.BackLink(href=local(waiting["path"].partition("?")[0], otherwise="/")),
        body=(
            messages.Details(summary=gettext("依据"), body=lists.Paragraph(body=waiting["basis"])),
            *(parts or _no_way()),
        ),
    )


def _reason(waiting: dict[str, Any], step: StepUp) -> str:
    if waiting["fresh"]:
        said = gettext("“%(why)s”要求十分钟内核验过身份。您填写的内容不会丢。")
    else:
        said = gettext("“%(why)s”要求身份核验到%(wanted)s，您现在是%(held)s。您填写的内容不会丢。")
    words = {
        "why": waiting["why"],
        "wanted": gettext(_LEVELS[step.wanted]),
        "held": gettext(_LEVELS[step.held]),
    }
    if step.together:
        return (said + gettext("下面的方式都要做一次。")) % words
    return said % words


def _no_way() -> tuple[Content, ...]:
    """Say what somebody can do whose account cannot prove so much."""
    return (
        messages.EmptyState(
            title=gettext("您的账户现在核验不到这一级"),
            advice=gettext(
                "请带身份证到政务服务中心窗口核验手机，或者直接在窗口办理。您填写的内容已经保存。"
            ),
        ),
    )
