"""Hot topics (热点话题): what many say, over time and place, with the messages behind each."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.feedback.opinion import HotTopic
from tongban.core.vocabulary.errors import NotFound
from tongban.store.feedback.tallies import Cause, Rated, causes
from tongban.store.feedback.topics import LookedAt, last_look
from tongban.web.components import concerns, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date, written_moment
from tongban.web.console.feedback.board import DAYS
from tongban.web.console.feedback.page import ASPECTS
from tongban.web.console.feedback.seats import LISTENERS, bar
from tongban.web.console.feedback.weeks_chart import WeeksChart
from tongban.web.console.requests import officer_of, outside_of

WEEKS: Final = 12
_SHOWN: Final = 30


@officer_required(*LISTENERS)
@require_safe
def topics(request: HttpRequest) -> HttpResponseBase:
    """Show the topics of the last look, bursts first."""
    found = last_look()
    today = outside_of(request).today
    page = Page(
        title=gettext("热点话题"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("把说同一件事的诉求和差评归到一起：什么时候多起来、在哪里、哪个事项。")
        ),
        body=(
            bar(request, "console:feedback-topics"),
            *(_looked(request, found) if found and found.topics else (_nothing(),)),
            _causes(causes(since=today - timedelta(days=DAYS))),
            _definitions(),
            _files() if found and found.topics else "",
        ),
    )
    return show(request, page)


@officer_required(*LISTENERS)
@require_safe
def topic(request: HttpRequest, place: int) -> HttpResponseBase:
    """Show one topic: week by week, where, about which items, and the messages behind it."""
    found = last_look()
    if found is None or not 0 < place <= len(found.topics):
        raise NotFound(f"no topic {place}")
    one, today = found.topics[place - 1], outside_of(request).today
    note(officer_of(request), "topic.open", f"topic:{place}", details={"messages": "many"})
    weeks = one.weeks(today, back=WEEKS)
    page = Page(
        title="、".join(one.words),
        caption=gettext("热点话题"),
        back=navigation.BackLink(href=reverse("console:feedback-topics")),
        above=_burst(request, one),
        wide=True,
        body=(
            Section(
                title=gettext("每周多少件"),
                body=(WeeksChart(counts=weeks), _weeks_table(weeks)),
            ),
            *_spread(one),
            Section(title=gettext("背后的诉求"), body=_behind(one)),
        ),
    )
    return show(request, page)


@officer_required(*LISTENERS)
@require_safe
def topics_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the topics of the last look as a file: words and numbers, no message."""
    note(officer_of(request), "topic.export", "topics")
    found, today = last_look(), outside_of(request).today
    columns = (
        gettext("话题"),
        gettext("件数"),
        gettext("近 7 天"),
        gettext("最多的地方"),
        gettext("提醒"),
        gettext("最近 12 周"),
    )
    rows = (
        (
            "、".join(one.words),
            str(len(one.messages)),
            str(one.weeks(today, back=1)[0]),
            one.spread("place")[0][0] if one.spread("place") else "",
            gettext("突增") if one.burst(today) else "",
            " ".join(map(str, one.weeks(today, back=WEEKS))),
        )
        for one in (found.topics if found else ())
    )
    return table_file(gettext("热点话题"), form, columns, rows)


def _looked(request: HttpRequest, found: LookedAt) -> Iterator[Component]:
    today = outside_of(request).today
    yield lists.Paragraph(
        body=gettext("%(moment)s看过 %(count)d 件诉求和差评。")
        % {"moment": written_moment(found.at), "count": found.messages}
    )
    yield lists.DataTable(
        caption=gettext("热点话题"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("话题")),
            lists.Column(words=gettext("件数"), number=True),
            lists.Column(words=gettext("近 7 天"), number=True),
            lists.Column(words=gettext("最近 12 周")),
            lists.Column(words=gettext("最多的地方")),
            lists.Column(words=gettext("提醒")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words="、".join(one.words),
                        href=reverse("console:feedback-topic", args=[place]),
                    ),
                    str(len(one.messages)),
                    str(one.weeks(today, back=1)[0]),
                    WeeksChart(counts=one.weeks(today, back=WEEKS)),
                    one.spread("place")[0][0] if one.spread("place") else "",
                    messages.Tag(words=gettext("突增"), tone=messages.Tone.BAD)
                    if one.burst(today)
                    else "",
                )
            )
            for place, one in enumerate(found.topics, start=1)
        ),
    )


