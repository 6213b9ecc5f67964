"""The quality of one dataset (数据质量详情): score by side, trend, what use found, the checks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.quality.beginning import is_connected
from tongban.core.quality.rules import Dimension
from tongban.store.quality.queries.books import opened_book
from tongban.store.quality.queries.checks import (
    CheckLine,
    checks_of,
    last_check,
    scores_by_day,
    uses_of,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import Subject, back, is_own, subject, tabs, tag
from tongban.web.console.quality.sentences import sentence
from tongban.web.console.quality.trend import trend
from tongban.web.console.quality.words import CHECKS, DIMENSIONS, SOURCES, points
from tongban.web.console.requests import KEEPERS, outside_of

TREND_DAYS: Final = 90
USE_DAYS: Final = 30


@officer_required(*KEEPERS)
@require_safe
def dataset(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show how good the rows of a dataset are."""
    about, found = subject(code), last_check(code)
    page = Page(
        title=about.dataset.name,
        caption=gettext("数据质量 · %(holder)s") % {"holder": about.holder},
        back=back(),
        body=(
            tabs(about, "set"),
            *_acts(request, about),
            *(_score(found) if found else _nothing()),
            *_trend(request, about),
            *_uses(request, about),
            *_checks(about),
        ),
        wide=True,
    )
    return show(request, page)


def dimension_table(line: CheckLine) -> Component:
    """Return the score of each side of quality, and of all."""
    sides = [(DIMENSIONS[one], line.dimensions[one]) for one in Dimension if one in line.dimensions]
    rows = [*sides, (gettext("合计"), line.total)]
    heads = (gettext("维度"), gettext("得分"), gettext("检查的项"), gettext("不符合"))
    return lists.DataTable(
        caption=gettext("各维度得分"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words, number=place > 0) for place, words in enumerate(heads)
        ),
        rows=tuple(
            lists.Row(cells=(words, points(count), f"{count.judged:,}", f"{count.broken:,}"))
            for words, count in rows
        ),
    )


def _score(line: CheckLine) -> Iterator[Component]:
    words = gettext("%(moment)s检查，共 %(rows)s 行，退回 %(rejected)s 行。")
    said = words % {
        "moment": written_moment(line.began_at),
        "rows": f"{line.rows:,}",
        "rejected": f"{line.rejected:,}",
    }
    yield Section(
        title=gettext("得分 %(points)s") % {"points": points(line.total)},
        body=(lists.Paragraph(body=said), dimension_table(line)),
    )


def _nothing() -> Iterator[Component]:
    yield messages.EmptyState(
        title=gettext("还没有检查过"),
        advice=gettext("先写规则并启用；然后检查接入的库表，或者上传登记簿。"),
    )


def _acts(request: HttpRequest, about: Subject) -> Iterator[Component]:
    """Yield what a steward of the holder can do now."""
    ways: list[Component] = [
        navigation.Link(words=gettext("数据目录里的这项数据"), href=places.data(about.code))
    ]
    if is_own(request, about) and opened_book(about.code).book.in_force:
        if is_connected(about.code):
            yield PostForm(
                action=places.check_now(about.code),
                body="",
                buttons=navigation.Button(words=gettext("现在检查接入的数据")),
            )
        upload = navigation.Link(words=gettext("上传登记簿来检查"), href=places.upload(about.code))
        ways.insert(0, upload)
    yield navigation.Buttons(items=tuple(ways))


def _trend(request: HttpRequest, about: Subject) -> Iterator[Component]:
    since = outside_of(request).today - timedelta(days=TREND_DAYS)
    days = scores_by_day(about.code, since=since)
    if days:
        yield trend(days)


def _uses(request: HttpRequest, about: Subject) -> Iterator[Component]:
    """Yield what answers of calls broke, when any was judged."""
    found = uses_of(about.code, today=outside_of(request).today, days=USE_DAYS)
    if not found:
        return
    rules = {rule.code: rule for rule in opened_book(about.code).book.in_force}
    heads = (gettext("规则"), gettext("检查的应答"), gettext("不符合"))
    table = lists.DataTable(
        caption=gettext("调用中检查"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words, number=place > 0) for place, words in enumerate(heads)
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    sentence(rules[one.rule], about.names) if one.rule in rules else one.rule,
                    f"{one.count.judged:,}",
                    f"{one.count.broken:,}",
                )
            )
            for one in found
        ),
    )
    title = gettext("近 %(days)d 天调用中检查") % {"days": USE_DAYS}
    yield Section(title=title, body=table)


def _checks(about: Subject) -> Iterator[Component]:
    found = checks_of(about.code)
    if not found:
        return
    heads = (
        (gettext("时间"), False),
        (gettext("来源"), False),
        (gettext("状态"), False),
        (gettext("行"), True),
        (gettext("退回"), True),
        (gettext("得分"), True),
    )
    table = lists.DataTable(
        caption=gettext("检查记录"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words, number=number) for words, number in heads),
        rows=tuple(lists.Row(cells=_cells(one)) for one in found),
    )
    yield Section(title=gettext("检查记录"), body=table)


def _cells(line: CheckLine) -> tuple[Content, ...]:
    return (
        navigation.Link(words=written_moment(line.began_at), href=places.check(line.id)),
        f"{SOURCES[line.source]} · {line.name}",
        tag(CHECKS[line.status]),
        f"{line.rows:,}",
        f"{line.rejected:,}",
        points(line.total),
    )
