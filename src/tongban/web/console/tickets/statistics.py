"""Figures about disputes (校核统计): which data are disputed, corrected, and answered late."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.store.tickets.queries import DatasetTally, tallies
from tongban.web.components import lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.console.requests import outside_of
from tongban.web.console.tickets.listing import bar


@officer_required(Role.DATA_STEWARD, Role.SUPERVISOR)
@require_safe
def figures(request: HttpRequest) -> HttpResponseBase:
    """Show the disputes about each dataset; they name nobody."""
    found = tallies(outside_of(request).today)
    page = Page(
        title=gettext("校核统计"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("按数据资源统计群众和企业提出的异议；更正得多的数据要从源头核实、清理。")
        ),
        body=(
            bar("console:tickets_figures"),
            _table(found) if found else messages.EmptyState(title=gettext("还没有人提出异议")),
        ),
    )
    return show(request, page)


def _table(found: tuple[DatasetTally, ...]) -> Component:
    catalogue = published().catalogue
    numbers = (
        gettext("提出"),
        gettext("已答复"),
        gettext("已更正"),
        gettext("逾期"),
        gettext("平均用时（天）"),
    )
    return lists.DataTable(
        caption=gettext("各数据资源的异议"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("数据资源名称")),
            lists.Column(words=gettext("答复部门")),
            *(lists.Column(words=words, number=True) for words in numbers),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    catalogue.datasets[one.dataset].name
                    if one.dataset in catalogue.datasets
                    else one.dataset,
                    catalogue.departments[one.department].short_name
                    if one.department in catalogue.departments
                    else one.department,
                    str(one.opened),
                    str(one.settled),
                    str(one.corrected),
                    str(one.late),
                    "—" if one.days is None else f"{one.days:.1f}",
                )
            )
            for one in found
        ),
    )
