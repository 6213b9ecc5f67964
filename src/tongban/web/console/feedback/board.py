"""Ratings on a board (好差评看板): what they amount to, how poor ones are dealt with; as a file."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.feedback.tallies import GradeTally
from tongban.core.performance.heard import Heard, HeardTally
from tongban.store.cases.queries.ended import ended
from tongban.store.feedback.heard import HeardKind, heard_by_department
from tongban.store.feedback.tallies import Rated, tallies
from tongban.web.components import concerns, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.grades import share, tally_columns, tally_table
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.table_files import table_file
from tongban.web.console.feedback.measured import counted, figures
from tongban.web.console.feedback.seats import SEATS, bar, own_department
from tongban.web.console.requests import officer_of, outside_of

DAYS: Final = 365


@officer_required(*SEATS)
@require_safe
def ratings(request: HttpRequest) -> HttpResponseBase:
    """Show what ratings amount to; a unit sees its own."""
    catalogue, own = published().catalogue, own_department(request)
    by_item = _by_item(request)
    since = outside_of(request).today - timedelta(days=DAYS)
    poor = heard_by_department(HeardKind.POOR, since)
    poor = {code: one for code, one in poor.items() if not own or code == own}
    page = Page(
        title=gettext("好差评"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("近一年。被评价的人看不到是谁评的，只看到事项、评价和说的话。")
        ),
        body=(
            bar(request, "console:feedback-board"),
            Section(
                title=gettext("各事项"),
                body=tally_table(
                    gettext("各事项"),
                    by_item,
                    lambda code: catalogue.items[code].name if code in catalogue.items else code,
                    down=_down,
                )
                if by_item
                else messages.EmptyState(title=gettext("还没有评价")),
            ),
            _poor(poor),
            *figures(since, own),
            tally_columns(),
            navigation.Link(
                words=gettext("下载表格"),
                href=reverse("console:feedback-board-file", args=["xlsx"]),
            ),
        ),
    )
    return show(request, page)


@officer_required(*SEATS)
@require_safe
def ratings_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the figures as a file."""
    note(officer_of(request), "ratings.export", "ratings")
    columns = ("事项", "办结件", "主动评价", "差评", "默认评价", "申诉成立", "好评率", "满意度")
    return table_file(gettext("好差评"), form, columns, _lines(_by_item(request)))


def _by_item(request: HttpRequest) -> dict[str, GradeTally]:
    own = own_department(request)
    since = outside_of(request).today - timedelta(days=DAYS)
    rateable = ended("item_code", since=since, department=own)
    return tallies(rateable, "item_code", since=since, department=own)


def _lines(found: dict[str, GradeTally]) -> Iterator[tuple[str, ...]]:
    items = published().catalogue.items
    for code, one in sorted(found.items()):
        yield (
            items[code].name if code in items else code,
            str(one.rateable),
            str(one.active),
            str(one.poor),
            str(one.default),
            str(one.excluded),
            share(one.good_share),
            "" if one.mean is None else f"{one.mean:.2f}",
        )


def _poor(found: Mapping[str, HeardTally]) -> Component:
    departments = published().catalogue.departments
    title = gettext("差评处置")
    if not found:
        return Section(title=title, body=messages.EmptyState(title=gettext("没有差评")))
    sets = (
        (Heard.OPENED, gettext("差评")),
        (Heard.ENDED, gettext("已办结")),
        (Heard.CALLED_BACK, gettext("回访到本人")),
        (Heard.SATISFIED, gettext("回访满意")),
        (Heard.LATE, gettext("单位逾期")),
        (Heard.STRUCK, gettext("申诉成立")),
    )
    return Section(
        title=title,
        body=lists.DataTable(
            caption=title,
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("部门")),
                *(lists.Column(words=words, number=True) for _, words in sets),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        concerns.department_name(code, departments),
                        *(counted(tally[of], HeardKind.POOR, of, code) for of, _ in sets),
                    )
                )
                for code, tally in found.items()
            ),
        ),
    )


def _down(item: str, of: Rated | None) -> str:
    """Return where the ratings of an item are that a number counts; its ended cases for None."""
    if of is None:
        return f"{reverse('console:feedback-ended-cases')}?{urlencode({'item': item})}"
    return f"{reverse('console:feedback-rated')}?{urlencode({'item': item, 'of': of.value})}"
