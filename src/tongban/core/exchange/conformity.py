"""Conformity (合规性审查): what the platform itself sees in a request, for those who check it.

It points, and decides nothing: whether a purpose is lawful is for people to say.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.exchange.grants import Grant
from tongban.core.exchange.requests import DataRequest, Terms


class Concern(enum.Enum):
    """What a conformity check points at (合规性疑点)."""

    NOT_SHARED = "not_shared"
    UNKNOWN_DATASET = "unknown_dataset"
    UNKNOWN_FIELD = "unknown_field"
    FIELD_NOT_NEEDED = "field_not_needed"
    FIELD_MISSING = "field_missing"
    LOCAL_BASIS = "local_basis"
    GRANTED_ALREADY = "granted_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """One thing that a checker should look at, about `subjects` such as fields (审查疑点)."""

    concern: Concern
    subjects: tuple[str, ...] = ()


def concerns(
    request: DataRequest, catalogue: Catalogue, granted: Iterable[Grant], *, today: date
) -> tuple[Doubtful, ...]:
    """Return what should be looked at in a request, beside the grants that there are."""
    found = [Doubtful(concern=Concern.LOCAL_BASIS)] if request.basis.is_local else []
    terms = request.terms
    if not terms.dataset:
        return tuple(found)
    dataset = catalogue.datasets.get(terms.dataset)
    if dataset is None:
        return (*found, Doubtful(concern=Concern.UNKNOWN_DATASET))
    if dataset.sharing is Sharing.NOT_SHARED:
        found.append(Doubtful(concern=Concern.NOT_SHARED))
    found += _about_fields(terms, dataset, catalogue)
    same = (one.code for one in granted if one.living(today) and _holds(one, request))
    return (*found, *_about(Concern.GRANTED_ALREADY, same))


def needed_fields(
    items: Iterable[str], dataset: Dataset, catalogue: Catalogue
) -> frozenset[str] | None:
    """Return the fields of a dataset that items need, and no more; None for every item."""
    wanted = frozenset(items)
    if EVERY_ITEM in wanted:
        return None
    known = (catalogue.items[code] for code in wanted if code in catalogue.items)
    return frozenset[str]().union(*(elements_concerned(item, dataset, catalogue) for item in known))


def _about_fields(terms: Terms, dataset: Dataset, catalogue: Catalogue) -> list[Doubtful]:
    unknown = terms.fields - frozenset(dataset.serves)
    found = _about(Concern.UNKNOWN_FIELD, unknown)
    needed = needed_fields(terms.items, dataset, catalogue)
    if needed is not None:
        found += _about(Concern.FIELD_NOT_NEEDED, terms.fields - needed - unknown)
        found += _about(Concern.FIELD_MISSING, needed - terms.fields)
    return found


def _about(concern: Concern, subjects: Iterable[str]) -> list[Doubtful]:
    named = tuple(sorted(subjects))
    return [Doubtful(concern=concern, subjects=named)] if named else []


def _holds(grant: Grant, request: DataRequest) -> bool:
    """Tell whether a grant gives all that a request asks for."""
    terms = request.terms
    return (
        (grant.consumer, grant.dataset) == (request.consumer, terms.dataset)
        and terms.fields <= grant.fields
        and all(grant.covers(item) for item in terms.items)
    )
