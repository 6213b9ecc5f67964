"""Which registers concern a filing (相关数据): they serve an element or prove a paper of it."""

from collections.abc import Iterable

from tongban.core.catalog.availability import may_ask
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.items import ServiceItem


def datasets_concerned(
    items: Iterable[ServiceItem], catalogue: Catalogue
) -> tuple[tuple[Dataset, frozenset[str]], ...]:
    """Return each dataset with the elements of it that these items need, and no more.

    An item counts only towards the datasets that were granted for it.
    """
    needs = [(item.code, *_needs(item, catalogue)) for item in items]
    concerned = []
    for dataset in catalogue.datasets.values():
        asked = [one for one in needs if may_ask(catalogue, dataset, one[0])]
        needed = frozenset[str]().union(*(elements for _, elements, _ in asked))
        elements = needed.intersection(dataset.serves)
        proves = any(not papers.isdisjoint(dataset.proves) for _, _, papers in asked)
        if elements or proves:
            concerned.append((dataset, elements))
    return tuple(concerned)


def elements_concerned(item: ServiceItem, dataset: Dataset, catalogue: Catalogue) -> frozenset[str]:
    """Return the elements that a dataset is asked for an item, granted or not.

    One that only proves a paper is asked for a single element: it answers no empty question.
    """
    elements, papers = _needs(item, catalogue)
    needed = elements.intersection(dataset.serves)
    proves = not papers.isdisjoint(dataset.proves)
    return needed or frozenset(dataset.serves[:1] if proves else ())


def _needs(item: ServiceItem, catalogue: Catalogue) -> tuple[frozenset[str], frozenset[str]]:
    """Return the elements that an item needs, those on its papers among them, and the papers."""
    papers = {code for need in item.requirements for way in need.alternatives for code in way}
    proved = {element for code in papers for element in catalogue.evidence[code].proves}
    return frozenset(_elements_needed(item) | proved), frozenset(papers)


def _elements_needed(item: ServiceItem) -> set[str]:
    conditions = [
        *(one.expression for one in item.conditions),
        *(one.needed_when for one in item.requirements),
        *(one.needed_when for one in item.fields),
        *(one.needed_when for one in item.steps),
        *(one.needed_when for one in item.fees),
    ]
    read = {element for condition in conditions for element in elements_of(condition)}
    return read | {one.element for one in item.fields}
