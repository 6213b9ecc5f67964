"""A measure (措施): claim and measurement side by side, what happened, and what can be done now."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.reform import judging, measures
from tongban.actions.reform.judging import Examined
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.measure_events import (
    AnyMeasureEvent,
    Discussed,
    Evidenced,
    GivenUp,
    Reassigned,
    ReportedDone,
    SentBack,
)
from tongban.core.reform.measure_state import MeasureState, MeasureStatus
from tongban.core.reform.measures import may_carry
from tongban.core.reform.verdict import RealCases, Shown
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.reform.queries import OpenedMeasure, measure_for
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, asked
from tongban.web.console.reform.measure_list import status_tag
from tongban.web.console.reform.posts import is_reformer
from tongban.web.console.reform.reassigning import asking, reassigned
from tongban.web.console.reform.trap_words import trap_notes
from tongban.web.console.reform.words import EVENTS, SHOWN, amount
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.words.sentences import refusal, said

Act = Callable[[HttpRequest, UUID, Mapping[str, str]], MeasureState]


@officer_required(*KEEPERS)
@require_safe
def measure(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one measure."""
    now = asked(request)
    opened = measure_for(officer_of(request), key)
    examined = judging.examine(opened, outside_of(request))
    page = Page(
        title=opened.measure.title,
        caption=gettext("措施"),
        back=navigation.BackLink(href=places.plain("measures")),
        body=(
            _facts(now, opened),
            *_returned(opened.state),
            Section(title=gettext("申报与实测"), body=_verdict(examined)),
            *trap_notes(examined.traps, now.item_name),
            *_acts(request, opened),
            Section(title=gettext("经过"), body=_history(opened.history)),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_POST
def act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what a form of the page asks, and say how it went."""
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    try:
        state = _ACTS[verb](request, key, request.POST)
    except InvalidValue as error:
        told.error(request, refusal(error))
    except NotAllowed:
        told.error(request, gettext("这一步由责任部门或改革岗位来做。"))
    except Conflict:
        told.error(request, gettext("这项措施现在不能这样做，请看看它的最新状态。"))
    else:
        told.success(request, _after(verb, state))
    return HttpResponseRedirect(places.measure(key))


def _after(verb: str, state: MeasureState) -> str:
    if verb != "report":
        return gettext("已记录。")
    if state.status is MeasureStatus.SENT_BACK:
        return gettext("已与在用版本核对：还没有体现，退回继续推进。")
    return gettext("已与在用版本核对：已经体现，等办件足够时用实际办件确认。")


def _discuss(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> MeasureState:
    words = said.get("words", "")
    return measures.discuss(officer_of(request), key, outside_of(request), words=words)


def _evidence(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> MeasureState:
    return measures.add_evidence(
        officer_of(request),
        key,
        outside_of(request),
        title=said.get("title", ""),
        place=said.get("place", ""),
    )


def _report(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> MeasureState:
    words = said.get("words", "")
    return measures.report_done(officer_of(request), key, outside_of(request), words=words)


def _give_up(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> MeasureState:
    reason = said.get("reason", "")
    return measures.give_up(officer_of(request), key, outside_of(request), reason=reason)


def _reassign(request: HttpRequest, key: UUID, said: Mapping[str, str]) -> MeasureState:
    return reassigned(request, measure_for(officer_of(request), key), said)


_ACTS: Mapping[str, Act] = {
    "reassign": _reassign,
    "discuss": _discuss,
    "evidence": _evidence,
    "report": _report,
    "give-up": _give_up,
}


def _facts(now: Asked, opened: OpenedMeasure) -> Component:
    state, proposal = opened.state, opened.measure.proposal
    first = proposal.kind.precondition
    items = tuple(
        navigation.Link(words=now.item_name(code), href=places.item(code))
        for code in proposal.items
    )
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("状态"), value=status_tag(state.status)),
            lists.SummaryRow(key=gettext("责任部门"), value=now.department_name(state.owner)),
            lists.SummaryRow(key=gettext("完成期限"), value=written_date(state.due_on)),
            lists.SummaryRow(key=gettext("涉及事项"), value=lists.PlainList(items=items)),
            lists.SummaryRow(
                key=gettext("法定前提"), value=said(first.words), source=first.basis.full
            ),
        )
    )


def _returned(state: MeasureState) -> Iterator[Component]:
    if state.status is MeasureStatus.SENT_BACK:
        yield messages.Notification(
            title=gettext("未见成效，已退回"),
            body=lists.PlainList(items=tuple(map(said, state.reasons))),
            kind=messages.NotificationKind.ATTENTION,
        )


def _verdict(examined: Examined) -> Component:
    """Return claim, versions and cases side by side."""
    verdict = examined.verdict
    figure = verdict.figure
    return lists.DataTable(
        caption=gettext("申报与实测"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("看什么")),
            lists.Column(words=gettext("一年减少"), number=True),
            lists.Column(words=gettext("结论")),
        ),
        rows=(
            lists.Row(cells=(gettext("立项时申报"), amount(verdict.claimed, figure), "")),
            lists.Row(
                cells=(
                    gettext("在用版本"),
                    amount(verdict.counted, figure),
                    _tag(verdict.version_shows),
                )
            ),
            lists.Row(
                cells=(
                    gettext("报告完成后的办件"),
                    _measured(verdict.cases, figure),
                    _tag(verdict.cases_show),
                )
            ),
        ),
    )


def _measured(cases: RealCases, figure: FigureKind) -> str:
    if figure is FigureKind.DAYS:
        return gettext("%(count)d 件，平均 %(after)s 个工作日（以前 %(before)s）") % {
            "count": cases.days_after.size,
            "after": f"{cases.days_after.mean:.1f}",
            "before": f"{cases.days_before.mean:.1f}",
        }
    return gettext("%(needed)d 件中 %(without)d 件没有提交纸面材料") % {
        "needed": cases.tally.needed,
        "without": cases.tally.without_paper,
    }


def _tag(shown: Shown) -> Component:
    words, tone = SHOWN[shown]
    return messages.Tag(words=words, tone=tone)


def _acts(request: HttpRequest, opened: OpenedMeasure) -> Iterator[Component]:
    """Yield what this officer can do now, each behind its own line."""
    state, key = opened.state, opened.id
    if may_carry(state, officer_of(request)) and not state.status.ended:
        if state.status.with_owner:
            words = fields.Textarea(name="words", label=gettext("做了什么"), optional=True)
            yield _form(key, "report", gettext("报告完成"), words)
        named = (
            fields.TextInput(name="title", label=gettext("佐证材料名称")),
            fields.TextInput(name="place", label=gettext("文号或存放位置")),
        )
        yield _form(key, "evidence", gettext("补充佐证"), *named)
    said = fields.Textarea(name="words", label=gettext("要说的话"))
    yield _form(key, "discuss", gettext("参加讨论"), said)
    if is_reformer(request) and not state.status.ended:
        yield _form(key, "reassign", gettext("调整责任部门或期限"), *asking(opened))
        reason = fields.Textarea(name="reason", label=gettext("为什么终止"))
        yield _form(key, "give-up", gettext("终止措施"), reason)


def _form(key: UUID, verb: str, words: str, *asked_for: Component) -> Component:
    button = navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY)
    body = tuple(fields.within(verb, asked_for))
    form = PostForm(action=places.act(key, verb), body=body, buttons=button)
    return messages.Details(summary=words, body=form)


def _history(history: tuple[AnyMeasureEvent, ...]) -> Component:
    return lists.Timeline(
        moments=tuple(
            lists.Moment(
                title=EVENTS[one.name], at=one.at, by=labels.word(one.by.name), body=_told(one)
            )
            for one in reversed(history)
        )
    )


def _told(event: AnyMeasureEvent) -> Content:
    match event:
        case Discussed() | ReportedDone():
            return event.words
        case Evidenced():
            return f"{event.title}（{event.place}）"
        case Reassigned():
            return (written_date(event.due_on), "：", event.reason)
        case GivenUp():
            return event.reason
        case SentBack():
            return lists.PlainList(items=tuple(map(said, event.reasons)))
        case _:
            return ""
