"""Drawings of supervision (图表): bars, control chart, funnel, process map; each has its table."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from django.utils.translation import gettext

from tongban.core.mining.findings import Arc
from tongban.core.performance.control import ControlChart
from tongban.core.performance.expected import Funnelled
from tongban.web.components.city import cut
from tongban.web.components.lists import DataTable
from tongban.web.console.reform.charts.shapes import (
    BEFORE,
    LESS,
    MORE,
    NOW,
    PALE,
    RULE,
    WIDTH,
    Box,
    Chart,
    Label,
    Line,
    Ribbon,
)

_LEFT, _RIGHT, _TOP = 190, 90, 14
_ROW, _BAR = 34, 18


class Bar(NamedTuple):
    """A bar in two parts: what comes first is dark, the rest is pale."""

    name: str
    dark: float
    pale: float
    said: str


def bars(title: str, says: str, rows: Sequence[Bar], table: DataTable) -> Chart:
    """Return bars under one another, the longest as long as there is room."""
    longest = max([one.dark + one.pale for one in rows] + [1e-9])
    scale = (WIDTH - _LEFT - _RIGHT) / longest
    boxes, labels = [], []
    for place, one in enumerate(rows):
        top = _TOP + place * _ROW
        dark, pale = one.dark * scale, one.pale * scale
        boxes.append(Box(_LEFT, top, max(dark, 0.5), _BAR, NOW))
        boxes.append(Box(_LEFT + dark, top, pale, _BAR, LESS))
        labels.append(Label(0, top + 14, cut(one.name, 11)))
        labels.append(Label(_LEFT + dark + pale + 8, top + 14, one.said, soft=True))
    return Chart(
        title=title,
        says=says,
        height=_TOP + max(1, len(rows)) * _ROW,
        boxes=tuple(boxes),
        labels=tuple(labels),
        table=table,
        table_words=gettext("用表格查看"),
    )


_PLOT: Final = 240
_FURTHEST: Final = 6.0
"""Whoever is further out is drawn at the edge."""


def control(title: str, chart: ControlChart, table: DataTable) -> Chart:
    """Return a control chart: the limits as a pale band, months outside them in red."""
    highest = max([max(one.high, one.ratio.share or 0) for one in chart.points] + [1e-9])
    step = (WIDTH - 70) / len(chart.points)

    def y(share: float) -> float:
        return round(_TOP + _PLOT * (1 - share / highest), 1)

    boxes, lines, labels = [], [Line(56, y(chart.mean), WIDTH, y(chart.mean), BEFORE, 1.5)], []
    before: tuple[float, float] | None = None
    for place, one in enumerate(chart.points):
        share = one.ratio.share or 0.0
        middle = 60 + (place + 0.5) * step
        boxes.append(Box(middle - step / 2, y(one.high), step, y(one.low) - y(one.high), PALE))
        if before is not None:
            lines.append(Line(*before, middle, y(share), NOW, 1.5))
        before = middle, y(share)
        boxes.append(Box(middle - 4, y(share) - 4, 8, 8, MORE if one.signal else NOW))
        labels.append(Label(middle, _TOP + _PLOT + 22, one.label[2:], anchor="middle", soft=True))
    labels.append(Label(0, y(chart.mean) + 5, f"{chart.mean:.1%}", soft=True))
    says = gettext(
        "浅色带是正常波动范围（Laney p′，3 倍标准差）；只有落在带外的红点才说明情况变了。"
    )
    return Chart(
        title=title,
        says=says,
        height=_TOP + _PLOT + 34,
        boxes=tuple(sorted(boxes, key=lambda box: box.fill != PALE)),
        lines=tuple(lines),
        labels=tuple(labels),
        table=table,
        table_words=gettext("用表格查看"),
    )


def funnel_chart(
    title: str, found: Sequence[Funnelled], name: Callable[[str], str], table: DataTable
) -> Chart:
    """Return each department's observed by expected beside the range that chance explains."""
    shown = [
        (one, one.limits, one.standardised)
        for one in found
        if one.limits is not None and one.standardised is not None
    ]
    highest = max([2.0, *(max(limits.high, share) for _, limits, share in shown)])
    scale = (WIDTH - _LEFT - _RIGHT) / min(highest, _FURTHEST)
    boxes, labels, lines = [], [], []
    for place, (one, limits, share) in enumerate(shown):
        top = _TOP + place * _ROW
        low, high = limits.low * scale, min(limits.high, _FURTHEST) * scale
        boxes.append(Box(_LEFT + low, top, max(high - low, 1), _BAR, PALE))
        at = _LEFT + min(share, _FURTHEST) * scale
        boxes.append(Box(at - 5, top + 4, 10, 10, MORE if one.stands_out > 0 else NOW))
        labels.append(Label(0, top + 14, cut(name(one.name), 11)))
        labels.append(Label(at + 12, top + 14, f"{share:.2f}", soft=True))
    bottom = _TOP + max(1, len(shown)) * _ROW
    lines.append(Line(_LEFT + scale, _TOP - 8, _LEFT + scale, bottom, RULE, 1.5))
    return Chart(
        title=title,
        says=gettext("1 表示和全市同类事项一样；浅色条是偶然就能解释的范围，方块在条外才算突出。"),
        height=bottom + 8,
        boxes=tuple(boxes),
        labels=tuple(labels),
        lines=tuple(lines),
        table=table,
        table_words=gettext("用表格查看"),
    )


