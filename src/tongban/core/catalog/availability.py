"""Availability (可用数据): which datasets an item may count on, because they were granted for it.

A dataset in the catalogue is an offer; only what is granted answers. A catalogue that says nothing
of grants (`granted` is None), such as one read from files, takes every shared dataset as granted.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing

EVERY_ITEM: Final = "*"
"""Stands among items for every item: written out, because an empty set permits nothing."""


def may_ask(catalogue: Catalogue, dataset: Dataset, item: str) -> bool:
    """Tell whether a dataset was granted for an item."""
    items = granted_items(catalogue, dataset)
    return EVERY_ITEM in items or item in items


def granted_items(catalogue: Catalogue, dataset: Dataset) -> frozenset[str]:
    """Return the items that a dataset was granted for, or `EVERY_ITEM` among them."""
    if dataset.sharing is Sharing.NOT_SHARED:
        return frozenset()
    if catalogue.granted is None:
        return frozenset({EVERY_ITEM})
    return catalogue.granted.get(dataset.code, frozenset())


def granted_at_all(catalogue: Catalogue) -> frozenset[str]:
    """Return the datasets that were granted for any item."""
    return frozenset(
        dataset.code for dataset in catalogue.datasets.values() if granted_items(catalogue, dataset)
    )


def granted_for(catalogue: Catalogue, items: Iterable[str]) -> frozenset[str]:
    """Return the datasets that were granted for every one of these items."""
    wanted = frozenset(items)
    every = {code: granted_items(catalogue, one) for code, one in catalogue.datasets.items()}
    return frozenset(
        code for code, granted in every.items() if EVERY_ITEM in granted or wanted <= granted
    )


def granted_in_part(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return, for each dataset that was granted for some items only, or for none, those items."""
    every = {code: granted_items(catalogue, one) for code, one in catalogue.datasets.items()}
    return {code: items for code, items in every.items() if EVERY_ITEM not in items}
