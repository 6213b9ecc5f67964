"""Streams (材料流向): which materials are replaced by what, and which people still hand in."""

import enum
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tongban.core.graph.burden.measure import NeedStanding, Supplied
from tongban.core.graph.burden.model import Document, Need, SourceKind, Sparing
from tongban.core.reform.standpoints import Standpoint


class Replacement(enum.Enum):
    """What stands in for a paper (替代方式)."""

    PRODUCED = "produced"
    SHARED = "shared"
    HELD = "held"
    DECLARED = "declared"
    DEFERRED = "deferred"
    ON_PAPER = "on_paper"

    @property
    def asks_for_paper(self) -> bool:
        """Tell whether somebody still hands the paper in."""
        return self in (Replacement.DEFERRED, Replacement.ON_PAPER)


class MaterialStream(NamedTuple):
    """So many cases a year in which a material is had in one way (材料流向)."""

    evidence: str
    replacement: Replacement
    cases: int


_BY_STANDING = {
    NeedStanding.DECLARED: Replacement.DECLARED,
    NeedStanding.DEFERRED: Replacement.DEFERRED,
    NeedStanding.HANDED_IN: Replacement.ON_PAPER,
}
_BY_SOURCE = (
    (SourceKind.JOURNEY, Replacement.PRODUCED),
    (SourceKind.DATASET, Replacement.SHARED),
    (SourceKind.CERTIFICATE, Replacement.HELD),
)


def material_streams(at: Standpoint) -> tuple[MaterialStream, ...]:
    """Return how each material is had in a year, the largest streams first."""
    cases: Counter[tuple[str, Replacement]] = Counter()
    for service in at.burden.services:
        for need in service.needs:
            for document, replacement in _documents(need, at.supplied):
                cases[document.evidence, replacement] += need.cases
    streams = (MaterialStream(code, how, many) for (code, how), many in cases.items() if many)
    return tuple(sorted(streams, key=lambda one: (-one.cases, one.evidence)))


def _documents(need: Need, supplied: Supplied) -> Iterator[tuple[Document, Replacement]]:
    """Yield the documents by which a need is met: of the list that is spared, or of the first."""
    spared = [one for one in need.alternatives if all(map(supplied.spares, one))]
    for document in (spared or need.alternatives)[0]:
        yield document, _replacement(document, need, supplied)


def _replacement(document: Document, need: Need, supplied: Supplied) -> Replacement:
    if supplied.spares(document):
        serving = supplied.burden.supplies.get(document, Sparing()).proving & supplied.on
        kinds = {one.kind for one in serving}
        return next((how for kind, how in _BY_SOURCE if kind in kinds), Replacement.SHARED)
    return _BY_STANDING[supplied.standing(need)]
