"""Measures in a table (措施列表), and the page that lists them all."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.reform.measure_state import MeasureStatus
from tongban.store.reform import queries
from tongban.store.reform.queries import MeasureLine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.words import KINDS, STATUSES
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def measure_list(request: HttpRequest) -> HttpResponseBase:
    """Show measures: those that are open, or those that have ended."""
    ended = request.GET.get("show") == "ended"
    statuses = [one for one in MeasureStatus if one.ended is ended]
    found = queries.measures(statuses)
    tabs = navigation.Tabs(
        label=gettext("看哪些措施"),
        tabs=(
            navigation.Tab(
                words=gettext("未完成"), href=places.plain("measures"), current=not ended
            ),
            navigation.Tab(words=gettext("已结束"), href="?show=ended", current=ended),
        ),
    )
    empty = messages.EmptyState(
        title=gettext("这里还没有措施"),
        advice=gettext("图谱会提出能减负担的做法，改革岗位可以从中立项。"),
        ways=(navigation.Link(words=gettext("看图谱提出的措施"), href=places.plain("proposals")),),
    )
    body: Content = (tabs, measure_table(found) if found else empty)
    back = navigation.BackLink(href=places.home())
    return show(request, Page(title=gettext("措施"), body=body, back=back, wide=True))


def measure_table(found: Iterable[MeasureLine]) -> Component:
    """Return measures in a table, each with the way to its page."""
    departments = published().catalogue.departments
    return lists.DataTable(
        caption=gettext("措施"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("措施")),
            lists.Column(words=gettext("种类")),
            lists.Column(words=gettext("责任部门")),
            lists.Column(words=gettext("完成期限")),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.title, href=places.measure(one.id)),
                    str(KINDS[one.kind]),
                    departments[one.owner].short_name if one.owner in departments else one.owner,
                    written_date(one.due_on),
                    status_tag(one.status),
                )
            )
            for one in found
        ),
    )


def status_tag(status: MeasureStatus) -> Component:
    """Return where a measure stands, in a word."""
    words, tone = STATUSES[status]
    return messages.Tag(words=words, tone=tone)
