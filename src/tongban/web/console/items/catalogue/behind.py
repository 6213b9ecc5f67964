"""Who is behind (未采用新版标准的事项): items whose standard has changed since they took it up."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.actions.workshop.standards import Behind, behind
from tongban.core.authoring.access import may_write
from tongban.core.authoring.comparing import overall
from tongban.core.people.actors import Officer
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import BackLink, Button, Link, Pagination
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm
from tongban.web.console.items import places
from tongban.web.console.items.published.differences import burden_tag
from tongban.web.console.items.showing import show
from tongban.web.console.requests import KEEPERS, officer_of


@officer_required(*KEEPERS)
@require_safe
def standards_behind(request: HttpRequest) -> HttpResponseBase:
    """Show the items that have yet to take up the newest version of their standard."""
    officer, after = officer_of(request), request.GET.get("after", "")
    found, onward = behind(officer, after=after if after.isprintable() else "")
    body: Content = _table(officer, found) if found else _none()
    return show(
        request,
        Page(
            title=gettext("没有采用新版标准的事项"),
            back=BackLink(href=places.standards(), words=gettext("基本目录")),
            lead=gettext("标准改了以后，各部门采用到自己的事项里；自己的内容会保留。"),
            body=(
                body,
                Pagination(
                    newer=places.standards_behind() if after else "",
                    older=places.standards_behind(after=onward) if onward else "",
                    newer_words=gettext("从头看起"),
                    older_words=gettext("下一页"),
                ),
            ),
            wide=True,
        ),
    )


def _none() -> EmptyState:
    return EmptyState(
        title=gettext("都采用了现行标准"), advice=gettext("标准再有新版，会列在这里。")
    )


def _table(officer: Officer, found: tuple[Behind, ...]) -> DataTable:
    return DataTable(
        caption=gettext("没有采用新版标准的事项"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("部门")),
            Column(words=gettext("标准"), one_line=True),
            Column(words=gettext("变化"), number=True),
            Column(words=gettext("对申请人")),
            Column(words=gettext("办理")),
        ),
        rows=tuple(_row(officer, one) for one in found),
    )


def _row(officer: Officer, one: Behind) -> Row:
    departments, news = published().catalogue.departments, one.news
    act: Content = ""
    if may_write(officer, one.department):
        words = gettext("编制并采用")
        act = PostForm(
            action=places.act(one.code, "follow"),
            body="",
            buttons=Button(words=words, kind=ButtonKind.SECONDARY, about=one.name),
        )
    return Row(
        cells=(
            Link(words=one.name, href=places.item(one.code)),
            departments[one.department].name if one.department in departments else one.department,
            gettext("第 %(before)d 版 → 第 %(after)d 版")
            % {"before": news.before.version, "after": news.after.version},
            str(len(news.differences)),
            burden_tag(overall(news.differences)),
            act,
        )
    )
