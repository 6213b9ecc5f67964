"""Open figures (开放统计): how many cases ended how, told so that nobody is found in them (A78).

A month is a table: items down, ends across, with the sums of both. A cell that counts fewer than
eleven people is hidden. So is whatever would give a hidden cell away: a table with its sums is a
graph, lines down and across its nodes, hidden cells its edges, and a hidden cell follows from the
others exactly when its edge lies on no circle. A line whose sum is told hides eleven or more.

A month is told once and never again. Two editions subtracted are therefore the months that the
later one adds, each guarded by itself; there is no sum over months to be subtracted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from tongban.core.vocabulary.citations import Citation

LEAST: Final = 11
"""Of so many at least a figure is told."""

BASIS: Final = (
    Citation(law="个人信息保护法", article="4"),  # what is anonymised is no personal information
    Citation.local("公开统计最小计数"),  # how few are too few is for who opens the figures to say
)
SUM: Final = ""
"""Stands for the sum where an item or an end would stand."""

OpenCell: TypeAlias = tuple[str, str]
Node: TypeAlias = tuple[bool, str]
_ACROSS, _DOWN = True, False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """A month as it is told (公开月表): counts by item and end, sums under `SUM`, None: hidden."""

    items: tuple[str, ...]
    ends: tuple[str, ...]
    told: Mapping[OpenCell, int | None]

    @property
    def hidden(self) -> frozenset[OpenCell]:
        """Return the cells that are not told."""
        return frozenset(cell for cell, count in self.told.items() if count is None)


def guarded(counts: Mapping[OpenCell, int]) -> OpenTable:
    """Return counts by item and end with their sums, as they may be told."""
    items = tuple(sorted({item for item, _ in counts}))
    ends = tuple(sorted({end for _, end in counts}))
    whole = _with_sums(counts, items, ends)
    hidden = {cell for cell, count in whole.items() if 0 < count < LEAST}
    while more := _one_more(whole, hidden):
        hidden.add(more)
    told = {cell: None if cell in hidden else count for cell, count in whole.items()}
    return OpenTable(items=items, ends=ends, told=told)


def _with_sums(
    counts: Mapping[OpenCell, int], items: tuple[str, ...], ends: tuple[str, ...]
) -> dict[OpenCell, int]:
    whole = {(item, end): counts.get((item, end), 0) for item in items for end in ends}
    for item in items:
        whole[item, SUM] = sum(whole[item, end] for end in ends)
    for end in (*ends, SUM):
        whole[SUM, end] = sum(whole[item, end] for item in items)
    return whole


def _one_more(whole: Mapping[OpenCell, int], hidden: set[OpenCell]) -> OpenCell | None:
    """Return the cell to hide next, the one that costs least; None when all is safe."""
    for cell in sorted(hidden):
        here, there = _reached((_ACROSS, cell[0]), hidden - {cell}), (_DOWN, cell[1])
        if there not in here:
            beyond = _reached(there, hidden - {cell})
            return min(_closing(whole, here, beyond, hidden), key=_loss(whole))
    for line in _lines(whole):
        inside = [cell for cell in line[:-1] if cell in hidden]
        if line[-1] not in hidden and 0 < sum(whole[cell] for cell in inside) < LEAST:
            return min((cell for cell in line if cell not in hidden), key=_loss(whole))
    return None


def _reached(start: Node, hidden: set[OpenCell]) -> set[Node]:
    """Return the lines that hidden cells join to one line."""
    ways: dict[Node, list[Node]] = {}
    for item, end in hidden:
        ways.setdefault((_ACROSS, item), []).append((_DOWN, end))
        ways.setdefault((_DOWN, end), []).append((_ACROSS, item))
    seen, ahead = {start}, [start]
    while ahead:
        fresh = [line for line in ways.get(ahead.pop(), ()) if line not in seen]
        seen.update(fresh)
        ahead += fresh
    return seen


def _closing(
    whole: Mapping[OpenCell, int], here: set[Node], there: set[Node], hidden: set[OpenCell]
) -> Iterator[OpenCell]:
    """Yield the cells that close a circle, or lead on to one, once they are hidden too."""
    for item, end in whole:
        across, down = (_ACROSS, item), (_DOWN, end)
        joins = (across in here) != (down in here) or (across in there) != (down in there)
        closes = (across in here and down in there) or (across in there and down in here)
        if (item, end) not in hidden and (closes or joins):
            yield (item, end)


def _loss(whole: Mapping[OpenCell, int]) -> Callable[[OpenCell], tuple[bool, bool, int, OpenCell]]:
    """Return what is lost with a cell.

    A zero tells of nobody and hides nobody, and a sum is worth more than what it adds up.
    """
    return lambda cell: (whole[cell] == 0, SUM in cell, whole[cell], cell)


def _lines(whole: Mapping[OpenCell, int]) -> Iterator[tuple[OpenCell, ...]]:
    """Yield each line with its sum as the last."""
    items = [item for item, end in whole if end == SUM]
    ends = [end for item, end in whole if item == SUM]
    for item in items:
        yield (*((item, end) for end in ends if end != SUM), (item, SUM))
    for end in ends:
        yield (*((item, end) for item in items if item != SUM), (SUM, end))
