"""Dependencies (事项依赖): who waits for whom, derived from outputs and inputs, never typed in.

An item waits for another when the other yields a document that one of its requirements accepts, or
settles an element that it needs and that no question and no register tells. A circle cannot be
handled by anyone and is refused with its items named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import CatalogueError, Problem


class JourneyCycle(CatalogueError):
    """Items wait for each other in a circle; `cycle` names them, the first again at the end."""

    def __init__(self, cycle: tuple[str, ...]) -> None:
        path = " → ".join(cycle)
        super().__init__(
            (Problem(where="journey", message=f"事项互相等待：{path}", rule="journey-cycle"),)
        )
        self.cycle = cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """`item` waits for `waits_for`, because of these documents and elements (codes)."""

    item: str
    waits_for: str
    evidence: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """All edges between some items, and an order in which each comes after what it waits for."""

    edges: tuple[Dependency, ...]
    order: tuple[str, ...]

    def of(self, item: str) -> tuple[Dependency, ...]:
        """Return what `item` waits for."""
        return tuple(edge for edge in self.edges if edge.item == item)


def derive(items: Sequence[ServiceItem], catalogue: Catalogue) -> Dependencies:
    """Return who waits for whom among the items.

    Raises `JourneyCycle` when they wait in a circle.
    """
    told = {question.element for item in items for question in item.questions}
    told.update(element for dataset in catalogue.datasets.values() for element in dataset.serves)
    edges = tuple(
        edge
        for item in items
        for other in items
        if other is not item and (edge := _edge(item, other, told)) is not None
    )
    return Dependencies(edges=edges, order=_ordered(items, edges))


def _edge(item: ServiceItem, other: ServiceItem, told: set[str]) -> Dependency | None:
    accepted = {
        document
        for requirement in item.requirements
        for alternative in requirement.alternatives
        for document in alternative
    }
    yielded = (output.evidence for output in other.outputs if output.evidence is not None)
    evidence = tuple(dict.fromkeys(document for document in yielded if document in accepted))
    needed = _needed_elements(item) - told
    settled = (element for output in other.outputs for element in output.settles)
    elements = tuple(dict.fromkeys(element for element in settled if element in needed))
    if not evidence and not elements:
        return None
    return Dependency(item=item.code, waits_for=other.code, evidence=evidence, elements=elements)


def _needed_elements(item: ServiceItem) -> set[str]:
    needed = {field.element for field in item.fields}
    for condition in item.conditions:
        needed.update(elements_of(condition.expression))
    return needed


def _ordered(items: Iterable[ServiceItem], edges: Iterable[Dependency]) -> tuple[str, ...]:
    names = {item.code: item.name for item in items}
    waiting: Mapping[str, list[str]] = {code: [] for code in names}
    for edge in edges:
        waiting[edge.item].append(edge.waits_for)
    try:
        return tuple(TopologicalSorter(waiting).static_order())
    except CycleError as error:
        cycle: list[str] = error.args[1]
        raise JourneyCycle(tuple(names[code] for code in cycle)) from None
