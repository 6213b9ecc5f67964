"""Streams (桑基图): from materials to who holds them to what spares them, or asks for them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext

from tongban.web.components.city import cut
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.console.reform.charts.shapes import (
    LESS,
    NOW,
    WIDTH,
    Box,
    Chart,
    Label,
    Ribbon,
)

_COLUMNS = (0, 300, 600)
_BLOCK, _GAP, _TOP, _HEIGHT, _LEAST = 12, 12, 26, 420, 1.5
_MOST = 9


class Stream(NamedTuple):
    """So many cases a year in which a material of a holder is replaced, or asked for on paper."""

    material: str
    holder: str
    replacement: str
    cases: int
    on_paper: bool


def flow(streams: Iterable[Stream]) -> Chart:
    """Return the drawing; what is small is drawn together as one."""
    every = _gathered(list(streams))
    total = sum(one.cases for one in every) or 1
    tallest = max(len({one[column] for one in every}) for column in range(3)) if every else 1
    scale = (_HEIGHT - _GAP * tallest) / total
    blocks = [_column(every, column, scale) for column in range(3)]
    title = gettext("材料从哪里来、由谁持有、怎样替代")
    return Chart(
        title=title,
        says=gettext("带子越宽，一年里涉及的办件越多；朱色的仍要申请人提交。"),
        height=_TOP + _HEIGHT,
        ribbons=tuple(_ribbons(every, blocks, scale)),
        boxes=tuple(
            Box(x, top, _BLOCK, max(height, _LEAST), NOW)
            for x, column in zip(_COLUMNS, blocks, strict=True)
            for top, height in column.values()
        ),
        labels=tuple(_labels(blocks)),
        table=_table(title, every),
        table_words=gettext("用表格查看"),
    )


Blocks = dict[str, tuple[float, float]]


def _gathered(streams: list[Stream]) -> list[Stream]:
    """Return the streams with all but the largest materials and holders under one name each."""
    others = gettext("其他")
    kept = [_largest(streams, column) for column in (0, 1)]
    together: defaultdict[tuple[str, str, str, bool], int] = defaultdict(int)
    for one in streams:
        material = one.material if one.material in kept[0] else others
        holder = one.holder if one.holder in kept[1] else others
        together[material, holder, one.replacement, one.on_paper] += one.cases
    gathered = [
        Stream(material, holder, replacement, cases, on_paper)
        for (material, holder, replacement, on_paper), cases in together.items()
    ]
    return sorted(gathered, key=lambda one: -one.cases)


def _largest(streams: list[Stream], column: int) -> set[str]:
    sizes: defaultdict[str, int] = defaultdict(int)
    for one in streams:
        sizes[str(one[column])] += one.cases
    return set(sorted(sizes, key=lambda name: (-sizes[name], name))[:_MOST])


def _column(streams: list[Stream], column: int, scale: float) -> Blocks:
    """Return where each name of a column lies: its top and its height."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for one in streams:
        sizes[str(one[column])] += one.cases
    blocks: Blocks = {}
    top = float(_TOP)
    others = gettext("其他")  # what is drawn together stands last, however much it is
    for name, cases in sorted(sizes.items(), key=lambda one: (one[0] == others, -one[1])):
        blocks[name] = (round(top, 1), round(cases * scale, 1))
        top += cases * scale + _GAP
    return blocks


def _ribbons(streams: list[Stream], blocks: list[Blocks], scale: float) -> Iterable[Ribbon]:
    used: defaultdict[tuple[int, str, str], float] = defaultdict(float)
    for left in (0, 1):
        sums: defaultdict[tuple[str, str, bool], int] = defaultdict(int)
        for one in streams:
            sums[str(one[left]), str(one[left + 1]), one.on_paper] += one.cases
        for (start, end, on_paper), cases in sums.items():
            height = cases * scale
            from_top = blocks[left][start][0] + used[left, "out", start]
            to_top = blocks[left + 1][end][0] + used[left, "in", end]
            used[left, "out", start] += height
            used[left, "in", end] += height
            yield Ribbon(_path(left, from_top, to_top, height), _MILD if on_paper else LESS)


_MILD = "#e3b8ae"


def _path(left: int, from_top: float, to_top: float, height: float) -> str:
    start, end = _COLUMNS[left] + _BLOCK, _COLUMNS[left + 1]
    middle = (start + end) / 2
    one, two = from_top + height, to_top + height
    return (
        f"M{start} {from_top:.1f}C{middle} {from_top:.1f} {middle} {to_top:.1f} {end} {to_top:.1f}"
        f"V{two:.1f}C{middle} {two:.1f} {middle} {one:.1f} {start} {one:.1f}Z"
    )


def _labels(blocks: list[Blocks]) -> Iterable[Label]:
    heads = (gettext("材料"), gettext("持有部门"), gettext("怎样取得"))
    for x, head, column in zip(_COLUMNS, heads, blocks, strict=True):
        yield Label(x, 14, head, soft=True)
        for name, (top, height) in column.items():
            most = 12 if x < WIDTH - 200 else 9
            yield Label(x + _BLOCK + 6, top + max(height, _LEAST) / 2 + 5, cut(name, most))


def _table(title: str, streams: list[Stream]) -> DataTable:
    words = (gettext("材料"), gettext("持有部门"), gettext("怎样取得"))
    return DataTable(
        caption=title,
        caption_hidden=True,
        columns=(
            *(Column(words=one) for one in words),
            Column(words=gettext("一年办件"), number=True),
        ),
        rows=tuple(
            Row(cells=(one.material, one.holder, one.replacement, f"{one.cases:,}"))
            for one in streams
        ),
    )