def _burst(request: HttpRequest, one: HotTopic) -> Content:
    burst = one.burst(outside_of(request).today)
    if burst is None:
        return ""
    return messages.Notification(
        kind=messages.NotificationKind.ATTENTION,
        title=gettext("这周突然多起来"),
        body=gettext("近 7 天 %(count)d 件，按前四周应当是 %(expected)s 件。")
        % {"count": burst.count, "expected": f"{burst.expected:.1f}"},
    )


def _weeks_table(weeks: tuple[int, ...]) -> Component:
    return messages.Details(
        summary=gettext("用表格看"),
        body=lists.DataTable(
            caption=gettext("每周多少件"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("几周以前")),
                lists.Column(words=gettext("件数"), number=True),
            ),
            rows=tuple(
                lists.Row(cells=(str(len(weeks) - 1 - place), str(count)))
                for place, count in enumerate(weeks)
            ),
        ),
    )


def _spread(one: HotTopic) -> Iterator[Component]:
    for of, title in (
        ("place", gettext("在哪里")),
        ("item", gettext("哪个事项")),
        ("department", gettext("哪个部门")),
    ):
        named = one.spread(of)
        if not named:
            continue
        yield Section(
            title=title,
            body=lists.SummaryList(
                rows=tuple(
                    lists.SummaryRow(key=_name(of, name), value=str(count)) for name, count in named
                )
            ),
        )


def _name(of: str, code: str) -> str:
    catalogue = published().catalogue
    if of == "item":
        return catalogue.items[code].name if code in catalogue.items else code
    if of == "department":
        return concerns.department_name(code, catalogue.departments)
    return code


def _behind(one: HotTopic) -> Component:
    latest = sorted(one.messages, key=lambda message: message.day, reverse=True)
    return lists.PlainList(
        items=tuple(
            (
                navigation.Link(
                    words=message.title,
                    href=reverse("console:feedback-concern", args=[message.key]),
                ),
                f"，{plain_date(message.day)}",
            )
            for message in latest
        )
    )


def _causes(found: tuple[Cause, ...]) -> Component:
    title = gettext("近一年各事项差评的原因")
    if not found:
        return Section(title=title, body=messages.EmptyState(title=gettext("没有差评")))
    return Section(
        title=title,
        body=lists.DataTable(
            caption=title,
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("事项")),
                lists.Column(words=gettext("针对")),
                lists.Column(words=gettext("差评"), number=True),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        _name("item", one.item),
                        labels.word(ASPECTS.get(one.aspect, one.aspect)) or gettext("没有写"),
                        _ratings(one),
                    )
                )
                for one in found[:_SHOWN]
            ),
        ),
    )


def _ratings(one: Cause) -> Component:
    """Return how many ratings name a cause, leading to them."""
    asked = urlencode({"item": one.item, "of": Rated.POOR.value, "aspect": one.aspect})
    href = f"{reverse('console:feedback-rated')}?{asked}"
    return navigation.Link(words=str(one.count), href=href)


def _files() -> Component:
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=words, href=reverse("console:feedback-topics-file", args=[form]))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("还没有热点话题"),
        advice=gettext("三件以上说同一件事的，每隔几分钟归一次。"),
    )


def _definitions() -> Component:
    return messages.Details(
        summary=gettext("怎么算的"),
        body=lists.PlainList(
            items=(
                gettext(
                    "话题：至少两个词相同、用词相近的诉求和差评连成一串，三件以上；只看说了什么，不看是谁说的。"
                ),
                gettext(
                    "突增：近 7 天不少于 5 件，并且按前四周的快慢，偶然出现的可能不到百分之一。"
                ),
            )
        ),
    )
