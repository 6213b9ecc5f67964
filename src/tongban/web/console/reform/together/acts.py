"""The way to publication (送审与发布): send, recall, approve, give back, publish, give up."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.outside import Outside
from tongban.actions.reform import journeys, publishing
from tongban.core.authoring.access import may_write
from tongban.core.authoring.review import may_review
from tongban.core.authoring.review_errors import FaultsRemain, OwnWork
from tongban.core.authoring.review_events import (
    AnyReviewEvent,
    Approved,
    HeldBack,
    Returned,
    Scheduled,
)
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.reform.queries import OpenedJourney
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import PostForm
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.days import day_field, day_in, was_asked
from tongban.web.console.reform.together.words import EVENTS
from tongban.web.console.requests import EDITORS, REVIEWERS, officer_of, outside_of
from tongban.web.console.words.sentences import refusal, said

Act = Callable[[Officer, UUID, Outside, Mapping[str, str]], object]
_UNDER_REVIEW = (ReviewStatus.BUSINESS_REVIEW, ReviewStatus.LEGAL_REVIEW)


@officer_required(*EDITORS, *REVIEWERS)
@require_POST
def act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what a button asks, and say how it went."""
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    try:
        _ACTS[verb](officer_of(request), key, outside_of(request), request.POST)
    except FaultsRemain:
        told.error(request, gettext("还有要改的地方，改好再送审。"))
    except OwnWork:
        told.error(request, gettext("写过这份设计的人不能审核它，请由同事审核。"))
    except InvalidValue as error:
        told.error(request, refusal(error))
    except (NotAllowed, Conflict):
        told.error(request, gettext("这一步现在不由您来做，请看看它的最新状态。"))
    else:
        told.success(request, gettext("已完成。"))
    return HttpResponseRedirect(places.draft(key))


_ACTS: Mapping[str, Act] = {
    "send": lambda officer, key, outside, _: journeys.send(officer, key, outside),
    "recall": lambda officer, key, outside, _: journeys.recall(officer, key, outside),
    "publish": lambda officer, key, outside, posted: publishing.publish(
        officer, key, outside, on=day_in(posted) if was_asked(posted) else None
    ),
    "unschedule": lambda officer, key, outside, _: publishing.unschedule(officer, key, outside),
    "approve": lambda officer, key, outside, posted: journeys.approve(
        officer, key, outside, opinion=posted.get("opinion", "")
    ),
    "return": lambda officer, key, outside, posted: journeys.give_back(
        officer, key, outside, opinion=posted.get("opinion", "")
    ),
    "discard": lambda officer, key, outside, posted: journeys.discard(
        officer, key, outside, reason=posted.get("reason", "")
    ),
}


def forms_for(officer: Officer, opened: OpenedJourney) -> Iterator[Component]:
    """Yield what this officer can do with the design now."""
    status, key = opened.state.status, opened.id
    opinion = fields.Textarea(name="opinion", label=gettext("意见"))
    if may_review(opened.state, officer):
        yield _form(key, "approve", gettext("通过"), opinion)
        yield _form(key, "return", gettext("退回修改"), opinion)
    if not may_write(officer, opened.journey.lead):
        return
    if status is ReviewStatus.DRAFTING:
        yield _button(key, "send", gettext("送审"))
        reason = fields.Textarea(name="reason", label=gettext("为什么放弃"))
        yield _form(key, "discard", gettext("放弃"), reason)
    if status is ReviewStatus.APPROVED:
        yield _button(key, "publish", gettext("今天发布"))
    if status in (ReviewStatus.APPROVED, ReviewStatus.SCHEDULED):
        yield _form(key, "publish", gettext("定日期发布"), _asking_day(opened.state.effective_on))
    if status is ReviewStatus.SCHEDULED:
        yield _button(key, "unschedule", gettext("取消发布日期"))
    if status in (*_UNDER_REVIEW, ReviewStatus.APPROVED):
        yield _button(key, "recall", gettext("撤回修改"))


def _asking_day(day: date | None) -> Component:
    hint = gettext("到那一天系统自动发布；包含的事项如有变化，会退回并说明原因。")
    return day_field(gettext("从哪一天起施行"), hint=hint, shown=day)


def history(opened: OpenedJourney) -> Component:
    """Return what happened to a design, the latest first."""
    if not opened.history:
        return messages.EmptyState(title=gettext("还没有送审"))
    return lists.Timeline(
        moments=tuple(
            lists.Moment(
                title=EVENTS[one.name], at=one.at, by=labels.word(one.by.name), body=_told(one)
            )
            for one in reversed(opened.history)
        )
    )


def _told(event: AnyReviewEvent) -> Content:
    match event:
        case Approved() | Returned():
            return event.opinion
        case Scheduled():
            return written_date(event.effective_on)
        case HeldBack():
            return lists.PlainList(items=tuple(map(said, event.reasons)))
        case _:
            return ""


def _button(key: UUID, verb: str, words: str) -> Component:
    button = navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY)
    return PostForm(action=places.draft_act(key, verb), body="", buttons=button)


def _form(key: UUID, verb: str, words: str, asked: Component) -> Component:
    button = navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY)
    body = tuple(fields.within(verb, (asked,)))
    form = PostForm(action=places.draft_act(key, verb), body=body, buttons=button)
    return messages.Details(summary=words, body=form)
