"""Rows that were turned away (待处理的行): where they stood and why, never what stood in them."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.quality.repairs import RowStatus
from tongban.core.quality.rules import QualityRule
from tongban.store.quality.queries.books import opened_book
from tongban.store.quality.queries.queue import PAGE, QueueLine, counts_of, queue_of
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_moment
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import Subject, back, is_own, subject, tabs, tag
from tongban.web.console.quality.sentences import sentence
from tongban.web.console.quality.words import ROWS, SOURCES, WAYS
from tongban.web.console.requests import KEEPERS

HEADING_LINES: Final = 2
_MOST_PAGES: Final = 1_000


@officer_required(*KEEPERS)
@require_safe
def queue(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the rows of a dataset that stand as the address says."""
    about = subject(code)
    status = _status(request.GET.get("status", ""))
    number = min(whole_number(request.GET.get("page", "")) or 0, _MOST_PAGES)
    found = queue_of(code, status=status, page=number)
    page = Page(
        title=gettext("待处理的行"),
        caption=about.dataset.name,
        lead=gettext("对照原始记录核实：没有错的写明理由，有错的改正，缺的补齐，再提交检查。"),
        back=back(),
        body=(
            tabs(about, "queue"),
            *(_ways(about) if is_own(request, about) else ()),
            _filter(code, status),
            _table(found, about, own=is_own(request, about)) if found else _nothing(),
            navigation.Pagination(
                newer=places.queue(code, status=status.value, page=number - 1) if number else "",
                older=places.queue(code, status=status.value, page=number + 1)
                if len(found) == PAGE
                else "",
                newer_words=gettext("上一页"),
                older_words=gettext("下一页"),
            ),
        ),
        wide=True,
    )
    return show(request, page)


def reasons(
    line: QueueLine, rules: Mapping[str, QualityRule], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return why a row was turned away, in the reader's language where the rule still stands."""
    return tuple(
        sentence(rules[code], names) if code in rules else kept
        for code, kept in zip(line.broken, line.reasons, strict=True)
    )


def place_of(line: QueueLine) -> str:
    """Return where a row stood in what was handed over."""
    if line.place is None:
        return str(SOURCES[line.source])
    return gettext("第 %(line)s 行") % {"line": f"{line.place + HEADING_LINES:,}"}


def _status(asked: str) -> RowStatus:
    known = {one.value: one for one in RowStatus}
    return known.get(asked, RowStatus.WAITING)


def _ways(about: Subject) -> Iterator[Component]:
    items = (
        navigation.Link(
            words=gettext("下载待处理的行（工作簿）"), href=places.workbook(about.code, "waiting")
        ),
        navigation.Link(words=gettext("上传改好的工作簿"), href=places.take_back(about.code)),
        navigation.Link(
            words=gettext("下载更正的行（交给业务系统）"),
            href=places.workbook(about.code, "mended"),
        ),
    )
    yield navigation.Buttons(items=items)


def _filter(code: str, status: RowStatus) -> Component:
    counts = counts_of(code)
    choices = tuple(
        fields.Choice(value=one.value, label=f"{ROWS[one][0]}（{counts.get(one, 0)}）")
        for one in RowStatus
    )
    chosen = fields.Select(
        name="status", label=gettext("状态"), value=status.value, choices=choices
    )
    return navigation.FilterBar(fields=(chosen,))


def _table(found: tuple[QueueLine, ...], about: Subject, *, own: bool) -> Component:
    rules = {rule.code: rule for rule in opened_book(about.code).book.in_force}
    heads = (gettext("行"), gettext("为什么退回"), gettext("状态"), gettext("退回时间"))
    return lists.DataTable(
        caption=gettext("待处理的行"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=place_of(one), href=places.row(one.id))
                    if own and one.forgotten_on is None
                    else place_of(one),
                    lists.PlainList(items=reasons(one, rules, about.names)),
                    _standing(one),
                    written_moment(one.queued_at),
                )
            )
            for one in found
        ),
    )


def _standing(line: QueueLine) -> Content:
    told: tuple[Content, ...] = (tag(ROWS[line.status]),)
    if line.way is not None and line.status in (RowStatus.SETTLED, RowStatus.PROPOSED):
        told = (*told, str(WAYS[line.way]))
    return told


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有这样的行"),
        advice=gettext("检查或者调用时发现不符合规则的行，会出现在这里。"),
    )
