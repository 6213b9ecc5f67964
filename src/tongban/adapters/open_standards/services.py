"""An item as a public service (公共服务): CPSV-AP's classes, each part under its own name.

A processing time is told only where the limit is a duration: working days have none
(行政许可法 §82), so they stand in words.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from tongban.adapters.open_standards.concepts import CHINESE, YUAN, concept
from tongban.adapters.open_standards.terms import (
    DEFINITION,
    Node,
    chinese,
    link,
    name_of,
    node,
)
from tongban.core.catalog.conditions.sentences import Elements, sentence
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.core.vocabulary.money import FEN_PER_YUAN

_DURATIONS: Final = {
    TimeUnit.CALENDAR_DAY: "P{}D",
    TimeUnit.MONTH: "P{}M",
    TimeUnit.YEAR: "P{}Y",
    TimeUnit.HOUR: "PT{}H",
}


def service_nodes(
    item: ServiceItem, definition: str, *, events: Iterable[str], elements: Elements
) -> Iterator[Node]:
    """Yield the service and its parts; `definition` is the whole item in our own words."""
    inputs = list(dict.fromkeys(_evidence(item)))
    parts = _Parts(item, elements)
    limit = item.promised_limit
    yield node(
        name_of("item", item.code),
        "cpsv:PublicService",
        dct__identifier=item.code,
        dct__title=chinese(item.name),
        dct__description=chinese(item.summary or item.name),
        dcat__keyword=[chinese(word) for word in item.keywords],
        dct__language=link(CHINESE),
        dct__type=concept("item-type", item.item_type),
        dct__audience=[concept("audience", one) for one in item.audiences],
        cv__hasCompetentAuthority=link(name_of("department", item.department)),
        cv__hasLegalResource=[link(_law(basis.citation)) for basis in item.legal_basis],
        cv__holdsRequirement=[link(one["@id"]) for one in parts.requirements],
        cpsv__follows=[link(one["@id"]) for one in parts.rules],
        cpsv__produces=[link(one["@id"]) for one in parts.outputs],
        cv__hasCost=[link(one["@id"]) for one in parts.costs],
        cv__hasChannel=[link(one["@id"]) for one in parts.channels],
        cv__contactPoint=[link(one["@id"]) for one in parts.contacts],
        cv__hasInputType=[link(name_of("evidence", code)) for code in inputs],
        cv__isGroupedBy=[link(name_of("event", code)) for code in events],
        cv__processingTime=_duration(limit),
    ) | {DEFINITION: definition}
    yield from parts.all()


def law_nodes(items: Iterable[ServiceItem]) -> Iterator[Node]:
    """Yield each provision that items rest on, once."""
    told: dict[str, Citation] = {}
    for item in items:
        for basis in item.legal_basis:
            told.setdefault(_law(basis.citation), basis.citation)
    for name, citation in told.items():
        yield node(
            name,
            "eli:LegalResource",
            dct__identifier=citation.written,
            dct__title=chinese(citation.full),
        )


class _Parts:
    """The nodes that belong to one service."""

    def __init__(self, item: ServiceItem, elements: Elements) -> None:
        self._item = item
        self._elements = elements
        self.requirements = [*self._conditions(), *self._documents()]
        self.rules = list(self._rules())
        self.outputs = list(self._outputs())
        self.costs = list(self._costs())
        self.channels = list(self._channels())
        self.contacts = list(self._contacts())

    def all(self) -> Iterator[Node]:
        for nodes in (self.requirements, self.rules, self.outputs, self.costs):
            yield from nodes
        yield from (*self.channels, *self.contacts)

    def _named(self, kind: str, code: str) -> str:
        return name_of(kind, self._item.code, code)

    def _conditions(self) -> Iterator[Node]:
        for one in self._item.conditions:
            yield node(
                self._named("condition", one.id),
                "cv:Requirement",
                dct__identifier=f"{self._item.code}/{one.id}",
                dct__title=chinese(one.words),
                dct__type=concept("requirement-kind", "condition"),
                dct__description=chinese(sentence(one.expression, self._elements)),
                cv__fulfils=[link(self._named("rule", str(at))) for at in self._ruled_by(one)],
            )

    def _documents(self) -> Iterator[Node]:
        for one in self._item.requirements:
            yield node(
                self._named("requirement", one.id),
                "cv:Requirement",
                dct__identifier=f"{self._item.code}/{one.id}",
                dct__title=chinese(one.name),
                dct__type=concept("requirement-kind", "evidence"),
                cv__hasEvidenceTypeList=[
                    node(
                        self._named("list", f"{one.id}/{at}"),
                        "cv:EvidenceTypeList",
                        cv__specifiesEvidenceType=[link(name_of("evidence", one)) for one in codes],
                    )
                    for at, codes in enumerate(one.alternatives, start=1)
                ],
            )

    def _ruled_by(self, condition: Any) -> Iterator[int]:
        """Yield the places of the rules that a condition comes from."""
        for at, basis in enumerate(self._item.legal_basis, start=1):
            if basis.citation in condition.basis:
                yield at

    def _rules(self) -> Iterator[Node]:
        for at, basis in enumerate(self._item.legal_basis, start=1):
            yield node(
                self._named("rule", str(at)),
                "cpsv:Rule",
                dct__identifier=f"{self._item.code}/rule/{at}",
                dct__title=chinese(str(basis.citation)),
                dct__description=chinese(basis.says or str(basis.citation)),
                dct__language=link(CHINESE),
                cpsv__implements=link(_law(basis.citation)),
            )

    def _outputs(self) -> Iterator[Node]:
        for one in self._item.outputs:
            yield node(
                self._named("output", one.code),
                "cv:Output",
                dct__identifier=f"{self._item.code}/{one.code}",
                dct__title=chinese(one.name),
                dct__type=concept("output-kind", one.kind),
            )

    def _costs(self) -> Iterator[Node]:
        for one in self._item.fees:
            yield node(
                self._named("fee", one.id),
                "cv:Cost",
                dct__identifier=f"{self._item.code}/{one.id}",
                dct__description=chinese(one.name),
                cv__hasValue={"@type": "xsd:double", "@value": str(one.amount.fen / FEN_PER_YUAN)},
                cv__currency=link(YUAN),
            )

    def _channels(self) -> Iterator[Node]:
        for one in self._item.channels:
            yield node(
                self._named("channel", one.value),
                "cv:Channel",
                dct__identifier=f"{self._item.code}/{one.value}",
                dct__type=concept("channel", one),
            )

    def _contacts(self) -> Iterator[Node]:
        if self._item.contact:
            yield node(
                self._named("contact", "ask"), "cv:ContactPoint", cv__telephone=self._item.contact
            )


def _evidence(item: ServiceItem) -> Iterator[str]:
    for requirement in item.requirements:
        for codes in requirement.alternatives:
            yield from codes


def _law(citation: Citation) -> str:
    return name_of("law", citation.written)


def _duration(limit: TimeLimit) -> Node | None:
    pattern = _DURATIONS.get(limit.unit)
    if pattern is None:
        return None
    return {"@type": "xsd:duration", "@value": pattern.format(limit.value)}
