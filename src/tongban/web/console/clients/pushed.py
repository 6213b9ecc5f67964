"""What a system is told (事件推送): topics, how far it has come, what did not arrive."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.core.exchange.deliveries import DeliveryStanding
from tongban.store.gateway.queries import KnownClient
from tongban.store.webhooks.queries import (
    DeliveryLine,
    KnownReceiver,
    KnownSubscription,
    deliveries_of,
    receiver_of,
    subscription_of,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import fields_of
from tongban.web.components.sections import PostForm
from tongban.web.components.words import written_moment
from tongban.web.console.clients import places
from tongban.web.console.clients.forms import KeyForm, TopicsForm
from tongban.web.console.clients.words import STANDINGS, TOPICS, fault

LISTED = 30


def pushed(found: KnownClient, tried: KeyForm | TopicsForm | None) -> Iterator[Component]:
    """Yield what there is to say and do about what a system is told."""
    receiver = receiver_of(found.code)
    if receiver is None:
        yield messages.EmptyState(
            title=gettext("还没有登记接收地址"),
            advice=gettext("接收地址只能由运维人员登记：tongban client address 系统编码 https://…"),
        )
        return
    standing = subscription_of(found.code)
    if standing is None:
        yield messages.Inset(body=gettext("接收地址：%(url)s") % {"url": receiver.url})
        yield _topics(found, standing, tried)
        return
    yield _facts(receiver, standing)
    yield from _ways(found, standing)
    yield _topics(found, standing, tried)
    dead = deliveries_of(found.code, standing=DeliveryStanding.DEAD, most=LISTED)
    if dead:
        yield messages.WarningText(words=gettext("有事件一天内都没有送达，请和系统负责人核对。"))
        yield _table(found, gettext("未送达的事件"), dead)
        yield _act(found, "replay-dead", gettext("全部重新推送"))
    latest = deliveries_of(found.code, most=LISTED)
    if latest:
        yield _table(found, gettext("最近的推送"), latest)
    else:
        yield messages.Inset(body=gettext("还没有要推送的事件。"))


def _facts(receiver: KnownReceiver, standing: KnownSubscription) -> Component:
    since = standing.waiting_since
    topics = [str(words) for one, words in TOPICS.items() if one in standing.topics]
    pairs: tuple[tuple[str, Content], ...] = (
        (gettext("接收地址"), receiver.url),
        (gettext("状态"), gettext("已暂停") if standing.paused else gettext("推送中")),
        (
            gettext("推送的事件"),
            "；".join(topics),
        ),
        (gettext("等待推送"), gettext("%(count)d 条事件") % {"count": standing.waiting}),
        (gettext("最早一条发生于"), written_moment(since) if since else ""),
        (gettext("已送达"), gettext("%(count)d 条事件") % {"count": standing.delivered}),
        (gettext("未送达"), gettext("%(count)d 条事件") % {"count": standing.dead}),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )


def _ways(found: KnownClient, standing: KnownSubscription) -> Iterator[Component]:
    if standing.paused:
        yield _act(found, "resume", gettext("继续推送"))
    else:
        yield _act(found, "pause", gettext("暂停推送"))
    yield _act(found, "end", gettext("取消推送"), kind=navigation.ButtonKind.WARNING)


def _topics(
    found: KnownClient, standing: KnownSubscription | None, tried: KeyForm | TopicsForm | None
) -> Component:
    first = {"topics": [one.value for one in standing.topics]} if standing else {}
    form = tried if isinstance(tried, TopicsForm) else TopicsForm(initial=first)
    words = gettext("改变推送的事件") if standing else gettext("开始推送")
    return messages.Details(
        summary=words,
        body=PostForm(
            action=places.act(found.code, "subscribe"),
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("保存")),
        ),
        open=standing is None or isinstance(tried, TopicsForm),
    )


def _table(found: KnownClient, caption: str, lines: tuple[DeliveryLine, ...]) -> Component:
    heads = (
        gettext("编号"),
        gettext("事件"),
        gettext("关于"),
        gettext("发生时间"),
        gettext("状态"),
        gettext("推送次数"),
        gettext("办理"),
    )
    return lists.DataTable(
        caption=caption,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    str(one.message),
                    one.topic,
                    one.key,
                    written_moment(one.happened_at),
                    _state(one),
                    str(one.attempts),
                    _again(found, one),
                )
            )
            for one in lines
        ),
    )


def _state(one: DeliveryLine) -> Content:
    words, tone = STANDINGS[one.standing]
    tag = messages.Tag(words=words, tone=tone)
    return (tag, fault(one.fault)) if one.fault else tag


def _again(found: KnownClient, one: DeliveryLine) -> Content:
    if one.standing is DeliveryStanding.WAITING:
        return ""
    return PostForm(
        action=places.act(found.code, "replay"),
        body="",
        hidden=(("delivery", str(one.id)),),
        buttons=navigation.Button(words=gettext("重新推送"), kind=navigation.ButtonKind.SECONDARY),
    )


def _act(
    found: KnownClient,
    verb: str,
    words: str,
    *,
    kind: navigation.ButtonKind = navigation.ButtonKind.SECONDARY,
) -> Component:
    return PostForm(
        action=places.act(found.code, verb),
        body="",
        buttons=navigation.Button(words=words, kind=kind),
    )
