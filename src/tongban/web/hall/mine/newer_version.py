"""A newer version is offered (建议改用新版): read what changes, then agree or stay.

Nothing changes until the applicant agrees; whoever stays is decided as they filed (从旧).
"""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases import rebasing
from tongban.actions.recording import act
from tongban.core.cases.acts import Performer
from tongban.core.cases.due import case_due
from tongban.core.cases.rebase_events import RebaseOffered
from tongban.core.cases.verbs.rebasing import OPEN_TO, Newer, foreseen
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import said
from tongban.web.components.versions import newer_version as compared
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of

AGREE, STAY = "agree", "stay"


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def newer_version(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show the version that is offered beside the one filed under, and take the answer."""
    followed = followed_case(request, case_id)
    offered = followed.state.rebase_offer if followed.state else None
    if offered is None:
        return _nothing_offered(request, case_id)
    if request.method == "POST":
        return _answered(request, case_id)
    newer = rebasing.newer_for(followed.record, outside_of(request))
    stands = newer is not None and _stands(offered, newer, followed)
    return show(request, _page(request, followed, offered, newer=newer if stands else None))


def _stands(offered: RebaseOffered, newer: Newer, followed: Followed) -> bool:
    """Tell whether what was offered is still what it would be."""
    return (
        followed.state is not None
        and followed.state.status in OPEN_TO
        and offered.to_version == newer.item.version
        and not newer.unanswered
        and set(newer.asks) <= set(offered.asks)
    )


def _answered(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    citizen, outside = citizen_of(request), outside_of(request)
    try:
        match request.POST.get("answer"):
            case "agree":
                rebasing.agree(citizen, case_id, outside)
                news.success(request, gettext("已改用新版，期限和材料按新版重新计算。"))
            case "stay":
                rebasing.stay(citizen, case_id, outside)
                news.success(request, gettext("仍按您申请时的版本办理。"))
            case _:
                return HttpResponseRedirect(reverse("hall:newer_version", args=[case_id]))
    except NotAllowed:
        news.warning(request, gettext("情况已经变化，没有改用新版；仍按原版本办理。"))
    return HttpResponseRedirect(places.case(case_id))


def _page(
    request: HttpRequest, followed: Followed, offered: RebaseOffered, *, newer: Newer | None
) -> Page:
    told = {"name": followed.record.item_name}
    return Page(
        title=gettext("“%(name)s”要改用新版吗？") % told,
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=gettext("您申请以后，这个事项发布了新版。您可以选择，不选择就按申请时的版本办理。"),
        body=(
            lists.SummaryList(
                rows=(lists.SummaryRow(key=gettext("部门的理由"), value=said(offered.reason)),)
            ),
            _comparison(request, followed, newer) if newer else _no_longer(),
            PostForm(body="", buttons=_buttons(possible=newer is not None)),
        ),
    )


def _comparison(request: HttpRequest, followed: Followed, newer: Newer) -> Content:
    if followed.state is None:
        return ""
    outside = outside_of(request)
    after = foreseen(followed.state, newer, act(Performer.of(citizen_of(request)), outside))
    due = case_due(after, today=outside.today, calendar=outside.calendar)
    now = followed.due.promised_on if followed.due else None
    return compared(newer.changes, newer.asks, due=(now, due.promised_on))


def _no_longer() -> Component:
    return messages.Inset(body=gettext("情况已经变化，现在不能改用新版，仍按原版本办理。"))


def _buttons(*, possible: bool) -> Content:
    stay = navigation.Button(
        words=gettext("不改，按申请时的版本办理"),
        kind=navigation.ButtonKind.SECONDARY,
        name="answer",
        value=STAY,
    )
    agree = navigation.Button(words=gettext("同意改用新版"), name="answer", value=AGREE)
    return (agree, stay) if possible else stay


def _nothing_offered(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("这件事现在没有建议改用的新版。"))
    return HttpResponseRedirect(places.case(case_id))
