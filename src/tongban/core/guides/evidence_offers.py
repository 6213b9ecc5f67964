"""Offers (材料来源): what one list of documents costs a person, all that can be found having been.

A list whose every document is supplied costs what its dearest way does. A list that leaves
something to ask for is dearer than any such list, the more so the more it leaves.
"""

from functools import partial
from operator import itemgetter
from typing import NamedTuple

from tongban.core.catalog.evidence import Trust
from tongban.core.guides.evidence_ways import ASKED, NOTHING, Finding, Sources, find
from tongban.core.guides.outcomes import PassedOver


class Offer(NamedTuple):
    """One list of documents: how dear it is, and what was found of each document."""

    cost: int
    evidence: tuple[str, ...]
    found: tuple[Finding, ...]

    @property
    def supplied(self) -> bool:
        """Tell whether nothing is left to ask for."""
        return self.cost < ASKED

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the documents that nothing supplies."""
        each = zip(self.evidence, self.found, strict=True)
        return tuple([document for document, one in each if one.supply is None])

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Return the ways that turned out closed, document after document."""
        if len(self.found) == 1:
            return self.found[0].passed_over
        return tuple([closed for one in self.found for closed in one.passed_over])


_OFFER = partial(tuple.__new__, Offer)
_COST = itemgetter(0)


def offer(evidence: tuple[str, ...], least: Trust, sources: Sources) -> Offer:
    """Look for every document of a list."""
    if len(evidence) == 1:  # as of most lists
        only = find(evidence[0], least, sources)
        return _OFFER((only.cost, evidence, (only,)))
    found = tuple([find(document, least, sources) for document in evidence])
    costs = list(map(_COST, found))
    return _OFFER((ASKED * costs.count(ASKED) or max(costs), evidence, found))


def unsought(evidence: tuple[str, ...]) -> Offer:
    """Return the offer of a list for which nothing was looked for."""
    return Offer(ASKED * len(evidence), evidence, (NOTHING,) * len(evidence))


def cheapest(alternatives: tuple[tuple[str, ...], ...], least: Trust, sources: Sources) -> Offer:
    """Return the offer of the list that costs least, of equals the one named first."""
    return min([offer(evidence, least, sources) for evidence in alternatives], key=_COST)
