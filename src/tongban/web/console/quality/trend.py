"""The score day by day (得分走势): one point a day on which there was a check, with its table."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext

from tongban.core.quality.scores import RuleCount
from tongban.store.quality.queries.checks import DayScore
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.words import plain_date
from tongban.web.console.quality.words import points
from tongban.web.console.reform.charts.shapes import (
    NOW,
    WIDTH,
    Box,
    Chart,
    Label,
    Line,
    Sketch,
)

_LEFT, _RIGHT, _TOP, _HEIGHT, _FOOT, _DOT = 44, 60, 14, 190, 26, 8
_NARROW = 346
_FLOORS = (95, 80, 50, 0)
"""Where the drawing may begin: as high as it can, so that small changes are seen."""

_STEPS = 4


def trend(days: Sequence[DayScore]) -> Chart:
    """Return the drawing of the days, the oldest first; there is one at least."""
    first, last = days[0], days[-1]
    words = gettext("%(first)s得分 %(before)s，%(last)s得分 %(after)s。")
    wide = _sketch(days, WIDTH)
    return Chart(
        title=gettext("得分走势"),
        says=words
        % {
            "first": plain_date(first.day),
            "before": points(first.total),
            "last": plain_date(last.day),
            "after": points(last.total),
        },
        height=wide.height,
        boxes=wide.boxes,
        lines=wide.lines,
        labels=wide.labels,
        narrow=_sketch(days, _NARROW),
        table=_table(days),
        table_words=gettext("用表格查看"),
    )


def _sketch(days: Sequence[DayScore], width: int) -> Sketch:
    span = max((days[-1].day - days[0].day).days, 1)
    across = width - _LEFT - _RIGHT
    floor = _floor(days)
    placed = [
        (_LEFT + (one.day - days[0].day).days / span * across, _level(_share(one.total), floor))
        for one in days
    ]
    shares = [floor + (100 - floor) * step / _STEPS for step in range(_STEPS + 1)]
    levels = [(share, _level(share, floor)) for share in shares]
    grid = tuple(Line(_LEFT, level, width - _RIGHT, level) for _, level in levels)
    path = tuple(Line(*before, *after, stroke=NOW, width=3) for before, after in pairwise(placed))
    foot = _TOP + _HEIGHT + _FOOT
    return Sketch(
        width=width,
        height=foot + 8,
        boxes=tuple(Box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, NOW) for x, y in placed),
        lines=(*grid, *path),
        labels=(
            *(
                Label(_LEFT - 8, level + 5, f"{share:g}", "end", soft=True)
                for share, level in levels
            ),
            Label(placed[-1][0] + 10, placed[-1][1] + 5, points(days[-1].total)),
            Label(_LEFT, foot, f"{days[0].day:%m-%d}", soft=True),
            *(
                (Label(width - _RIGHT, foot, f"{days[-1].day:%m-%d}", "end", soft=True),)
                if len(days) > 1
                else ()
            ),
        ),
    )


def _share(count: RuleCount) -> float:
    return 100 * count.held / count.judged if count.judged else 0.0


def _floor(days: Sequence[DayScore]) -> int:
    lowest = min(_share(one.total) for one in days)
    return next(floor for floor in _FLOORS if floor <= lowest)


def _level(share: float, floor: int) -> float:
    return _TOP + (100 - share) / (100 - floor) * _HEIGHT


def _table(days: Sequence[DayScore]) -> DataTable:
    return DataTable(
        caption=gettext("得分走势"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("日期")),
            Column(words=gettext("得分"), number=True),
            Column(words=gettext("检查的行"), number=True),
            Column(words=gettext("退回的行"), number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    plain_date(one.day),
                    points(one.total),
                    f"{one.rows:,}",
                    f"{one.rejected:,}",
                )
            )
            for one in reversed(days)
        ),
    )
