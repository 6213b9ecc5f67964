"""Measures in a table (措施列表), and the page that lists them all."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform.reminding import DueMeasures, due_measures
from tongban.actions.targets import published
from tongban.core.reform.measure_state import MeasureStatus
from tongban.core.reform.measures import REMINDED_BEFORE
from tongban.store.reform import queries
from tongban.store.reform.queries import MeasureLine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.words import KINDS, STATUSES
from tongban.web.console.requests import KEEPERS, outside_of


@officer_required(*KEEPERS)
@require_safe
def measure_list(request: HttpRequest) -> HttpResponseBase:
    """Show measures: those that are open, those that are due, or those that have ended."""
    wanted = request.GET.get("show", "")
    due = due_measures(outside_of(request))
    body: Content = (
        _tabs(wanted, len(due.late) + len(due.soon)),
        *(_due(due) if wanted == "due" else _of_status(ended=wanted == "ended")),
    )
    back = navigation.BackLink(href=places.home())
    return show(request, Page(title=gettext("措施"), body=body, back=back, wide=True))


def due_note(due: DueMeasures) -> Iterator[Component]:
    """Yield how many measures are late or due soon, with the way to them; nothing for none."""
    if not (due.late or due.soon):
        return
    told = gettext("已过期限 %(late)d 项，%(days)d 个工作日内到期 %(soon)d 项。") % {
        "late": len(due.late),
        "soon": len(due.soon),
        "days": REMINDED_BEFORE,
    }
    way = navigation.Link(words=gettext("看这些措施"), href=f"{places.plain('measures')}?show=due")
    yield messages.Notification(
        title=gettext("有减负措施要抓紧"),
        body=(told, way),
        kind=messages.NotificationKind.ATTENTION,
    )


def _tabs(wanted: str, due: int) -> Component:
    named = (
        ("", gettext("未完成"), None),
        ("due", gettext("快到期和逾期"), due),
        ("ended", gettext("已结束"), None),
    )
    return navigation.Tabs(
        label=gettext("看哪些措施"),
        tabs=tuple(
            navigation.Tab(
                words=words,
                href=f"?show={name}" if name else places.plain("measures"),
                current=name == wanted,
                count=count,
            )
            for name, words, count in named
        ),
    )


def _due(due: DueMeasures) -> Iterator[Component]:
    if not (due.late or due.soon):
        yield messages.EmptyState(
            title=gettext("没有快到期或逾期的措施"),
            advice=gettext("期限前 %(days)d 个工作日起，责任部门会收到提醒。")
            % {"days": REMINDED_BEFORE},
        )
    for title, found in ((gettext("已过期限"), due.late), (gettext("快到期"), due.soon)):
        if found:
            yield Section(title=title, body=measure_table(found))


def _of_status(*, ended: bool) -> Iterator[Component]:
    found = queries.measures([one for one in MeasureStatus if one.ended is ended])
    if found:
        yield measure_table(found)
        return
    way = navigation.Link(words=gettext("看图谱提出的措施"), href=places.plain("proposals"))
    yield messages.EmptyState(
        title=gettext("这里还没有措施"),
        advice=gettext("图谱会提出能减负担的做法，改革岗位可以从中立项。"),
        ways=(way,),
    )


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
