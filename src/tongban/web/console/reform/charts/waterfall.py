"""The waterfall (瀑布图): from the base to now, each cause a step down or up."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from tongban.core.graph.burden.model import Figures
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.causes import Cause
from tongban.core.reform.figures import FigureKind
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.console.reform.charts.shapes import (
    BEFORE,
    LESS,
    MORE,
    NOW,
    WIDTH,
    Box,
    Chart,
    Label,
    Line,
    Sketch,
)
from tongban.web.console.reform.words import CAUSES, FIGURES, UNITS, amount, percent

_LEFT, _RIGHT, _ROW, _BAR, _TOP = 190, 110, 36, 22, 6
_NARROW, _NARROW_RIGHT, _NARROW_ROW, _NARROW_BAR = 346, 74, 56, 18


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: its words, where it begins, how long it is, its fill and the number beside it."""

    words: str
    start: int
    size: int
    fill: str
    told: str
    number: int


def waterfall(
    pair: Pair, causes: Mapping[Cause, Figures], kind: FigureKind, *, before_words: str
) -> Chart:
    """Return the drawing for one figure."""
    before, after = kind.of(pair.before), kind.of(pair.after)
    bars = _bars(before, after, _steps(causes, kind), before_words)
    scale = (WIDTH - _LEFT - _RIGHT) / max(1, *(one.start + one.size for one in bars))
    tops = [_TOP + place * _ROW for place in range(len(bars))]
    placed = list(zip(bars, tops, strict=True))
    title = gettext("一年%(figure)s：从基线到现在") % {"figure": FIGURES[kind]}
    return Chart(
        title=title,
        says=gettext("基线 %(before)s，现在 %(after)s，%(change)s。")
        % {
            "before": amount(before, kind),
            "after": amount(after, kind),
            "change": percent(before, after),
        },
        height=_TOP + len(bars) * _ROW,
        boxes=tuple(_box(bar, top, scale) for bar, top in placed),
        labels=tuple(label for bar, top in placed for label in _labels(bar, top, scale)),
        lines=tuple(Line(0, top + _BAR + 7, WIDTH, top + _BAR + 7) for top in tops),
        table=_table(title, bars, kind),
        table_words=gettext("用表格查看"),
        narrow=_narrow(bars),
    )


def _narrow(bars: list[_Bar]) -> Sketch:
    """Return the drawing for a phone: the words of each bar stand above it."""
    scale = (_NARROW - _NARROW_RIGHT) / max(1, *(one.start + one.size for one in bars))
    boxes, labels, lines = [], [], []
    for place, bar in enumerate(bars):
        top = _TOP + place * _NARROW_ROW
        left, width = round(bar.start * scale, 1), max(round(bar.size * scale, 1), 1.5)
        boxes.append(Box(left, top + 22, width, _NARROW_BAR, bar.fill))
        labels.append(Label(0, top + 15, bar.words))
        labels.append(Label(round(left + width + 8, 1), top + 36, bar.told))
        lines.append(Line(0, top + 47, _NARROW, top + 47))
    height = _TOP + len(bars) * _NARROW_ROW
    return Sketch(
        width=_NARROW,
        height=height,
        boxes=tuple(boxes),
        labels=tuple(labels),
        lines=tuple(lines),
    )


def _steps(causes: Mapping[Cause, Figures], kind: FigureKind) -> list[tuple[str, int]]:
    """Return what each cause saved, the largest first, without those that saved nothing."""
    steps = ((str(CAUSES[cause]), kind.of(saved)) for cause, saved in causes.items())
    return sorted((one for one in steps if one[1]), key=lambda one: -one[1])


def _bars(before: int, after: int, steps: list[tuple[str, int]], before_words: str) -> list[_Bar]:
    bars = [_Bar(before_words, 0, before, BEFORE, f"{before:,}", before)]
    for (words, saved), level in zip(steps, _levels(before, steps), strict=True):
        fill = LESS if saved > 0 else MORE
        start = min(level, level + saved)
        bars.append(_Bar(words, start, abs(saved), fill, f"{-saved:+,}", -saved))
    return [*bars, _Bar(gettext("现在"), 0, after, NOW, f"{after:,}", after)]


def _box(bar: _Bar, top: int, scale: float) -> Box:
    left, width = round(_LEFT + bar.start * scale, 1), max(round(bar.size * scale, 1), 1.5)
    return Box(left, top, width, _BAR, bar.fill)


def _labels(bar: _Bar, top: int, scale: float) -> tuple[Label, Label]:
    end = round(_LEFT + (bar.start + bar.size) * scale + 8, 1)
    return Label(0, top + 16, bar.words), Label(end, top + 16, bar.told)


def _levels(before: int, steps: list[tuple[str, int]]) -> list[int]:
    """Return where the burden stands after each step."""
    levels = []
    for _, saved in steps:
        before -= saved
        levels.append(before)
    return levels


def _table(title: str, bars: list[_Bar], kind: FigureKind) -> DataTable:
    return DataTable(
        caption=title,
        caption_hidden=True,
        columns=(
            Column(words=gettext("原因")),
            Column(words=str(UNITS[kind]), number=True),
        ),
        rows=tuple(Row(cells=(one.words, f"{one.number:,}")) for one in bars),
    )
