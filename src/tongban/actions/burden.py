"""The burden of what is published (现行负担): measured as it is, and as it would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongban.actions.graph.burdens import ready_burden
from tongban.actions.graph.current import current_graph
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.model import Service, Source, SourceKind
from tongban.core.graph.demand.derive import Terms
from tongban.core.graph.demand.listing import DemandLine, listed
from tongban.core.graph.demand.problem import Choice
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.what_if.switches import Switches
from tongban.core.journeys.definitions import Journey
from tongban.engines.burden.demanding import Touched, demanded
from tongban.engines.burden.what_if import Answer, Reckoner
from tongban.engines.demand.choosing import choose
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.snapshot import Snapshot

_NAMED = 200
"""So many items are named of those that an interface frees of a paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityBurden:
    """The burden of one release: weighted by a year of cases, or each item counting as one.

    Of all `sources`, `today` are those that serve now: granted datasets, certificates and journeys.
    `catalogue` and `journeys` are what is published, `graph` knows every name. While a newer
    release is compiled all of it is `stale`.
    """

    catalogue: Catalogue
    journeys: Mapping[str, Journey]
    graph: Snapshot
    reckoner: Reckoner
    sources: frozenset[Source]
    today: frozenset[Source]
    stale: bool

    def what_if(self, after: Switches, *, most: int) -> Answer:
        """Return what the catalogue would cost, beside what it costs today."""
        return self.reckoner.what_if(Switches(on=self.today), after, most=most)

    def services(self, item: str) -> tuple[Service, ...]:
        """Return an item as it is used: alone, and in each journey in which it was filed."""
        return self.reckoner.services(item)

    def name(self, kind: NodeKind, code: str, part: str = "") -> str:
        """Return what something is called, or its code when nothing by that code is published."""
        return self.graph.label(Node(kind, code, part))

    def named(self, kind: NodeKind, words: str, *, most: int) -> tuple[Node, ...]:
        """Return the first nodes of a kind whose name or code holds every word."""
        return search(self.graph, words, kinds=(kind,), limit=most).nodes

    def codes(self, kind: SourceKind) -> Sequence[str]:
        """Return the codes of all sources of a kind, in order."""
        return self.reckoner.codes[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandList:
    """Interfaces to ask for within a budget, what each frees, and how good the list is.

    `touched` are the items of each line. `asked` are all papers handed in a year at the outset,
    whoever could or could not spare them.
    """

    choice: Choice
    lines: tuple[DemandLine, ...]
    touched: tuple[Touched, ...]
    asked: int


def city_burden(outside: Outside, *, by_cases: bool) -> CityBurden:
    """Return the burden of what is published now.

    Raises:
        Unavailable: before the first release, or while the first burden is assembled.
    """
    now = published()
    ready, stale = ready_burden(outside, by_cases=by_cases)
    graph = current_graph()
    return CityBurden(
        catalogue=now.catalogue,
        journeys=now.journeys,
        graph=graph.snapshot,
        reckoner=ready.reckoner,
        sources=ready.sources,
        today=ready.today,
        stale=stale or graph.stale,
    )


def demand_list(
    city: CityBurden, *, budget: int, refused: frozenset[str], from_nothing: bool
) -> DemandList:
    """Return the best list of interfaces, from what serves today or as if nothing served yet."""
    ledger = city.reckoner.ledger(frozenset() if from_nothing else city.today)
    wanted = demanded(ledger, city.catalogue, Terms(refused=refused))
    choice = choose(wanted.demand, budget, whole_curve=True)
    lines = listed(wanted.demand, choice.chosen)
    return DemandList(
        choice=choice,
        lines=lines,
        touched=tuple(wanted.touched(one, ledger, most=_NAMED) for one in lines),
        asked=ledger.documents,
    )
