"""Grants (授权): who may read what, and stewards who suspend, revoke, limit or extend it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.exchange.usage import calls_under
from tongban.actions.grants import changing
from tongban.core.exchange.grant_events import AnyGrantEvent, Made, QuotaSet
from tongban.core.exchange.granting import keeps
from tongban.core.exchange.grants import Grant, GrantState
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.exchange.queries.grants import KeptGrant, listed_grants, opened_grant
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import DatePartsField, PlainForm, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs, tag
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.words import EVENTS, EXPIRED, GRANTS, KINDS, reason_of
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_MOST_ITEMS = 20


class ExtendForm(PlainForm):
    """The later day on which a grant ends."""

    until = DatePartsField(label=gettext_lazy("新的截止日期"))


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
            *_acts(request, kept),
            Section(title=gettext("经过"), body=_history(opened.history)),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_POST
def grant_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Change a grant as a form of its page asks, and say how it went."""
    if verb not in _VERBS:
        raise NotFound(f"no act {verb}")
    try:
        _VERBS[verb](request, code, request.POST)
    except InvalidValue as error:
        told.error(request, reason_of(error))
    except NotAllowed:
        told.error(request, gettext("授权由提供部门或数据主管部门的数据管理员管理。"))
    except Conflict:
        told.error(request, gettext("这项授权的状态已经变了，请看看最新情况。"))
    else:
        told.success(request, gettext("已生效：下一次调用就按新的状态核对。"))
    return HttpResponseRedirect(places.grant(code))


def _set_quota(request: HttpRequest, code: str, said: Mapping[str, str]) -> Grant:
    written = said.get("quota", "").strip()
    if written and not (written.isascii() and written.isdecimal() and len(written) < 10):  # noqa: PLR2004 - far beyond any quota
        raise InvalidValue("grant", gettext("请用数字写每日限额，例如 500；不限请留空"))
    return changing.set_quota(
        officer_of(request),
        code,
        outside_of(request),
        quota_a_day=int(written) if written else None,
        reason=said.get("reason", ""),
    )


def _extend(request: HttpRequest, code: str, said: Mapping[str, str]) -> Grant:
    form = ExtendForm(said)
    if not form.is_valid():
        raise InvalidValue("grant", gettext("请写明新的截止日期"))
    return changing.extend(
        officer_of(request),
        code,
        outside_of(request),
        valid_until=form.cleaned_data["until"],
        reason=said.get("reason", ""),
    )


_VERBS: Mapping[str, Callable[[HttpRequest, str, Mapping[str, str]], Grant]] = {
    "suspend": lambda request, code, said: changing.suspend(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "resume": lambda request, code, said: changing.resume(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "revoke": lambda request, code, said: changing.revoke(
        officer_of(request), code, outside_of(request), reason=said.get("reason", "")
    ),
    "quota": _set_quota,
    "extend": _extend,
}


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
        (gettext("今天已用"), gettext("共 %(count)d 次") % {"count": used}),
        (gettext("来由"), request),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )


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


def _acts(request: HttpRequest, kept: KeptGrant) -> Iterator[Component]:
    """Yield what a steward of the holder or of the catalogue can do with a grant that stands."""
    one = kept.grant
    if not keeps(officer_of(request), kept.holder) or one.state is GrantState.REVOKED:
        return
    if one.state is GrantState.SUSPENDED:
        yield _form(one.code, "resume", gettext("恢复授权"))
    else:
        yield _form(one.code, "suspend", gettext("暂停授权"))
    quota = fields.NumberInput(
        name="quota",
        label=gettext("每日限额"),
        hint=gettext("不限请留空"),
        value="" if one.quota_a_day is None else str(one.quota_a_day),
        optional=True,
    )
    yield _form(one.code, "quota", gettext("调整每日限额"), quota)
    yield _form(one.code, "extend", gettext("延长有效期"), *fields_of(ExtendForm()))
    yield _form(one.code, "revoke", gettext("撤销授权"))


def _form(code: str, verb: str, words: str, *asked: Component) -> Component:
    kind = navigation.ButtonKind.WARNING if verb == "revoke" else navigation.ButtonKind.SECONDARY
    reason = fields.Textarea(name="reason", label=gettext("理由"))
    form = PostForm(
        action=places.grant_act(code, verb),
        body=tuple(fields.within(verb, (*asked, reason))),
        buttons=navigation.Button(words=words, kind=kind),
    )
    return messages.Details(summary=words, body=form)


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
