"""One request (需求详情): what it would replace, its clocks, its thread, what can be done now."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.requests import doubts
from tongban.core.exchange.request_events import (
    Agreed,
    AnyRequestEvent,
    Asked,
    Conformed,
    Countered,
    Offered,
    Said,
    TurnedDown,
)
from tongban.core.exchange.request_state import CLOCKS, RequestState, RequestStatus, Turn
from tongban.core.exchange.requests import Terms
from tongban.store.exchange.queries.requests import OpenedRequest, request_for
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.messages.tag import Tone
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.data import places
from tongban.web.console.data.frame import tag
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.request_acts import ways
from tongban.web.console.data.terms_form import TermsForm
from tongban.web.console.data.words import CONCERNS, EVENTS, KINDS, ORIGINS, REQUESTS, STAGES
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_MOST_ITEMS = 20


@officer_required(*KEEPERS)
@require_safe
def data_request(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one request."""
    return show(request, page_of(request, request_for(officer_of(request), key)))


def page_of(request: HttpRequest, opened: OpenedRequest, *, tried: TermsForm | None = None) -> Page:
    """Return the page of a request; `tried` is a form that was not taken, with its errors."""
    called, state = names(), opened.state
    return Page(
        title=state.request.title,
        caption=gettext("数据需求"),
        back=navigation.BackLink(href=places.plain("requests")),
        body=(
            _facts(state, called),
            *_terms(state, called),
            *_doubts(request, state, called),
            *ways(request, opened, called, tried=tried),
            Section(title=gettext("期限"), body=_clocks(request, state, called)),
            Section(title=gettext("协商经过"), body=_thread(opened, called)),
        ),
        wide=True,
    )


def _facts(state: RequestState, called: Names) -> Component:
    asked = state.request
    replaces = asked.replaces
    grant: Content = ""
    if state.grant:
        grant = navigation.Link(words=gettext("看授权"), href=places.grant(state.grant))
    many = gettext("%(count)d 份") % {"count": replaces.submissions} if replaces.submissions else ""
    pairs: tuple[tuple[str, Content], ...] = (
        (gettext("状态"), tag(REQUESTS[state.status])),
        (gettext("理由"), state.reason),
        (gettext("授权"), grant),
        (gettext("数据"), called.dataset(asked.terms.dataset or asked.interface)),
        (gettext("需求部门"), called.department(asked.asker)),
        (gettext("提供部门"), called.department(asked.holder)),
        (gettext("来源"), str(ORIGINS[replaces.origin])),
        (gettext("办件"), replaces.case_number),
        (gettext("可免交的材料"), called.evidence(replaces.evidence)),
        (gettext("一年少交"), many),
        (gettext("使用方式"), str(KINDS[asked.kind])),
        (gettext("目的"), asked.purpose),
        (gettext("回流地区"), "、".join(sorted(asked.areas))),
        (gettext("依据"), asked.basis.full),
        (gettext("说明"), asked.words),
    )
    return _summary(pairs)


def _terms(state: RequestState, called: Names) -> Iterator[Component]:
    """Yield what is on the table, and what was asked for where that is something else."""
    title = gettext("授权范围") if state.terms == state.request.terms else gettext("现在的条件")
    yield Section(title=title, body=_summary(_scope(state.terms, called)))
    if state.terms != state.request.terms:
        body = _summary(_scope(state.request.terms, called))
        yield messages.Details(summary=gettext("最初提出的范围"), body=body)


def _scope(terms: Terms, called: Names) -> tuple[tuple[str, Content], ...]:
    items = [called.item(code) for code in sorted(terms.items)[:_MOST_ITEMS]]
    if len(terms.items) > _MOST_ITEMS:
        items.append(gettext("共 %(count)d 个事项") % {"count": len(terms.items)})
    quota = (
        gettext("不限")
        if terms.quota_a_day is None
        else gettext("每天 %(count)d 次") % {"count": terms.quota_a_day}
    )
    return (
        (gettext("字段"), called.elements(terms.fields) or gettext("由提供部门发布数据后确定")),
        (gettext("用于"), lists.PlainList(items=tuple(items)) if len(items) > 1 else items[0]),
        (gettext("有效期至"), written_date(terms.valid_until)),
        (gettext("每日限额"), quota),
    )


def _doubts(request: HttpRequest, state: RequestState, called: Names) -> Iterator[Component]:
    """Yield what the platform sees in a request that is still to be checked."""
    if state.status is not RequestStatus.CHECKING:
        return
    found = doubts(state.request, outside_of(request))
    if not found:
        yield messages.Inset(body=gettext("系统核对：字段正好是所列事项需要的，没有发现疑点。"))
        return
    lines = tuple(
        f"{CONCERNS[one.concern]}：{called.elements(one.subjects)}"
        if one.subjects
        else str(CONCERNS[one.concern])
        for one in found
    )
    yield Section(title=gettext("系统发现的疑点"), body=lists.PlainList(items=lines))


def _clocks(request: HttpRequest, state: RequestState, called: Names) -> Component:
    outside = outside_of(request)
    heads = (gettext("环节"), gettext("部门"), gettext("开始"), gettext("期限"), gettext("情况"))
    return lists.DataTable(
        caption=gettext("期限"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    str(STAGES[turn.stage]),
                    called.department(turn.department),
                    plain_date(turn.began_on),
                    f"{plain_date(turn.due_on(outside.calendar))}（{_limit(turn)}）",
                    _pace(turn, late=turn.late(outside.calendar, today=outside.today)),
                )
            )
            for turn in state.turns
        ),
    )


def _limit(turn: Turn) -> str:
    return gettext("%(days)d 个工作日") % {"days": CLOCKS[turn.stage].value}


def _pace(turn: Turn, *, late: bool) -> Component:
    if turn.ended_on is None:
        words = gettext("已超过期限") if late else gettext("办理中")
        return messages.Tag(words=words, tone=Tone.BAD if late else Tone.PLAIN)
    words = gettext("超期完成") if late else gettext("按期完成")
    return messages.Tag(words=words, tone=Tone.BAD if late else Tone.GOOD)


def _thread(opened: OpenedRequest, called: Names) -> Component:
    return lists.Timeline(
        moments=tuple(
            lists.Moment(
                title=EVENTS[one.name],
                at=one.at,
                by=f"{called.department(one.by.department)} {one.by.name}",
                body=_told(one, called),
            )
            for one in reversed(opened.history)
        )
    )


def _told(event: AnyRequestEvent, called: Names) -> Content:
    match event:
        case Asked():
            return event.request.words
        case Conformed() | Said() | Agreed():
            return event.words
        case Offered() | Countered():
            return (lists.Paragraph(body=event.reason), _summary(_scope(event.terms, called)))
        case TurnedDown():
            return gettext("%(reason)s（依据：%(basis)s）") % {
                "reason": event.reason,
                "basis": event.basis,
            }
        case _:
            return event.reason


def _summary(pairs: tuple[tuple[str, Content], ...]) -> Component:
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )
