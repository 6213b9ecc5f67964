"""Deriving the demand (需求推导): what is still handed in, and which interfaces would end it.

A register of the catalogue that does not serve yet can be asked for, unless it is not to be shared
(不予共享). What no register serves can be asked of the department where it is true: a new interface
named for that department and what it would serve.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.evidence import EvidenceSource, EvidenceType
from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Document, Source, SourceKind, YearlyBurden
from tongban.core.graph.demand.problem import DataDemand, Interface, Wanted
from tongban.core.graph.what_if.switches import Switches, altered, serving

NEW = "/"
"""Stands in the code of an interface that no register offers yet, after its department."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What interfaces cost, and which are refused whatever they would spare (报价与拒绝)."""

    costs: Mapping[str, int] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()


def data_demand(
    burden: YearlyBurden, switches: Switches, catalogue: Catalogue, terms: Terms
) -> DataDemand:
    """Return which papers are still handed in, and the interfaces that would end each."""
    market = Market(catalogue, switches.on, terms)
    supplied = Supplied(burden, serving(burden.grades, switches))
    together: defaultdict[tuple[tuple[frozenset[str], ...], str], list[tuple[str, int]]]
    together = defaultdict(list)
    for service in burden.services:
        for need in altered(service, switches).needs:
            if supplied.standing(need).asks_for_paper:
                lists = market.lists(
                    [one for one in listed if not supplied.spares(one)]
                    for listed in need.alternatives
                )
                evidence = need.alternatives[0][0].evidence
                together[lists, evidence].append((service.item, need.cases))
    wanted = tuple(
        Wanted(
            alternatives=lists,
            submissions=sum(cases for _, cases in asked),
            evidence=evidence,
            items=tuple(dict.fromkeys(item for item, _ in asked)),
        )
        for (lists, evidence), asked in together.items()
        if lists
    )
    return market.demand(wanted)


class Market:
    """Who could serve what, were they asked (数据供给): interfaces there are, and new ones."""

    def __init__(self, catalogue: Catalogue, on: Iterable[Source], terms: Terms) -> None:
        self.catalogue = catalogue
        self.terms = terms
        datasets = [one for one in on if one.kind is SourceKind.DATASET]
        self.on = {one.code for one in datasets if not one.in_part}
        self.on_in_part = {one.code for one in datasets if one.in_part}
        self.serving: defaultdict[str, list[Dataset]] = defaultdict(list)
        self.proving: defaultdict[str, list[Dataset]] = defaultdict(list)
        self._known: dict[tuple[str, tuple[str, ...]], frozenset[str] | None] = {}
        for dataset in catalogue.datasets.values():
            for element in dataset.serves:
                self.serving[element].append(dataset)
            for evidence in dataset.proves:
                self.proving[evidence].append(dataset)

    def lists(self, missing: Iterable[Iterable[Document]]) -> tuple[frozenset[str], ...]:
        """Return, for each list that could be spared as a whole, its interfaces.

        `missing` are the papers of each list that somebody has to bring as it is.
        """
        found = ([self.interfaces_of(one) for one in listed] for listed in missing)
        whole = [
            frozenset().union(*(one for one in each if one is not None))
            for each in found
            if None not in each
        ]
        return tuple(sorted(set(whole), key=sorted))

    def interfaces_of(self, paper: Document) -> frozenset[str] | None:
        """Return the interfaces that would spare a paper, or None when none could."""
        key = paper.evidence, paper.opened
        if key not in self._known:
            had = self.on | self.on_in_part.intersection(paper.opened)
            self._known[key] = self._interfaces_of(paper.evidence, had)
        return self._known[key]

    def _interfaces_of(self, paper: str, had: AbstractSet[str]) -> frozenset[str] | None:
        """Return the interfaces that are wanted for a paper beside those that are had."""
        proving = self.proving[paper]
        open_ones = [one.code for one in proving if not self._refused(one)]
        if open_ones:
            return frozenset({min(open_ones)})
        evidence = self.catalogue.evidence.get(paper)
        if evidence is None:
            return None
        designated = {self._designated(element, had) for element in evidence.proves}
        if designated and None not in designated:
            return frozenset(one for one in designated if one is not None) - had
        known = proving or any(self.serving[element] for element in evidence.proves)
        return None if known else _of_its_issuer(evidence)

    def demand(self, wanted: tuple[Wanted, ...]) -> DataDemand:
        """Return papers that are wanted with the interfaces that they name, each at its price."""
        named = {code for one in wanted for listed in one.alternatives for code in listed}
        return DataDemand(
            interfaces={code: self._interface(code) for code in sorted(named)}, wanted=wanted
        )

    def _interface(self, code: str) -> Interface:
        """Return an interface with its price, and whether it may be asked for."""
        return Interface(
            code, cost=self.terms.costs.get(code, 1), refused=code in self.terms.refused
        )

    def _designated(self, element: str, had: AbstractSet[str]) -> str | None:
        """Return the one interface that is meant for an element (一数一源)."""
        known = self.catalogue.elements.get(element)
        home = None if known is None else known.source_of_truth
        serving = [one for one in self.serving[element] if not self._refused(one)]
        if serving:
            return min(
                serving, key=lambda one: (one.code not in had, one.holder != home, one.code)
            ).code
        if home is None or self.serving[element]:
            return None  # whoever could serve it has refused
        return f"{home}{NEW}{element.partition('.')[0]}"

    def _refused(self, dataset: Dataset) -> bool:
        return dataset.sharing is Sharing.NOT_SHARED or dataset.code in self.terms.refused


def _of_its_issuer(evidence: EvidenceType) -> frozenset[str] | None:
    """Return the interface by which the issuing department itself would answer for a paper."""
    if evidence.source is not EvidenceSource.GOVERNMENT or evidence.issuer is None:
        return None
    return frozenset({f"{evidence.issuer}{NEW}{evidence.code}"})
