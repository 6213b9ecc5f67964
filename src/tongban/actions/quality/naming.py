"""Names (名称): the fields of a dataset by the codes of elements, and what people call them."""

from collections.abc import Iterable, Mapping
from functools import partial

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Sensitivity
from tongban.core.quality.naming import renamed
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.saying import sentence
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.queries.resources import published_resources


def known_dataset(code: str, catalogue: Catalogue) -> Dataset:
    """Return a dataset of the catalogue; raises `NotFound` when there is none."""
    found = catalogue.datasets.get(code)
    if found is None:
        raise NotFound(f"no dataset {code}")
    return found


def fields_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the fields of a dataset, those that a record is found by first."""
    return tuple(dict.fromkeys((*dataset.keys, *dataset.serves)))


def all_fields(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the fields of every dataset, by its code."""
    return {code: fields_of(one) for code, one in catalogue.datasets.items()}


def labels(catalogue: Catalogue) -> dict[str, str]:
    """Return what people call every element and every dataset."""
    elements = {code: one.label for code, one in catalogue.elements.items()}
    return elements | {code: one.name for code, one in catalogue.datasets.items()}


def said(rules: Iterable[QualityRule], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what each rule wants, in the words of people."""
    return tuple(map(sentence, map(partial(renamed, names=names), rules)))


def is_personal(dataset: Dataset, catalogue: Catalogue) -> bool:
    """Tell whether records are about persons: what they are found by is not public."""
    keys = (catalogue.elements.get(one) for one in dataset.keys)
    return any(one is None or one.sensitivity is not Sensitivity.PUBLIC for one in keys)


def headings_of(dataset: Dataset, catalogue: Catalogue) -> dict[str, str]:
    """Return the field that each heading of a file may stand for.

    A file may call a field by its label, as the system does, or by the code of its element.
    """
    resource = published_resources().get(dataset.code)
    named = {one.name: one.element for one in resource.fields} if resource else {}
    fields = fields_of(dataset)
    labelled = {catalogue.elements[one].label: one for one in fields if one in catalogue.elements}
    return {**named, **labelled, **{one: one for one in fields}}
