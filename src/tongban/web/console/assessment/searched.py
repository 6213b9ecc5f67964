"""What people look for (检索词): where nothing was found, where nothing fitted, what was opened.

For whoever keeps items: a word that finds nothing is a keyword that an item lacks. Words that only
a few typed are not shown, and nobody knows who typed any.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.counting_searches import searches
from tongban.actions.targets import published
from tongban.core.assessment.searches import FEWEST_SHOWN, SearchTally, of_searches, shown
from tongban.core.people.actors import Role
from tongban.core.performance.measures import Ratio
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.console.assessment.seats import SEATS, bar
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.supervision.shares import percent, share_words

_MOST: Final = 50
_OPENED_SHOWN: Final = 3


@officer_required(*KEEPERS, Role.ASSESSOR)
@require_safe
def searched(request: HttpRequest) -> HttpResponseBase:
    """Show what was looked for in the year before today."""
    found = searches(outside_of(request))
    often = shown(found)
    seated = officer_of(request).roles & set(SEATS)
    page = Page(
        title=gettext("大厅里查什么"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "只按天记查了哪些词、多少次、打开了什么，不记谁在何时何地查；"
                "少于 %(count)s 次的词不显示。"
            )
            % {"count": FEWEST_SHOWN}
        ),
        body=(
            bar("console:searches") if seated else "",
            _figures(found),
            *(_tables(often) if often else (_nothing(),)),
        ),
    )
    return show(request, page)


@officer_required(*KEEPERS, Role.ASSESSOR)
@require_safe
def searched_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the words that are shown as a file."""
    note(officer_of(request), "assessment.export", "searches")
    rows = (
        (
            one.words,
            str(one.times),
            str(one.nothing),
            str(one.first),
            "；".join(f"{name} {times}" for name, times in _opened(one)),
        )
        for one in shown(searches(outside_of(request)))
    )
    columns = (*_columns(), gettext("没有结果"), gettext("打开前三条"), gettext("打开了什么"))
    return table_file(gettext("大厅检索词"), form, columns, rows)


def _columns() -> tuple[str, str]:
    return gettext("检索词"), gettext("次数")


def _figures(found: Iterable[SearchTally]) -> Component:
    readings = of_searches(found)
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(
                key=gettext("检索有结果率"), value=share_words(readings["search_found"])
            ),
            lists.SummaryRow(key=gettext("检索命中率"), value=share_words(readings["search_led"])),
        )
    )


def _tables(often: tuple[SearchTally, ...]) -> Iterator[Content]:
    nothing = [one for one in often if one.nothing]
    unopened = [one for one in often if one.times > one.nothing and not one.first]
    yield _section(
        gettext("查不到的词"),
        gettext("这些词没有结果。确有事项对应的，给那个事项加上关键词，发布后就能查到。"),
        sorted(nothing, key=lambda one: (-one.nothing, one.words)),
        last=gettext("没有结果"),
        told=lambda one: str(one.nothing),
    )
    yield _section(
        gettext("有结果但没人打开的词"),
        gettext("查到了，前三条却没有人打开：可能排序不对，也可能名称看不懂。"),
        unopened,
        last=gettext("打开了什么"),
        told=_opened_words,
    )
    yield _section(
        gettext("常查的词"),
        gettext("打开前三条的次数 ÷ 有结果的次数，越高说明越容易找到。"),
        [one for one in often if one.times > one.nothing],
        last=gettext("打开前三条"),
        told=_led,
    )
    yield _files()


def _section(
    title: str,
    meaning: str,
    rows: Iterable[SearchTally],
    *,
    last: str,
    told: Callable[[SearchTally], str],
) -> Component:
    shown_rows = tuple(rows)[:_MOST]
    if not shown_rows:
        return Section(title=title, body=messages.Inset(body=gettext("没有这样的词。")))
    words, times = _columns()
    return Section(
        title=title,
        body=(
            lists.Paragraph(body=meaning),
            lists.DataTable(
                caption=title,
                caption_hidden=True,
                columns=(
                    lists.Column(words=words),
                    lists.Column(words=times, number=True),
                    lists.Column(words=last),
                ),
                rows=tuple(
                    lists.Row(cells=(_word(one), str(one.times), told(one))) for one in shown_rows
                ),
            ),
        ),
    )


def _word(one: SearchTally) -> Content:
    """Return the words, leading to the items in which they stand or should stand."""
    address = f"{reverse('console:items')}?{urlencode({'q': one.words})}"
    return navigation.Link(words=one.words, href=address)


def _led(one: SearchTally) -> str:
    some = one.times - one.nothing
    return f"{percent(Ratio(min(one.first, some), some))}　{_opened_words(one)}".strip()


def _opened_words(one: SearchTally) -> str:
    return "；".join(f"{name}（{times}）" for name, times in _opened(one)) or "—"


def _opened(one: SearchTally) -> Iterator[tuple[str, int]]:
    """Yield what was opened most, by name."""
    now = published()
    ranked = sorted(one.opened.items(), key=lambda each: (-each[1], each[0]))
    for (kind, code), times in ranked[:_OPENED_SHOWN]:
        shelf = now.journeys if kind == "journey" else now.catalogue.items
        known = shelf.get(code)
        yield (labels.word(known.name) if known else code), times


def _files() -> Component:
    return lists.PlainList(
        items=tuple(
            navigation.Link(words=words, href=reverse("console:searches-file", args=[form]))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _nothing() -> Content:
    return messages.EmptyState(
        title=gettext("还没有查得够多的词"),
        advice=gettext("有人在大厅里检索以后，词和次数会出现在这里。"),
    )
