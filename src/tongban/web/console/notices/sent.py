"""What a count of sendings counts (发送记录): when, about which case, after how many tries."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.notices.kinds import NoticeChannel
from tongban.core.notices.retrying import NoticeStanding
from tongban.core.people.actors import Role
from tongban.store.notices.queries import Sending, sendings
from tongban.web.components import list_addresses, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.notices.words import CHANNELS, STANDINGS, fault_words
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.console.notices.frame import bar
from tongban.web.console.notices.letters import DAYS
from tongban.web.console.requests import outside_of


@officer_required(Role.SYSTEM_ADMINISTRATOR)
@require_safe
def sent(request: HttpRequest) -> HttpResponseBase:
    """Show the sendings of a channel that stand one way."""
    try:
        channel = NoticeChannel(request.GET.get("channel", ""))
        standing = NoticeStanding(request.GET.get("standing", ""))
    except ValueError as missing:
        raise Http404 from missing
    found = sendings(
        channel.value,
        standing.value,
        since=outside_of(request).now - timedelta(days=DAYS),
        after=list_addresses.place(request.GET.get("after", "")),
        before=list_addresses.place(request.GET.get("before", "")),
    )
    kept = {"channel": channel.value, "standing": standing.value}
    page = Page(
        title=CHANNELS[channel],
        caption=STANDINGS[standing][0],
        above=bar("console:notices"),
        back=navigation.BackLink(href=reverse("console:notices")),
        body=(
            _table(found.lines) if found.lines else _nothing(),
            list_addresses.pages(kept, found, newer=gettext("上一页"), older=gettext("下一页")),
        ),
        wide=True,
    )
    return show(request, page)


def _nothing() -> Component:
    return messages.EmptyState(title=gettext("没有这样的消息"))


def _table(lines: tuple[Sending, ...]) -> Component:
    heads = (gettext("时间"), gettext("办件"), gettext("次数"), gettext("原因"))
    return lists.DataTable(
        caption=gettext("发送记录"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    written_moment(one.at),
                    one.case_number or "—",
                    str(one.tries),
                    fault_words(one.fault) if one.fault else "",
                )
            )
            for one in lines
        ),
    )
