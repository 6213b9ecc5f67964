"""Catalogue to document (导出): one graph of services, authorities, evidence, laws and codes."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tongban.adapters.open_standards.concepts import CHINESE, concept, concept_nodes
from tongban.adapters.open_standards.services import law_nodes, service_nodes
from tongban.adapters.open_standards.terms import (
    CATALOGUE,
    CONTEXT,
    DEFINITION,
    Node,
    chinese,
    link,
    name_of,
    node,
)
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.plain.writing import plain
from tongban.core.journeys.definitions import EventKind, Journey

_EVENTS: Final = {EventKind.LIFE: "cv:LifeEvent", EventKind.BUSINESS: "cv:BusinessEvent"}
NOTHING: Final[Mapping[str, Journey]] = {}


def write_cpsv(catalogue: Catalogue, journeys: Mapping[str, Journey] = NOTHING) -> bytes:
    """Return the document of a catalogue; reading it gives the same catalogue back.

    Journeys are told as the events that group their items.
    """
    graph = [_catalogue(catalogue)]
    graph += _departments(catalogue)
    graph += _evidence(catalogue)
    grouped: dict[str, list[str]] = defaultdict(list)
    for code, journey in journeys.items():
        for sub in journey.sub_items:
            grouped[sub.item].append(code)
        graph.append(_event(journey))
    for item in catalogue.items.values():
        graph += service_nodes(
            item, _text(plain(item)), events=grouped[item.code], elements=catalogue.elements
        )
    graph += law_nodes(catalogue.items.values())
    graph += concept_nodes()
    document = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _catalogue(catalogue: Catalogue) -> Node:
    """Return the node that carries what CPSV-AP has no class for."""
    rest = {
        "elements": [plain(one) for one in catalogue.elements.values()],
        "datasets": [plain(one) for one in catalogue.datasets.values()],
        "parameters": [plain(one) for one in catalogue.parameters.values()],
        "notes": list(catalogue.local_notes),
    }
    return {"@id": name_of(CATALOGUE), "@type": "tb:Catalogue", DEFINITION: _text(rest)}


def _departments(catalogue: Catalogue) -> Iterator[Node]:
    areas = dict.fromkeys(one.area for one in catalogue.departments.values())
    for area in areas:
        yield node(name_of("area", area), "dct:Location", dct__identifier=area)
    for one in catalogue.departments.values():
        yield node(
            name_of("department", one.code),
            "cv:PublicOrganisation",
            dct__identifier=one.credit_code,
            skos__prefLabel=chinese(one.name),
            dct__spatial=link(name_of("area", one.area)),
        ) | {DEFINITION: _text(plain(one))}


def _evidence(catalogue: Catalogue) -> Iterator[Node]:
    for one in catalogue.evidence.values():
        yield node(
            name_of("evidence", one.code),
            "cv:EvidenceType",
            dct__identifier=one.code,
            dct__title=chinese(one.name),
            cv__evidenceTypeClassification=concept("evidence-kind", one.kind),
        ) | {DEFINITION: _text(plain(one))}


def _event(journey: Journey) -> Node:
    return node(
        name_of("event", journey.code),
        ["cv:Event", _EVENTS[journey.event]],
        dct__identifier=journey.code,
        dct__title=chinese(journey.name),
        dct__description=chinese(journey.summary or journey.name),
        dct__language=link(CHINESE),
    )
