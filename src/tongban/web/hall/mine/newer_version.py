"""A newer version is offered (建议改用新版): read what changes, then agree or stay.

What the newer version asks and nobody has told is asked here first. Nothing changes until the
applicant agrees; whoever stays is decided as they filed (从旧).
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
from tongban.core.catalog.elements import Value
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import said
from tongban.web.components.versions import newer_version as compared
from tongban.web.hall import places
from tongban.web.hall.mine import newer_questions
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of

AGREE, STAY = "agree", "stay"


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def newer_version(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show the version that is offered beside the one filed under, ask, and take the answer."""
    followed = followed_case(request, case_id)
    offered = followed.state.rebase_offer if followed.state else None
    if offered is None:
        return _nothing_offered(request, case_id)
    values = newer_questions.told(request, case_id).answers
    newer = rebasing.newer_for(followed.record, outside_of(request), values)
    looked = _Looked(followed=followed, offered=offered, values=values, newer=newer)
    if request.method != "POST":
        return show(request, _page(request, looked))
    match request.POST.get("answer"):
        case newer_questions.TELL if looked.stands is not None:
            return _told(request, looked, looked.stands)
        case newer_questions.AGAIN:
            newer_questions.forget(request, case_id)
            return HttpResponseRedirect(reverse("hall:newer_version", args=[case_id]))
        case "agree" | "stay" as answer:
            return _answered(request, looked, agreed=answer == AGREE)
        case _:
            return HttpResponseRedirect(reverse("hall:newer_version", args=[case_id]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """The case, what was offered for it, what was told for that, and what it would be now."""

    followed: Followed
    offered: RebaseOffered
    values: Mapping[str, Value]
    newer: Newer | None

    @property
    def stands(self) -> Newer | None:
        """Return the newer version while it is still what was offered; what it asks may be open."""
        newer, state = self.newer, self.followed.state
        if newer is None or state is None or state.status not in OPEN_TO:
            return None
        if self.offered.to_version != newer.item.version:
            return None
        if newer.unanswered:
            return newer if newer.questions else None
        return newer if set(newer.asks) <= set(self.offered.asks) else None

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the answers leave everything as it is."""
        return self.newer is None and bool(self.values)


def _told(request: HttpRequest, looked: _Looked, newer: Newer) -> HttpResponseBase:
    """Keep the answers and go on, or ask again for those that cannot be read."""
    case = looked.followed.record.id
    answered = newer_questions.read(request, newer)
    newer_questions.keep(request, case, answered.values)
    if not answered.errors:
        return HttpResponseRedirect(reverse("hall:newer_version", args=[case]))
    written: Mapping[str, list[str]] = dict(request.POST.lists())
    shown = newer_questions.inputs(newer, written=written, errors=answered.errors)
    return show(request, _page(request, looked, shown=shown))


def _answered(request: HttpRequest, looked: _Looked, *, agreed: bool) -> HttpResponseBase:
    citizen, outside, case = citizen_of(request), outside_of(request), looked.followed.record.id
    try:
        if agreed:
            rebasing.agree(citizen, case, outside, looked.values)
            news.success(request, gettext("已改用新版，期限和材料按新版重新计算。"))
        else:
            rebasing.stay(citizen, case, outside)
            news.success(request, gettext("仍按您申请时的版本办理。"))
    except (NotAllowed, InvalidValue):
        news.warning(request, gettext("情况已经变化，没有改用新版；仍按原版本办理。"))
    newer_questions.forget(request, case)
    return HttpResponseRedirect(places.case(case))


def _page(request: HttpRequest, looked: _Looked, *, shown: tuple[fields.Field, ...] = ()) -> Page:
    followed, newer = looked.followed, looked.stands
    asked = shown or (newer_questions.inputs(newer) if newer else ())
    reason = lists.SummaryRow(key=gettext("部门的理由"), value=said(looked.offered.reason))
    return Page(
        title=gettext("“%(name)s”要改用新版吗？") % {"name": followed.record.item_name},
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=gettext("您申请以后，这个事项发布了新版。您可以选择，不选择就按申请时的版本办理。"),
        errors=messages.ErrorSummary.of(asked) if shown else None,
        body=(
            lists.SummaryList(rows=(reason,)),
            _comparison(request, followed, newer) if newer else _no_longer(looked),
            newer_questions.answered(looked.values),
            newer_questions.asking(asked) if asked else "",
            PostForm(body="", buttons=_buttons(possible=newer is not None and not asked)),
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


def _no_longer(looked: _Looked) -> Component:
    if looked.changes_nothing:
        words = gettext("按您的回答，新版对您没有变化，不用改用；仍按原版本办理。")
        return messages.Inset(body=words)
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
