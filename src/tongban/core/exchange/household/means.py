"""Means (收入和财产): what registers tell that counts, and towards which total of the household.

Which datasets are asked is not listed anywhere: whatever serves an element that counts, searched by
a person's number alone, is a source. A city that connects one more register asks one more.
"""

from collections.abc import Mapping
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.items import AcceptanceCondition, ServiceItem
from tongban.core.vocabulary.citations import Citation

PERSON_KEY: Final = "person.identity_number"
SIZE: Final = "household.size"
ALL_AUTHORISED: Final = "household.all_authorised"
PURPOSE: Final = "家庭经济状况核对"
"""The purpose under which registers are asked; a grant for handling cases does not carry it."""

TOTALS: Final[Mapping[str, tuple[str, ...]]] = {
    "household.monthly_income": ("means.wages", "means.pension"),
    "household.financial_assets": (
        "means.deposits",
        "means.securities",
        "means.policies",
        "fund.balance",
    ),
    "household.vehicles": ("means.vehicles",),
    "household.dwellings": ("household.dwellings",),
}
"""Each total of a household, and the elements of its members that add up to it."""

TOLD_ONLY: Final = frozenset({"means.enterprises", "means.relief"})
"""What is shown although no rule counts it: firms to be looked into, relief received."""

COUNTING_BASIS: Final = Citation.local("计入家庭收入和财产的项目，以及只作提示的项目")
COUNTED: Final = frozenset[str]().union(*TOTALS.values())
ASKED: Final = COUNTED | TOLD_ONLY
ONLY_HERE: Final = frozenset(one for one in ASKED if one.startswith("means."))
"""What registers tell for a check of a household and for nothing else."""


def means_tested(item: ServiceItem) -> bool:
    """Tell whether an item wants the means of a household checked."""
    return any(one.element == ALL_AUTHORISED for one in item.questions)


def sources(catalogue: Catalogue) -> tuple[Dataset, ...]:
    """Return the registers that are asked about each member, in the order of the catalogue."""
    return tuple(
        one
        for one in catalogue.datasets.values()
        if one.keys == (PERSON_KEY,)
        and one.sharing is not Sharing.NOT_SHARED
        and not ASKED.isdisjoint(one.serves)
    )


def elements_asked(source: Dataset) -> tuple[str, ...]:
    """Return what a source is asked for about each member, and no more."""
    return tuple(one for one in source.serves if one in ASKED)


def rules(item: ServiceItem) -> tuple[AcceptanceCondition, ...]:
    """Return the conditions of an item that totals of the household decide."""
    return tuple(
        one
        for one in item.conditions
        if (read := set(elements_of(one.expression))) & TOTALS.keys() and read <= {*TOTALS, SIZE}
    )
