"""The waterfall (瀑布图): from the base to now, each cause a step down or up."""

from collections.abc import Mapping

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
)
from tongban.web.console.reform.words import CAUSES, FIGURES, UNITS, amount, percent

_LEFT, _RIGHT, _ROW, _BAR, _TOP = 190, 110, 36, 22, 6


def waterfall(
    pair: Pair, causes: Mapping[Cause, Figures], kind: FigureKind, *, before_words: str
) -> Chart:
    """Return the drawing for one figure."""
    steps = [(str(CAUSES[cause]), kind.of(saved)) for cause, saved in causes.items()]
    steps = sorted((one for one in steps if one[1]), key=lambda one: -one[1])
    before, after = kind.of(pair.before), kind.of(pair.after)
    levels = _levels(before, steps)
    highest = max([before, after, *levels, 1])
    scale = (WIDTH - _LEFT - _RIGHT) / highest
    rows = [(before_words, 0, before, BEFORE, before)]
    rows += [
        (words, min(level, level + saved), abs(saved), LESS if saved > 0 else MORE, -saved)
        for (words, saved), level in zip(steps, levels, strict=True)
    ]
    rows.append((gettext("现在"), 0, after, NOW, after))
    boxes, labels, lines = [], [], []
    for place, (words, start, size, fill, told) in enumerate(rows):
        top = _TOP + place * _ROW
        boxes.append(
            Box(round(_LEFT + start * scale, 1), top, max(round(size * scale, 1), 1.5), _BAR, fill)
        )
        labels.append(Label(0, top + 16, words))
        end = round(_LEFT + (start + size) * scale + 8, 1)
        labels.append(
            Label(end, top + 16, f"{told:+,}" if 0 < place < len(rows) - 1 else f"{told:,}")
        )
        lines.append(Line(0, top + _BAR + 7, WIDTH, top + _BAR + 7))
    title = gettext("一年%(figure)s：从基线到现在") % {"figure": FIGURES[kind]}
    return Chart(
        title=title,
        says=gettext("基线 %(before)s，现在 %(after)s，%(change)s。")
        % {
            "before": amount(before, kind),
            "after": amount(after, kind),
            "change": percent(before, after),
        },
        height=_TOP + len(rows) * _ROW,
        boxes=tuple(boxes),
        labels=tuple(labels),
        lines=tuple(lines),
        table=_table(title, rows, kind),
        table_words=gettext("用表格查看"),
    )


def _levels(before: int, steps: list[tuple[str, int]]) -> list[int]:
    """Return where the burden stands after each step."""
    levels = []
    for _, saved in steps:
        before -= saved
        levels.append(before)
    return levels


def _table(title: str, rows: list[tuple[str, int, int, str, int]], kind: FigureKind) -> DataTable:
    return DataTable(
        caption=title,
        caption_hidden=True,
        columns=(
            Column(words=gettext("原因")),
            Column(words=str(UNITS[kind]), number=True),
        ),
        rows=tuple(Row(cells=(one[0], f"{one[4]:,}")) for one in rows),
    )