_NODE, _NODE_X, _GAP, _WIDEST = 30, 250, 58, 16.0


def process_map(
    order: Sequence[str], arcs: Sequence[Arc], *, name: Callable[[str], str], table: DataTable
) -> Chart:
    """Return a process as its activities from top to bottom and what followed what beside them.

    What goes on is drawn on the right, what goes back on the left in red; wider is more often.
    """
    places = {activity: place for place, activity in enumerate(order)}
    shown = [one for one in arcs if one.source in places and one.target in places]
    most = max([one.cases for one in shown] + [1])
    ribbons, labels = [], []
    for one in shown:
        wide = max(1.2, _WIDEST * one.cases / most)
        ribbons.append(_ribbon(places[one.source], places[one.target], wide))
    for activity, place in places.items():
        labels.append(Label(_NODE_X + 10, _TOP + place * _GAP + 20, cut(name(activity), 14)))
    return Chart(
        title=gettext("办件实际走过的路"),
        says=gettext("越粗的线办件越多；左边红色的是往回走，右边跨过几步的是跳过中间步骤。"),
        height=_TOP + len(order) * _GAP,
        boxes=tuple(
            Box(_NODE_X, _TOP + place * _GAP, 240, _NODE, PALE) for place in places.values()
        ),
        ribbons=tuple(ribbons),
        labels=tuple(labels),
        table=table,
        table_words=gettext("用表格查看"),
    )


def _ribbon(source: int, target: int, wide: float) -> Ribbon:
    """Return the band from one activity to another."""
    start, end = _TOP + source * _GAP + _NODE, _TOP + target * _GAP
    if target == source + 1:
        middle = _NODE_X + 120
        half = wide / 2
        path = f"M{middle - half} {start}H{middle + half}V{end}H{middle - half}Z"
        return Ribbon(path, LESS)
    back = target <= source
    edge = _NODE_X if back else _NODE_X + 240
    reach = min(70 + 26 * abs(target - source), 225)
    bulge = edge - reach if back else edge + reach
    inner = bulge + wide if back else bulge - wide
    one, two = start - _NODE / 2, end + _NODE / 2
    path = (
        f"M{edge} {one:.1f}C{bulge} {one:.1f} {bulge} {two:.1f} {edge} {two:.1f}"
        f"V{two - wide:.1f}C{inner} {two:.1f} {inner} {one + wide:.1f} {edge} {one + wide:.1f}Z"
    )
    return Ribbon(path, MORE if back else LESS)
