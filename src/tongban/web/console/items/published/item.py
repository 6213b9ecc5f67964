"""The page of a published item (事项页): every part in plain words, with its articles.

Beside it stands what the officer may do about it, what lint says, its cases of a year and the way
into the graph.
"""

from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.outside import Outside
from tongban.actions.workshop.checking import issues_in
from tongban.actions.workshop.standards import news_of
from tongban.core.authoring.access import may_read, may_write
from tongban.core.people.actors import Officer, Role
from tongban.store.cases.queries.tallies import tally
from tongban.store.workshop.queries import StandingLine, open_copy_of, standing_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Column, DataTable, Paragraph, PlainList, Row
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm, Section, SideBySide
from tongban.web.components.words import written_date
from tongban.web.console.items import places
from tongban.web.console.items.cards import whole
from tongban.web.console.items.findings import findings_list
from tongban.web.console.items.published.finding import Shown, version_of
from tongban.web.console.items.showing import show
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_A_YEAR = timedelta(days=365)


@officer_required(*KEEPERS)
@require_safe
def item(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show a published item, at the version that the address names."""
    officer, outside = officer_of(request), outside_of(request)
    shown = version_of(code, request.GET.get("version", ""))
    standing = standing_of(code)
    beside = (
        _acts(officer, shown, standing),
        _cases(code, outside),
        *(_findings(shown, outside) if shown.current else ()),
    )
    return show(
        request,
        Page(
            title=shown.item.name,
            caption=_caption(shown),
            above=_above(shown, standing),
            back=BackLink(href=places.items(), words=gettext("全部事项")),
            body=SideBySide(
                main=whole(shown.copy, shown.names), beside=beside, label=gettext("办理和检查")
            ),
            wide=True,
        ),
    )


def _caption(shown: Shown) -> str:
    item = shown.item
    department = shown.catalogue.departments.get(item.department)
    name = department.name if department is not None else item.department
    return gettext("%(department)s · 第 %(version)d 版 · %(day)s起施行 · %(code)s") % {
        "department": name,
        "version": item.version,
        "day": written_date(item.effective_from),
        "code": item.code,
    }


def _above(shown: Shown, standing: StandingLine | None) -> Content:
    if standing is not None:
        return Notification(
            title=gettext("这个事项现在不办理"),
            body=gettext("自%(day)s起：%(reason)s")
            % {"day": written_date(standing.since), "reason": standing.reason},
            kind=NotificationKind.ATTENTION,
        )
    if not shown.current:
        return Notification(
            title=gettext("这是以前的一版"),
            body=Link(words=gettext("看现行的一版"), href=places.item(shown.item.code)),
            kind=NotificationKind.ATTENTION,
        )
    return ""


def _acts(officer: Officer, shown: Shown, standing: StandingLine | None) -> Section:
    item = shown.item
    ways: list[Content] = [
        Link(words=gettext("历次版本和比较"), href=places.versions(item.code)),
        *_elsewhere(shown),
        *_running(officer, shown),
    ]
    parts: list[Content] = []
    if shown.current and may_write(officer, item.department):
        parts.append(_edit(officer, item.code))
        ways += [
            *_renewed(shown),
            Link(words=gettext("拆成几个事项"), href=places.act(item.code, "split")),
            Link(words=gettext("与其他事项合并"), href=places.act(item.code, "join")),
            Link(words=gettext("取消这个事项"), href=places.act(item.code, "cancel")),
        ]
    if _reviews(officer, item.department):
        if shown.current:
            ways.append(Link(words=gettext("暂停办理"), href=places.act(item.code, "suspend")))
        elif standing is not None and standing.kind == "suspended":
            ways.append(Link(words=gettext("恢复办理"), href=places.act(item.code, "resume")))
    return Section(title=gettext("可以做的事"), body=(*parts, PlainList(items=tuple(ways))))


def _edit(officer: Officer, code: str) -> Component:
    under_way = open_copy_of(officer, code)
    if under_way is not None:
        return Button(words=gettext("继续编制"), href=places.copy(under_way))
    return PostForm(
        action=places.act(code, "edit"),
        body="",
        buttons=Button(words=gettext("编制新版"), kind=ButtonKind.PRIMARY),
    )


def _elsewhere(shown: Shown) -> tuple[Content, ...]:
    ways: list[Content] = []
    if shown.item.standard_item:
        ways.append(
            Link(
                words=gettext("和其他部门的同一事项比较"),
                href=places.standard(shown.item.standard_item),
            )
        )
    graph = _graph(shown.item.code)
    if graph:
        ways.append(Link(words=gettext("在图谱里看它牵动什么"), href=graph))
    return tuple(ways)


def _renewed(shown: Shown) -> tuple[Content, ...]:
    if not shown.current or news_of(shown.copy) is None:
        return ()
    return (Link(words=gettext("采用新版标准"), href=places.act(shown.item.code, "follow")),)


def _running(officer: Officer, shown: Shown) -> tuple[Content, ...]:
    if not shown.current or not may_read(officer, shown.item.department):
        return ()
    return (Link(words=gettext("按旧版本在办的办件"), href=places.running(shown.item.code)),)


def _graph(code: str) -> str:
    """Return the item in the service graph; empty while there is no such page."""
    try:
        return f"{reverse('console:graph')}?q={code}"
    except NoReverseMatch:
        return ""


def _reviews(officer: Officer, department: str) -> bool:
    posts = {Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER}
    return bool(posts & officer.roles) and may_read(officer, department)


def _cases(code: str, outside: Outside) -> Section:
    found = tally(code, since=outside.today - _A_YEAR)
    body: Content = Paragraph(body=gettext("一年来没有办件。"))
    if found:
        body = DataTable(
            caption=gettext("一年来的办件"),
            caption_hidden=True,
            columns=(
                Column(words=gettext("版本")),
                Column(words=gettext("收件"), number=True),
                Column(words=gettext("办结"), number=True),
                Column(words=gettext("在办"), number=True),
            ),
            rows=tuple(
                Row(
                    cells=(
                        gettext("第 %(version)d 版") % {"version": one.version},
                        str(one.received),
                        str(one.decided),
                        str(one.under_way),
                    )
                )
                for one in found
            ),
        )
    return Section(title=gettext("一年来的办件"), body=body)


def _findings(shown: Shown, outside: Outside) -> tuple[Section, ...]:
    issues = issues_in(shown.copy, outside)
    return (Section(title=gettext("检查"), body=findings_list(issues)),)
