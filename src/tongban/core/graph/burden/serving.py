"""What serves today (现有来源): certificates, journeys, and the datasets that were granted.

A dataset counts once it was granted for every item that would hand in a paper less through it:
until then the figures claim nothing, and the demand list goes on asking for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tongban.core.catalog.availability import granted_in_part
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.model import Document, Source, SourceKind, Sparing, YearlyBurden


def serving_today(burden: YearlyBurden, catalogue: Catalogue) -> frozenset[Source]:
    """Return the sources of a burden that serve under the grants of its catalogue."""
    part = granted_in_part(catalogue)
    closed = {Source(SourceKind.DATASET, code) for code, items in part.items() if not items}
    some = {code: items for code, items in part.items() if items}
    if some:
        users = _users(burden)
        closed |= {
            Source(SourceKind.DATASET, code)
            for code, items in some.items()
            if not users.get(code, frozenset()) <= items
        }
    return burden.sources() - closed


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
