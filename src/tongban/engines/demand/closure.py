"""One cut (最小割): the best choice when every interface has a price, found as a maximum closure.

Papers are what is won, interfaces what is paid; a paper is won only with all its interfaces. What
lies on the source's side of a minimum cut wins most over what it pays (Picard 1976). What is left
of the capacities tells how much worse every choice is that takes or leaves an interface.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from ortools.graph.python.max_flow import SimpleMaxFlow

from tongban.engines.demand.papers import Counts, Flags, Papers

Nodes = npt.NDArray[np.integer]

_SOURCE, _SINK = 0, 1
_FIRST = 2


class Reduction(NamedTuple):
    """What a cut proves of every choice (约减), in units of `1 / scale`.

    It wins at most `most` over what it pays: `taking` less if it takes an interface, `leaving` less
    if it leaves it.
    """

    most: int
    taking: Counts
    leaving: Counts


def closure(papers: Papers, price: int, scale: int) -> Flags:
    """Return the interfaces that win most when one costs `price / scale` for each unit of cost.

    Of equally good choices it is the smallest.
    """
    return _Cut(papers, price, scale).chosen()


def reduction(papers: Papers, price: int, scale: int) -> Reduction:
    """Return how much worse every choice is that takes or leaves an interface, at a price."""
    return _Cut(papers, price, scale).reduction()


class _Cut:
    """A minimum cut between what papers win and what interfaces cost.

    A paper that wants one interface only is counted with it.
    """

    def __init__(self, papers: Papers, price: int, scale: int) -> None:
        self.interfaces = len(papers.costs)
        self.papers = papers
        lengths = papers.sets.lengths
        alone = lengths == 1
        own = np.zeros(self.interfaces, np.int64)
        np.add.at(own, papers.sets.members[papers.sets.first[:-1][alone]], papers.weights[alone])
        self.given = int(papers.weights[lengths == 0].sum()) * scale
        net = own * scale - papers.costs * price
        self.joint = np.flatnonzero(lengths > 1)
        self.members = papers.sets.members[(lengths > 1)[papers.sets.owners()]]
        self.won, self.paid = np.flatnonzero(net > 0), np.flatnonzero(net < 0)
        self.flow = _Network(
            int(papers.weights.sum()) * scale + int(papers.costs.sum()) * price + 1
        )
        self._join(net, papers.weights[self.joint] * scale, lengths[self.joint])
        self.flow.solve()

    def _join(self, net: Counts, joint_weights: Counts, lengths: Nodes) -> None:
        interface = np.arange(self.interfaces, dtype=np.int32) + _FIRST
        paper = np.arange(len(self.joint), dtype=np.int32) + _FIRST + self.interfaces
        source, sink = np.full_like(self.won, _SOURCE), np.full_like(self.paid, _SINK)
        self.winning = self.flow.join(source, interface[self.won], net[self.won])
        self.paying = self.flow.join(interface[self.paid], sink, -net[self.paid])
        source = np.full(len(self.joint), _SOURCE)
        self.winning_jointly = self.flow.join(source, paper, joint_weights)
        self.flow.join(np.repeat(paper, lengths), interface[self.members], None)

    def chosen(self) -> Flags:
        """Tell which interfaces are worth their price."""
        return self.flow.source_side(_FIRST + self.interfaces)[_FIRST:]

    def reduction(self) -> Reduction:
        """Read off what is left of the capacities."""
        taking, leaving = np.zeros(self.interfaces, np.int64), np.zeros(self.interfaces, np.int64)
        alone, jointly = self.flow.left(self.winning), self.flow.left(self.winning_jointly)
        taking[self.paid] = self.flow.left(self.paying)
        leaving[self.won] = alone
        np.add.at(leaving, self.members, np.repeat(jointly, self.papers.sets.lengths[self.joint]))
        return Reduction(int(alone.sum() + jointly.sum()) + self.given, taking, leaving)


class _Joints(NamedTuple):
    numbers: Nodes
    capacities: Counts


class _Network:
    """A network of which a minimum cut is wanted; joints without a capacity are never cut."""

    def __init__(self, unlimited: int) -> None:
        self._flow = SimpleMaxFlow()
        self._unlimited = unlimited

    def join(self, tails: Nodes, heads: Nodes, capacities: Counts | None) -> "_Joints":
        """Add joints; return them."""
        if capacities is None:
            capacities = np.full(len(tails), self._unlimited, np.int64)
        if not len(tails):
            return _Joints(np.empty(0, np.int32), capacities)
        numbers = self._flow.add_arcs_with_capacity(tails, heads, capacities)
        return _Joints(np.asarray(numbers), capacities)

    def solve(self) -> None:
        """Find the greatest flow, where there is anything to flow."""
        if self._flow.num_arcs():
            self._flow.solve(_SOURCE, _SINK)

    def left(self, joints: "_Joints") -> Counts:
        """Return what is left of the capacity of some joints."""
        if not len(joints.numbers):
            return joints.capacities
        return joints.capacities - np.asarray(self._flow.flows(joints.numbers), np.int64)

    def source_side(self, nodes: int) -> Flags:
        """Tell which of the first nodes lie on the source's side of a minimum cut."""
        side = np.zeros(nodes, np.bool_)
        if self._flow.num_arcs():
            found = np.asarray(self._flow.get_source_side_min_cut(), np.int64)
            side[found[found < nodes]] = True
        return side
