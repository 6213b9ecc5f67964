"""Which registers concern a filing (相关数据): they serve an element or prove a paper of it."""

from collections.abc import Iterable

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.items import ServiceItem


def datasets_concerned(
    items: Iterable[ServiceItem], catalogue: Catalogue
) -> tuple[tuple[Dataset, frozenset[str]], ...]:
    """Return each shared dataset with the elements of it that these items need, and no more."""
    needed: set[str] = set()
    papers: set[str] = set()
    for item in items:
        needed |= _elements_needed(item)
        papers |= {code for need in item.requirements for way in need.alternatives for code in way}
    proved = {element for code in papers for element in catalogue.evidence[code].proves}
    return tuple(
        (dataset, frozenset(dataset.serves) & (needed | proved))
        for dataset in catalogue.datasets.values()
        if dataset.sharing is not Sharing.NOT_SHARED
        and (set(dataset.serves) & (needed | proved) or set(dataset.proves) & papers)
    )


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
