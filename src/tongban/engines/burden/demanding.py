"""The demand of a burden (需求推导), as `core.graph.demand.derive`: pattern by pattern.

Needs that ask for the same lists are spared by the same interfaces, so millions of needs are some
thousands of papers. Which items ask for them is told only of what is chosen.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.demand.derive import Market, Terms
from tongban.core.graph.demand.listing import DemandLine
from tongban.core.graph.demand.problem import DataDemand, Wanted
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.uses import services_of

Lists = tuple[frozenset[str], ...]


class Touched(NamedTuple):
    """How many items a line frees of a paper, and the first of them by code."""

    total: int
    first: tuple[str, ...]


class Demanded(NamedTuple):
    """The papers still handed in, and the patterns that each stands for."""

    demand: DataDemand
    patterns: dict[tuple[Lists, str], list[int]]

    def touched(self, line: DemandLine, ledger: Ledger, *, most: int) -> Touched:
        """Return the items that a line frees of a paper, naming at most so many."""
        arrays = ledger.arrays
        wanted = np.zeros(arrays.patterns, np.bool_)
        for one in line.frees:
            wanted[self.patterns[one.alternatives, one.evidence]] = True
        found = np.unique(arrays.columns.service_item[services_of(arrays, wanted)])
        return Touched(len(found), tuple(arrays.columns.items[int(one)] for one in found[:most]))


def demanded(ledger: Ledger, catalogue: Catalogue, terms: Terms) -> Demanded:
    """Return which papers are still handed in, and the interfaces that would end each."""
    known = ledger.arrays.columns.sources
    on = (one for one, serves in zip(known.sources, ledger.on, strict=True) if serves)
    market = Market(catalogue, on, terms)
    papers = known.documents
    spared = ledger.spared().tolist()
    weights = ledger.arrays.weights.documents.sum(axis=0).tolist()
    together: defaultdict[tuple[Lists, str], list[int]] = defaultdict(list)
    for pattern in np.flatnonzero(ledger.asked()).tolist():
        lists = _lists_of(ledger, pattern)
        found = market.lists([[papers[one] for one in each if not spared[one]] for each in lists])
        if found:
            together[found, papers[lists[0][0]].evidence].append(pattern)
    wanted = tuple(
        Wanted(lists, sum(weights[one] for one in patterns), evidence)
        for (lists, evidence), patterns in together.items()
    )
    return Demanded(market.demand(wanted), dict(together))


def _lists_of(ledger: Ledger, pattern: int) -> list[list[int]]:
    rows = ledger.arrays
    return [rows.list_documents.row(int(one)).tolist() for one in rows.pattern_lists.row(pattern)]
