"""The report (删除报告): what each run deleted, and what it left because of a hold."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.store.retention.queries import PAGE, DeletionLine, deletions
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import plain_date, written_moment
from tongban.web.console.retention.schedule import KEEPERS_OF_RECORDS
from tongban.web.console.retention.words import bar, kind_name


@officer_required(*KEEPERS_OF_RECORDS)
@require_safe
def report(request: HttpRequest) -> HttpResponseBase:
    """Show the runs that deleted or left something, the latest first."""
    before = whole_number(request.GET.get("before", ""))
    found = deletions(before=before)
    shown = found[:PAGE]
    page = Page(
        title=gettext("删除报告"),
        wide=True,
        body=(
            bar("console:retention-report"),
            _table([line for _, line in shown]) if shown else _nothing(),
            navigation.Pagination(
                newer=request.path if before else "",
                older=f"?before={shown[-1][0]}" if len(found) > PAGE else "",
            ),
        ),
    )
    return show(request, page)


def _table(found: list[DeletionLine]) -> Component:
    return lists.DataTable(
        caption=gettext("删除报告"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("数据")),
            lists.Column(words=gettext("时间")),
            lists.Column(words=gettext("早于这一天的")),
            lists.Column(words=gettext("已删除"), number=True),
            lists.Column(words=gettext("因保全或者待鉴定留下"), number=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    kind_name(line.kind),
                    written_moment(line.at),
                    plain_date(line.older_than.date()),
                    str(line.deleted),
                    gettext("整类") if line.stopped else str(line.held),
                )
            )
            for line in found
        ),
    )


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("还没有删除过数据"), advice=gettext("每天夜里删除到期的数据，结果写在这里。")
    )
