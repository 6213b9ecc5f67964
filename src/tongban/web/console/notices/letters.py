"""What channels did not bring (发送情况、死信): counted by channel, each with a way to retry."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.notices.reading import bring_again
from tongban.core.notices.kinds import NoticeChannel
from tongban.core.notices.retrying import NoticeStanding
from tongban.core.people.actors import Role
from tongban.store.notices.queries import PAGE, DeadLetter, dead_letters, fates
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.notices.words import CHANNELS, STANDINGS, fault_words
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.notices.frame import bar
from tongban.web.console.requests import officer_of, outside_of

DAYS: Final = 30
"""How far back sendings are counted."""


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_safe
def letters(request: HttpRequest) -> HttpResponseBase:
    """Show what became of notices by channel, and what was given up."""
    before = _moment(request.GET.get("before", ""))
    found = dead_letters(before=before)
    since = outside_of(request).now - timedelta(days=DAYS)
    page = Page(
        title=gettext("告知管理"),
        above=bar("console:notices"),
        body=(
            Section(
                title=gettext("最近 %(days)d 天") % {"days": DAYS},
                body=_counted(fates(since)),
            ),
            Section(title=gettext("没有送出的"), id="dead", body=_dead(found)),
            navigation.Pagination(
                newer=reverse("console:notices") if before else "", older=_older(found)
            ),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_POST
def again(request: HttpRequest, delivery: UUID) -> HttpResponseBase:
    """Let a channel try once more."""
    bring_again(officer_of(request), delivery, outside_of(request))
    news.success(request, gettext("已重新排队，马上再发。"))
    return HttpResponseRedirect(reverse("console:notices"))


def _counted(found: tuple[tuple[str, str, int], ...]) -> Component:
    many = {(channel, standing): count for channel, standing, count in found}
    if not many:
        return messages.EmptyState(
            title=gettext("还没有发过短信、邮件和群消息"),
            advice=gettext("有人设置了短信、邮件，或者登记了工作群机器人以后，这里会有数字。"),
        )
    shown = [one for one in NoticeChannel if one.disturbs]
    return lists.DataTable(
        caption=gettext("各渠道发送情况"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("渠道")),
            *(lists.Column(words=words, number=True) for words, _ in STANDINGS.values()),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    CHANNELS[one],
                    *(
                        _number(many.get((one.value, each.value), 0), one, each)
                        for each in STANDINGS
                    ),
                )
            )
            for one in shown
        ),
    )


def _number(count: int, channel: NoticeChannel, standing: NoticeStanding) -> Content:
    """Return a number that leads to the sendings that it counts."""
    if not count:
        return "0"
    query = urlencode({"channel": channel.value, "standing": standing.value})
    return navigation.Link(words=str(count), href=f"{reverse('console:notice-sent')}?{query}")


def _dead(found: tuple[DeadLetter, ...]) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("没有没送出的消息"),
            advice=gettext("对方拒收的、试了一天还没有送出的，会列在这里。"),
        )
    heads = (
        gettext("时间"),
        gettext("渠道"),
        gettext("办件"),
        gettext("结果"),
        gettext("原因"),
        gettext("次数"),
        gettext("操作"),
    )
    return lists.DataTable(
        caption=gettext("没有送出的消息"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(_row(one) for one in found),
    )


def _row(one: DeadLetter) -> lists.Row:
    words, tone = STANDINGS[NoticeStanding(one.standing)]
    return lists.Row(
        cells=(
            written_moment(one.settled_at),
            CHANNELS[NoticeChannel(one.channel)],
            one.case_number or "—",
            messages.Tag(words=words, tone=tone),
            fault_words(one.fault),
            str(one.tries),
            PostForm(
                action=reverse("console:notice-again", args=[one.id]),
                body="",
                buttons=navigation.Button(
                    words=gettext("再发一次"),
                    kind=navigation.ButtonKind.SECONDARY,
                    about=one.case_number,
                ),
            ),
        )
    )


def _older(found: tuple[DeadLetter, ...]) -> str:
    if len(found) < PAGE:
        return ""
    before = urlencode({"before": found[-1].settled_at.isoformat()})
    return f"{reverse('console:notices')}?{before}"


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
