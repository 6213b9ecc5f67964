"""What serves today (现有来源): certificates, journeys, and the datasets that were granted.

A dataset that was granted for some items spares their papers and nobody else's, in the figures as
in the guides. It serves as a whole once it was granted for every item with a paper that it has to
do with; until then the demand list goes on asking for it, on behalf of the others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from tongban.core.catalog.availability import granted_in_part
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.model import Document, Source, SourceKind, Sparing, YearlyBurden

_OPENED = "@"


class GrantsInPart:
    """Which datasets were granted for some items only, and what for (部分授权)."""

    def __init__(self, catalogue: Catalogue) -> None:
        part = granted_in_part(catalogue)
        self.items = {code: part[code] for code in sorted(part) if part[code]}
        serving: defaultdict[str, set[str]] = defaultdict(set)
        self.near: defaultdict[str, set[str]] = defaultdict(set)
        for code in self.items:
            dataset = catalogue.datasets[code]
            for element in dataset.serves:
                serving[element].add(code)
            for paper in dataset.proves:
                self.near[paper].add(code)
        for evidence in catalogue.evidence.values() if serving else ():
            for element in serving.keys() & set(evidence.proves):
                self.near[evidence.code] |= serving[element]

    def of(self, item: str, evidence: str) -> tuple[str, ...]:
        """Return the datasets that matter to a paper and were granted for the item, in order."""
        near = self.near.get(evidence, ())
        return tuple(sorted(code for code in near if item in self.items[code]))


def served_as(element: str, opened: Iterable[str]) -> str:
    """Name an element as it is served where some datasets that serve it were opened."""
    return _OPENED.join((element, *opened))


def in_part(code: str) -> Source:
    """Return a dataset as far as it was granted."""
    return Source(SourceKind.DATASET, code, in_part=True)


def serving_today(burden: YearlyBurden, catalogue: Catalogue) -> frozenset[Source]:
    """Return the sources of a burden that serve under the grants of its catalogue."""
    part = granted_in_part(catalogue)
    users = _users(burden) if any(part.values()) else {}
    return serving_under(
        burden.sources(),
        part,
        whole={code for code, items in part.items() if items and users.get(code, set()) <= items},
    )


def serving_under(
    sources: Iterable[Source], part: Mapping[str, frozenset[str]], whole: Collection[str]
) -> frozenset[Source]:
    """Return the sources that serve when of the datasets in `part` those in `whole` do entirely."""
    return frozenset(
        one
        for one in sources
        if one.kind is not SourceKind.DATASET
        or one.in_part is (one.code in part and one.code not in whole)
    )


def _users(burden: YearlyBurden) -> Mapping[str, set[str]]:
    """Return, for each dataset, the items with a paper that it proves or serves an element of."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for service in burden.services:
        for document in _documents(
            listed for need in service.needs for listed in need.alternatives
        ):
            for source in _sources(document, burden):
                if source.kind is SourceKind.DATASET:
                    users[source.code].add(service.item)
    return users


def _documents(lists: Iterable[tuple[Document, ...]]) -> set[Document]:
    return {document for listed in lists for document in listed}


def _sources(document: Document, burden: YearlyBurden) -> Iterator[Source]:
    supply = burden.supplies.get(document, Sparing())
    yield from supply.proving
    for element in supply.elements:
        yield from burden.servers.get(element, frozenset())
