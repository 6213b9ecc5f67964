"""Means with their intervals (区间图): where the lines overlap, nobody is better than the other."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from tongban.core.reform.league import Placed
from tongban.web.components.city import cut
from tongban.web.components.lists import DataTable
from tongban.web.console.reform.charts.shapes import NOW, WIDTH, Box, Chart, Label, Line

_LEFT, _RIGHT, _ROW, _TOP, _DOT = 190, 70, 38, 10, 10


def ranges(
    placed: Sequence[Placed], name: Callable[[str], str], table: DataTable, *, title: str
) -> Chart:
    """Return the drawing of those that have an interval."""
    ranked = [(one.name, one.sample.mean, one.interval) for one in placed if one.interval]
    highest = max([interval.high for _, _, interval in ranked] + [1.0])
    scale = (WIDTH - _LEFT - _RIGHT) / highest
    boxes, labels, lines = [], [], []
    for place, (code, mean, interval) in enumerate(ranked):
        middle = _TOP + place * _ROW + 12
        low, high = max(0.0, interval.low), interval.high
        lines.append(Line(_LEFT + low * scale, middle, _LEFT + high * scale, middle, NOW, 3))
        lines.append(Line(0, middle + 20, WIDTH, middle + 20))
        boxes.append(Box(_LEFT + mean * scale - _DOT / 2, middle - _DOT / 2, _DOT, _DOT, NOW))
        labels.append(Label(0, middle + 5, cut(name(code), 11)))
        labels.append(Label(_LEFT + high * scale + 10, middle + 5, f"{mean:.1f}", soft=True))
    return Chart(
        title=title,
        says=gettext("方块是平均值，横线是 95% 的把握范围；横线重叠的分不出先后。"),
        height=_TOP + max(1, len(ranked)) * _ROW,
        boxes=tuple(boxes),
        labels=tuple(labels),
        lines=tuple(lines),
        table=table,
        table_words=gettext("用表格查看"),
    )
