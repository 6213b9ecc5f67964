"""One import (导入情况): how far it has come, what it yielded, and what was not taken."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import engines
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from tongban.core.authoring.access import may_write
from tongban.core.people.actors import Officer
from tongban.store.imports.kinds import Format, Phase, Standing, Status
from tongban.store.imports.queries import (
    PAGE,
    ItemLine,
    RunLine,
    ahead_of,
    items_of,
    left_to_open,
    rejected_of,
    run_for,
    standings_of,
)
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Column, DataTable, Paragraph, Row, SummaryList, SummaryRow
from tongban.web.components.messages import Notification, NotificationKind, Progress
from tongban.web.components.navigation import BackLink, Button, Buttons, Link, Pagination
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_date, written_moment
from tongban.web.console.exchange import places
from tongban.web.console.exchange.rejected import is_marked, rejected_table
from tongban.web.console.exchange.wording import FORMS, standing, state
from tongban.web.console.requests import KEEPERS, officer_of


@officer_required(*KEEPERS)
@require_safe
def run(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one import."""
    return show(request, page_of(request, key))


@officer_required(*KEEPERS)
@require_safe
def progress(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Answer how far an import has come, alone; once it has ended, have the page renewed."""
    line = run_for(officer_of(request), key)
    if not line.under_way:
        return HttpResponseClientRefresh()
    template = engines["django"].from_string("{% load components %}{% render part %}")
    return HttpResponse(template.render({"part": _progress(line)}, request))


def page_of(request: HttpRequest, key: UUID, above: Content = "") -> Page:
    """Return the page of an import, perhaps with news above it."""
    officer = officer_of(request)
    line = run_for(officer, key)
    may_act = may_write(officer, officer.department)
    return Page(
        title=line.name,
        caption=FORMS[line.form.value],
        back=BackLink(href=places.home()),
        above=above,
        wide=True,
        body=tuple(_body(line, officer, request, may_act=may_act)),
    )


def _body(
    line: RunLine, officer: Officer, request: HttpRequest, *, may_act: bool
) -> Iterator[Component]:
    if line.under_way:
        yield _progress(line)
    elif line.reason:
        yield Notification(
            title=gettext("没有导入"), body=line.reason, kind=NotificationKind.ATTENTION
        )
    yield _facts(line)
    if may_act:
        yield from _acts(line)
    yield from _rejected(line, request)
    yield from _items(line, officer, request, may_act=may_act)


def _progress(line: RunLine) -> Progress:
    ahead = ahead_of(line.id)
    if line.status is Status.WAITING and ahead:
        title = gettext("排队中，前面还有 %(count)d 个文件") % {"count": ahead}
        return Progress(title=title, poll=places.progress(line.id))
    title = gettext("正在核对事项") if line.phase is Phase.CHECKING else gettext("正在读入")
    done = line.items_read if line.phase is Phase.CHECKING else line.done
    total = max(line.expected, done) or None
    return Progress(title=title, poll=places.progress(line.id), done=done, total=total)


def _facts(line: RunLine) -> SummaryList:
    rows: list[tuple[str, Content]] = [
        (gettext("状态"), state(line)),
        (gettext("读入"), gettext("%(count)s 行") % {"count": f"{line.rows_read:,}"}),
        (gettext("收下"), gettext("%(count)s 个事项") % {"count": f"{line.items_taken:,}"}),
        (gettext("有错"), gettext("%(count)s 行") % {"count": f"{line.rows_rejected:,}"}),
        (gettext("导入人"), line.by_name),
        (gettext("时间"), written_moment(line.began_at)),
    ]
    if line.file_dropped_on is not None:
        told = gettext("保留期限已满，%(day)s删除；有错的行还在下面。")
        rows.append((gettext("原文件"), told % {"day": written_date(line.file_dropped_on)}))
    return SummaryList(rows=tuple(SummaryRow(key=key, value=value) for key, value in rows))


def _acts(line: RunLine) -> Iterator[Component]:
    if line.under_way:
        yield _button(line, "stop", gettext("停止导入"), kind=ButtonKind.SECONDARY)
    elif line.status is Status.CANCELLED:
        yield _button(line, "resume", gettext("从停下的地方继续"))
    if line.status is Status.READY and left_to_open(line.id):
        yield _button(line, "open", gettext("把新的和有变化的都转为编制稿"))


def _button(
    line: RunLine, verb: str, words: str, *, kind: ButtonKind = ButtonKind.PRIMARY
) -> PostForm:
    return PostForm(
        action=places.act(line.id, verb), body=(), buttons=Button(words=words, kind=kind)
    )


def _rejected(line: RunLine, request: HttpRequest) -> Iterator[Component]:
    after = whole_number(request.GET.get("rejected", "")) or 0
    rows = rejected_of(line.id, after=after)
    if not rows:
        return
    older = places.run(line.id, rejected=rows[-1].id) if len(rows) == PAGE else ""
    words = gettext("下载标注了错误的工作簿") if is_marked(line) else gettext("下载全部有错的行")
    yield Section(
        id="rejected",
        title=gettext("有错的行"),
        body=(
            Buttons(items=(Link(words=words, href=places.rejected(line.id)),)),
            rejected_table(line, rows),
            Pagination(older=older, older_words=gettext("下一页")),
        ),
    )


def _items(
    line: RunLine, officer: Officer, request: HttpRequest, *, may_act: bool
) -> Iterator[Component]:
    same = standings_of(line.id).get(Standing.SAME, 0)
    if not line.items_taken or line.form is Format.HEADINGS:
        return
    after = whole_number(request.GET.get("items", "")) or 0
    whole = request.GET.get("all") == "1"
    items = items_of(line.id, after=after, whole=whole)
    query = {"all": 1} if whole else {}
    older = places.run(line.id, **query, items=items[-1].id) if len(items) == PAGE else ""
    yield Section(
        id="items",
        title=gettext("读入的事项"),
        body=(
            _table(line, items, officer, may_act=may_act) if items else (),
            Pagination(older=older, older_words=gettext("下一页")),
            () if whole or not same else _unlisted(line, same),
        ),
    )


def _unlisted(line: RunLine, same: int) -> Paragraph:
    """Return how many items need nothing done, and where they are listed."""
    told = gettext("另有 %(count)d 个事项与现行版本相同，不用编制。") % {"count": same}
    return Paragraph(body=(told, Link(words=gettext("全部列出"), href=places.run(line.id, all=1))))


def _table(
    line: RunLine, items: tuple[ItemLine, ...], officer: Officer, *, may_act: bool
) -> DataTable:
    return DataTable(
        caption=gettext("读入的事项"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("编码")),
            Column(words=gettext("与现行版本比较")),
            Column(words=gettext("编制稿")),
        ),
        rows=tuple(
            Row(
                cells=(
                    one.name,
                    one.code,
                    standing(one.standing.value),
                    _copy(line, one, may_act=may_act and may_write(officer, one.department)),
                )
            )
            for one in items
        ),
    )


def _copy(line: RunLine, one: ItemLine, *, may_act: bool) -> Content:
    if one.copy is not None:
        return Link(words=gettext("打开编制稿"), href=places.copy(one.copy), about=one.name)
    if not may_act or one.standing is Standing.SAME:
        return gettext("不用编制") if one.standing is Standing.SAME else gettext("还没有")
    return PostForm(
        action=places.act(line.id, "open"),
        hidden=(("item", str(one.id)),),
        body=(),
        buttons=Button(words=gettext("转为编制稿"), kind=ButtonKind.SECONDARY, about=one.name),
    )
