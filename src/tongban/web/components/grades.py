"""Ratings in figures (评价统计): one table for the public and for officers, and what each means."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from tongban.core.feedback.tallies import GradeTally
from tongban.store.feedback.tallies import Rated
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content


def share(value: float | None) -> str:
    """Return a share in percent; a dash where there is none."""
    return "—" if value is None else f"{value:.1%}"


def tally_table(
    caption: str,
    found: Mapping[str, GradeTally],
    name: Callable[[str], str],
    *,
    down: Callable[[str, Rated | None], str] | None = None,
) -> Component:
    """Return tallies as a table, those with the surest good share first.

    `down` leads from a number to the ratings that it counts; with None to the cases that ended.
    """
    ranked = sorted(found.items(), key=lambda pair: _rank(pair[1]), reverse=True)
    numbers = (
        gettext("办结件"),
        gettext("主动评价"),
        gettext("主动评价率"),
        gettext("好评率"),
        gettext("好评率区间"),
        gettext("满意度"),
        gettext("差评"),
        gettext("默认评价"),
        gettext("申诉成立"),
    )
    return lists.DataTable(
        caption=caption,
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("名称")),
            *(lists.Column(words=words, number=True) for words in numbers),
        ),
        rows=tuple(lists.Row(cells=(name(code), *_cells(code, one, down))) for code, one in ranked),
    )


def tally_columns() -> Component:
    """Return what the columns of the table mean."""
    return messages.Details(
        summary=gettext("这些数字怎么算"),
        body=lists.PlainList(
            items=(
                gettext("主动评价率：有人评价的，占办结件。默认评价不算评价。"),
                gettext("好评率：非常满意、满意、基本满意，占主动评价；差评是后两级。"),
                gettext("好评率区间：95% 的威尔逊区间；不足 30 个评价的不给区间，也不排名。"),
                gettext("满意度：五级评价的平均数，最好是 5，最差是 1。"),
                gettext("申诉成立：复核认定是误评或者恶意评价的，不计入。"),
            )
        ),
    )


def _rank(tally: GradeTally) -> tuple[bool, float, int]:
    interval = tally.good_interval
    return interval is not None, interval.low if interval else 0.0, tally.active


def _cells(
    code: str, tally: GradeTally, down: Callable[[str, Rated | None], str] | None
) -> tuple[Content, ...]:
    interval = tally.good_interval

    def number(count: int, of: Rated | None) -> Content:
        if down is None or not count:
            return str(count)
        return navigation.Link(words=str(count), href=down(code, of))

    return (
        number(tally.rateable, None),
        number(tally.active, Rated.ACTIVE),
        share(tally.active_share),
        share(tally.good_share),
        f"{share(interval.low)}–{share(interval.high)}" if interval else gettext("样本不足"),
        "—" if tally.mean is None else f"{tally.mean:.2f}",
        number(tally.poor, Rated.POOR),
        number(tally.default, Rated.DEFAULT),
        number(tally.excluded, Rated.EXCLUDED),
    )
