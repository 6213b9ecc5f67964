"""A selection of a catalogue (目录的一部分): some items, and of all else only what they use."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of, parameters_of
from tongban.core.catalog.items import ServiceItem

T = TypeVar("T")


def selection(catalogue: Catalogue, codes: Iterable[str]) -> Catalogue:
    """Return the items of these codes with the elements, evidence and registers that they use.

    A register is used when it serves an element that a chosen item speaks of, or stands for
    evidence that it wants. All keep the order of the catalogue.
    """
    items = {code: catalogue.items[code] for code in codes}
    elements = _all(_elements(item) for item in items.values())
    wanted = _all(_evidence(item) for item in items.values())
    datasets = {
        code: one
        for code, one in catalogue.datasets.items()
        if elements.intersection(one.serves) or wanted.intersection(one.proves)
    }
    evidence = _kept(catalogue.evidence, wanted | _all(one.proves for one in datasets.values()))
    elements |= _all(one.proves for one in evidence.values())
    elements |= _all((*one.keys, *one.serves) for one in datasets.values())
    kept = _kept(catalogue.elements, elements)
    departments = {
        *_all(_departments(item) for item in items.values()),
        *(one.source_of_truth for one in kept.values()),
        *(one.issuer for one in evidence.values()),
        *(one.holder for one in datasets.values()),
    }
    return Catalogue(
        elements=kept,
        departments=_kept(catalogue.departments, departments),
        evidence=evidence,
        items=items,
        datasets=datasets,
        parameters=_kept(catalogue.parameters, _all(_parameters(one) for one in items.values())),
    )


def _elements(item: ServiceItem) -> Iterator[str]:
    for _, condition in item.expressions():
        yield from elements_of(condition)
    yield from (question.element for question in item.questions)
    yield from (field.element for field in item.fields)
    for output in item.outputs:
        yield from (*output.settles, *output.needs)


def _evidence(item: ServiceItem) -> Iterator[str]:
    for requirement in item.requirements:
        yield from chain.from_iterable(requirement.alternatives)
    yield from (output.evidence for output in item.outputs if output.evidence)


def _departments(item: ServiceItem) -> Iterator[str]:
    yield item.department
    yield from (step.department for step in item.steps)


def _parameters(item: ServiceItem) -> Iterator[str]:
    for _, condition in item.expressions():
        yield from parameters_of(condition)


def _all(several: Iterable[Iterable[str]]) -> set[str]:
    return set(chain.from_iterable(several))


def _kept(definitions: Mapping[str, T], codes: set[str] | set[str | None]) -> dict[str, T]:
    return {code: one for code, one in definitions.items() if code in codes}
