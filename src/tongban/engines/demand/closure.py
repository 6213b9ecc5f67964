"""One cut (最小割): the best choice when every interface has a price, found as a maximum closure.

Papers are what is won, interfaces what is paid; a paper is won only with all its interfaces. What
lies on the source's side of a minimum cut wins most over what it pays (Picard 1976).
"""

import numpy as np
import numpy.typing as npt
from ortools.graph.python.max_flow import SimpleMaxFlow

from tongban.engines.demand.papers import Counts, Flags, Papers

Nodes = npt.NDArray[np.integer]

_SOURCE, _SINK = 0, 1
_FIRST = 2


def closure(papers: Papers, price: int, scale: int) -> Flags:
    """Return the interfaces that win most when one costs `price / scale` for each unit of cost.

    Of equally good choices it is the smallest.
    """
    interfaces = len(papers.costs)
    lengths = papers.sets.lengths
    alone = lengths == 1
    own = np.zeros(interfaces, np.int64)
    np.add.at(own, papers.sets.members[papers.sets.first[:-1][alone]], papers.weights[alone])
    net = own * scale - papers.costs * price
    joint = np.flatnonzero(lengths > 1)
    joined = (lengths > 1)[papers.sets.owners()]
    flow = _Network(int(papers.weights.sum()) * scale + int(papers.costs.sum()) * price + 1)
    place = np.arange(interfaces, dtype=np.int32) + _FIRST
    paper = np.arange(len(joint), dtype=np.int32) + _FIRST + interfaces
    won, paid = net > 0, net < 0
    flow.join(np.full(int(won.sum()), _SOURCE), place[won], net[won])
    flow.join(place[paid], np.full(int(paid.sum()), _SINK), -net[paid])
    flow.join(np.full(len(joint), _SOURCE), paper, papers.weights[joint] * scale)
    flow.join(np.repeat(paper, lengths[joint]), place[papers.sets.members[joined]], None)
    return flow.source_side(_FIRST + interfaces)[_FIRST:]


class _Network:
    """A network of which a minimum cut is wanted; joints without a capacity are never cut."""

    def __init__(self, unlimited: int) -> None:
        self._flow = SimpleMaxFlow()
        self._unlimited = unlimited

    def join(self, tails: Nodes, heads: Nodes, capacities: Counts | None) -> None:
        if capacities is None:
            capacities = np.full(len(tails), self._unlimited, np.int64)
        if len(tails):
            self._flow.add_arcs_with_capacity(tails, heads, capacities)

    def source_side(self, nodes: int) -> Flags:
        """Tell which of the first nodes lie on the source's side of a minimum cut."""
        side = np.zeros(nodes, np.bool_)
        if self._flow.num_arcs():
            self._flow.solve(_SOURCE, _SINK)
            found = np.asarray(self._flow.get_source_side_min_cut(), np.int64)
            side[found[found < nodes]] = True
        return side
