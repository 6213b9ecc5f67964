"""Catalogues of peers (对等目录): what others offer, and when they were last read."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.store.exchange.queries.harvests import PeerLine, offered_by_peers, peers
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs, tag
from tongban.web.console.data.words import SHARING
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def peer_page(request: HttpRequest) -> HttpResponseBase:
    """Show what peers offer; what is wanted of it is asked of the peer."""
    words = request.GET.get("q", "").strip()
    body: tuple[Content, ...] = (tabs(request, "peers"),)
    known = peers()
    if known:
        bar = navigation.FilterBar(
            fields=(fields.TextInput(name="q", label=gettext("名称"), value=words, kind="search"),),
            clear=places.plain("peers") if words else "",
        )
        body += (bar, _offered(words), Section(title=gettext("目录来源"), body=_read()))
    else:
        body += (
            messages.EmptyState(
                title=gettext("还没有收割过其他目录"),
                advice=gettext("运维人员登记对等目录后，用 tongban sharing harvest 收割。"),
            ),
        )
    page = Page(
        title=gettext("对等目录"),
        lead=gettext("上级或其他地区的数据目录。只供查找，不能直接用于办件。"),
        body=body,
        wide=True,
    )
    return show(request, page)


def _offered(words: str) -> Component:
    return lists.DataTable(
        caption=gettext("对等目录"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("数据")),
            lists.Column(words=gettext("目录来源")),
            lists.Column(words=gettext("提供部门")),
            lists.Column(words=gettext("共享属性")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.resource.name,
                    one.peer,
                    one.resource.holder,
                    tag(SHARING[one.resource.sharing]),
                )
            )
            for one in offered_by_peers(words)
        ),
    )


def _read() -> Component:
    return lists.SummaryList(
        rows=tuple(
            lists.SummaryRow(
                key=one.name,
                value=gettext("%(count)d 项") % {"count": one.datasets},
                source=_when(one),
            )
            for one in peers()
        )
    )


def _when(one: PeerLine) -> str:
    if one.interrupted or one.whole_at is None:
        return gettext("上次收割中断，下次从断点继续")
    return gettext("收割于%(moment)s") % {"moment": written_moment(one.whole_at)}
