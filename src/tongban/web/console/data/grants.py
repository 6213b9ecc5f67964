"""Grants (授权): who may read what, and stewards who suspend, revoke, limit or extend it."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.usage import calls_under
from tongban.core.exchange.grant_events import AnyGrantEvent, Made, QuotaSet
from tongban.core.exchange.grants import Grant, GrantState
from tongban.store.exchange.queries.grants import KeptGrant, listed_grants, opened_grant
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs, tag
from tongban.web.console.data.grant_acts import acts
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.words import EVENTS, EXPIRED, GRANTS, KINDS
from tongban.web.console.requests import KEEPERS, outside_of

_MOST_ITEMS = 20


@officer_required(*KEEPERS)
@require_safe
def grants(request: HttpRequest) -> HttpResponseBase:
    """Show grants, made shorter by the department that answers for the data."""
    called, holder = names(), request.GET.get("holder", "")
    choices = tuple(
        fields.Choice(value=code, label=one.short_name)
        for code, one in called.catalogue.departments.items()
    )
    bar = navigation.FilterBar(
        fields=(
            fields.Select(
                name="holder",
                label=gettext("提供部门"),
                value=holder,
                blank=gettext("全部部门"),
                choices=choices,
            ),
        ),
        clear=places.plain("grants") if holder else "",
    )
    table = grant_table(listed_grants(holder=holder), called, today=outside_of(request).today)
    page = Page(
        title=gettext("数据共享授权"),
        lead=gettext("每次调用都按授权核对；暂停或撤销从下一次调用起生效，指南同时恢复要求材料。"),
        body=(tabs(request, "grants"), bar, table),
        wide=True,
    )
    return show(request, page)


def grant_table(found: Sequence[KeptGrant], called: Names, *, today: date) -> Component:
    """Return grants in a table, each with the way to its page."""
    if not found:
        return messages.EmptyState(
            title=gettext("还没有授权"), advice=gettext("需求得到同意后，授权会出现在这里。")
        )
    heads = (
        gettext("数据"),
        gettext("使用者"),
        gettext("用于"),
        gettext("有效期至"),
        gettext("状态"),
    )
    return lists.DataTable(
        caption=gettext("数据共享授权"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=called.dataset(one.grant.dataset), href=places.grant(one.grant.code)
                    ),
                    called.department(one.grant.consumer),
                    _few_items(one.grant, called),
                    plain_date(one.grant.valid_until),
                    state_tag(one.grant, today),
                )
            )
            for one in found
        ),
    )


def state_tag(grant: Grant, today: date) -> Component:
    """Return whether a grant can be used, in a word."""
    expired = grant.state is GrantState.ACTIVE and grant.valid_until < today
    return tag(EXPIRED if expired else GRANTS[grant.state])


@officer_required(*KEEPERS)
@require_safe
def grant(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one grant with what happened to it, and what this officer can do."""
    opened, called = opened_grant(code), names()
    kept, today = opened.kept, outside_of(request).today
    page = Page(
        title=called.dataset(kept.grant.dataset),
        caption=gettext("数据共享授权"),
        back=navigation.BackLink(href=places.plain("grants")),
        body=(
            _facts(kept, called, today=today, used=calls_under([code], since=today)),
            *acts(request, kept),
            Section(title=gettext("经过"), body=_history(opened.history)),
        ),
        wide=True,
    )
    return show(request, page)


def _facts(kept: KeptGrant, called: Names, *, today: date, used: int) -> Component:
    one = kept.grant
    quota = (
        gettext("不限")
        if one.quota_a_day is None
        else gettext("每天 %(count)d 次") % {"count": one.quota_a_day}
    )
    data = navigation.Link(words=called.dataset(one.dataset), href=places.dataset(one.dataset))
    request: Content = ""
    if kept.request:
        request = navigation.Link(words=gettext("看这项需求"), href=places.request(kept.request))
    pairs: tuple[tuple[str, Content], ...] = (
        (gettext("状态"), state_tag(one, today)),
        (gettext("数据"), data),
        (gettext("提供部门"), called.department(kept.holder)),
        (gettext("使用者"), called.department(one.consumer)),
        (gettext("使用方式"), str(KINDS[one.kind])),
        (gettext("目的"), one.purpose),
        (gettext("可用字段"), called.elements(one.fields)),
        (gettext("用于"), _items(one, called)),
        (gettext("回流地区"), "、".join(sorted(one.areas))),
        (gettext("开始"), written_date(one.valid_from)),
        (gettext("有效期至"), written_date(one.valid_until)),
        (gettext("每日限额"), quota),
        (gettext("答复复用"), _reuse(one)),
        (gettext("今天已用"), gettext("共 %(count)d 次") % {"count": used}),
        (gettext("来由"), request),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )


def _reuse(one: Grant) -> str:
    if not one.reuse_seconds:
        return gettext("不复用，每次都向提供部门查询")
    minutes = one.reuse_seconds // 60
    return gettext("同一申请人的同一查询，%(count)d 分钟内可以复用") % {"count": minutes}


def _few_items(one: Grant, called: Names) -> str:
    if len(one.items) > 1:
        return gettext("%(count)d 个事项") % {"count": len(one.items)}
    return called.item(next(iter(one.items)))


def _items(one: Grant, called: Names) -> Content:
    named = [called.item(code) for code in sorted(one.items)[:_MOST_ITEMS]]
    if len(named) == 1:
        return named[0]
    if len(one.items) > _MOST_ITEMS:
        named.append(gettext("共 %(count)d 个事项") % {"count": len(one.items)})
    return lists.PlainList(items=tuple(named))


def _history(history: tuple[AnyGrantEvent, ...]) -> Component:
    return lists.Timeline(
        moments=tuple(
            lists.Moment(title=EVENTS[one.name], at=one.at, by=one.by.name, body=_told(one))
            for one in reversed(history)
        )
    )


def _told(event: AnyGrantEvent) -> str:
    if isinstance(event, Made):
        return event.ground
    if isinstance(event, QuotaSet) and event.quota_a_day is not None:
        words = gettext("每天 %(count)d 次") % {"count": event.quota_a_day}
        return f"{words}：{event.reason}"
    return event.reason
