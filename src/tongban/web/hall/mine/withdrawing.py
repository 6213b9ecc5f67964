"""Withdraw (撤回申请): once confirmed, before a decision; nobody has to say why."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.withdrawing import withdraw as take_back
from tongban.actions.recording import WAITING
from tongban.core.cases.filings import needing
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.cases.queries.filings import filing_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST_REASON = 200


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Ask once more, then take the application back."""
    followed = followed_case(request, case_id)
    if not followed.may_withdraw:
        return _too_late(request, case_id)
    if request.method != "POST":
        return show(request, _page(followed, lost=_lost(request, followed)))
    written = request.POST.get("reason", "")
    try:
        reason = plain_text(written, longest=LONGEST_REASON)
        take_back(citizen_of(request), case_id, outside_of(request), reason=reason)
    except InvalidValue as wrong:
        lost = _lost(request, followed)
        return show(request, _page(followed, lost=lost, written=written, error=refusal(wrong)))
    except NotAllowed:
        return _too_late(request, case_id)
    news.success(request, gettext("申请已撤回。您可以随时重新申请。"))
    return HttpResponseRedirect(places.case(case_id))


def _too_late(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("这项申请现在不能撤回：已经作出决定，或者已经结束。"))
    return HttpResponseRedirect(places.case(case_id))


def _lost(request: HttpRequest, followed: Followed) -> tuple[str, ...]:
    """Return the names of the cases that wait, directly or not, for what this one would give."""
    filing = filing_of(citizen_of(request), followed.record.filing)
    cases = filing.cases if filing else ()
    waiting = {one.item: one.waits_for for one in cases if one.status == WAITING}
    lost = needing(waiting, followed.record.item)
    return tuple(one.item_name for one in cases if one.item in lost)


def _page(followed: Followed, *, lost: tuple[str, ...], written: str = "", error: str = "") -> Page:
    reason = fields.TextInput(
        name="reason",
        label=gettext("撤回的原因"),
        hint=gettext("可以不填，不影响撤回"),
        optional=True,
        value=written,
        error=error,
    )
    return Page(
        title=gettext("撤回“%(name)s”的申请？") % {"name": followed.record.item_name},
        back=navigation.BackLink(href=places.case(followed.record.id)),
        errors=messages.ErrorSummary.of((reason,)),
        body=(
            lists.Paragraph(
                body=gettext("撤回后办理终止，已交的材料不再使用。以后可以重新申请，但要重新排期。")
            ),
            messages.WarningText(
                words=gettext("这些事项要用它的结果，它撤回后无法继续：%(names)s。")
                % {"names": "、".join(lost)}
            )
            if lost
            else "",
            PostForm(
                body=reason,
                buttons=(
                    navigation.Button(
                        words=gettext("确认撤回"), kind=navigation.ButtonKind.WARNING
                    ),
                    navigation.Link(
                        words=gettext("不撤回，返回"), href=places.case(followed.record.id)
                    ),
                ),
            ),
        ),
    )
