"""References (引用检查): every code that the catalogue names exists, and every fact can be had.

Each part is proved when it is built; what joins the parts is proved here, for the whole catalogue
at once and with all problems together. A condition over a fact that nobody asks, serves, proves or
yields would stay unknown for ever, so that is a problem too.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.kinds import check
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Output
from tongban.core.vocabulary.errors import Problem


def problems(catalogue: Catalogue, *, only: Collection[str] | None = None) -> tuple[Problem, ...]:
    """Return every reference that leads nowhere, in the order of the catalogue.

    `only` names the items to look at; the others are opened only where one of these reads what
    nothing but another item may settle.
    """
    return tuple(_References(catalogue, only).problems())


@dataclass(frozen=True, slots=True)
class _References:
    """The catalogue under check, and the items of it to look at."""

    catalogue: Catalogue
    only: Collection[str] | None = None

    @property
    def items(self) -> Mapping[str, ServiceItem]:
        if self.only is None:
            return self.catalogue.items
        return {code: self.catalogue.items[code] for code in self.only}

    def problems(self) -> Iterator[Problem]:
        yield from self._misfiled()
        for element in self.catalogue.elements.values():
            yield from self._of_element(element)
        yield from self._of_evidence()
        yield from self._of_datasets()
        obtainable = _Obtainable(self.catalogue)
        for code, item in self.items.items():
            for problem in chain(self._of_item(item), self._unobtainable(item, obtainable)):
                yield Problem(
                    where=f"items/{code}/{problem.where}".rstrip("/"),
                    message=problem.message,
                    rule=problem.rule,
                )

    def _misfiled(self) -> Iterator[Problem]:
        """Report definitions that are not found by their own code."""
        maps: Mapping[str, Mapping[str, Any]] = {
            "elements": self.catalogue.elements,
            "departments": self.catalogue.departments,
            "evidence": self.catalogue.evidence,
            "items": self.items,
            "datasets": self.catalogue.datasets,
            "parameters": self.catalogue.parameters,
        }
        for name, definitions in maps.items():
            for key, definition in definitions.items():
                if definition.code != key:
                    yield _problem(
                        f"{name}/{key}", f"登记在 {key} 下的定义编码是 {definition.code}"
                    )

    def _of_element(self, element: DataElement) -> Iterator[Problem]:
        yield from self._departments(f"elements/{element.code}", (element.source_of_truth,))

    def _of_evidence(self) -> Iterator[Problem]:
        for code, evidence in self.catalogue.evidence.items():
            yield from self._elements(f"evidence/{code}", evidence.proves)
            yield from self._departments(f"evidence/{code}", (evidence.issuer,))

    def _of_datasets(self) -> Iterator[Problem]:
        for code, dataset in self.catalogue.datasets.items():
            where = f"datasets/{code}"
            yield from self._departments(where, (dataset.holder,))
            yield from self._elements(where, (*dataset.keys, *dataset.serves))
            yield from self._evidence(where, dataset.proves)
            yield from _unknown(where, "提供的数据元", dataset.family, dataset.serves)

    def _of_item(self, item: ServiceItem) -> Iterator[Problem]:
        yield from self._departments("", (item.department,))
        for question in item.questions:
            yield from self._elements(f"questions/{question.element}", (question.element,))
        for field in item.fields:
            yield from self._elements(f"fields/{field.element}", (field.element,))
        for requirement in item.requirements:
            named = chain.from_iterable(requirement.alternatives)
            yield from self._evidence(f"requirements/{requirement.id}", named)
        for step in item.steps:
            yield from self._departments(f"steps/{step.id}", (step.department,))
        for output in item.outputs:
            yield from self._of_output(output)
        for part, condition in item.expressions():
            for trouble in check(condition, self.catalogue.elements, self.catalogue.parameters):
                yield _problem(part, trouble, rule="condition")

    def _of_output(self, output: Output) -> Iterator[Problem]:
        where = f"outputs/{output.code}"
        yield from self._elements(where, (*output.settles, *output.needs))
        yield from self._evidence(where, (output.evidence,))
        named = {evidence.certificate_type for evidence in self.catalogue.evidence.values()}
        yield from _unknown(where, "证照类型", (output.certificate_type,), named)

    def _unobtainable(self, item: ServiceItem, obtainable: Container[str]) -> Iterator[Problem]:
        """Report elements that a condition reads although nothing can ever tell them."""
        asked = {question.element for question in item.questions}
        asked.update(field.element for field in item.fields)
        for part, condition in item.expressions():
            for code in elements_of(condition):
                known = self.catalogue.elements.get(code)
                if known is not None and code not in asked and code not in obtainable:
                    yield _problem(
                        part,
                        f"“{known.label}”（{code}）没有来源：没有提问或表单项，"
                        "也没有数据、材料或办理结果提供",
                        rule="unobtainable",
                    )

    def _elements(self, where: str, codes: Iterable[str | None]) -> Iterator[Problem]:
        return _unknown(where, "数据元", codes, self.catalogue.elements)

    def _departments(self, where: str, codes: Iterable[str | None]) -> Iterator[Problem]:
        return _unknown(where, "部门", codes, self.catalogue.departments)

    def _evidence(self, where: str, codes: Iterable[str | None]) -> Iterator[Problem]:
        return _unknown(where, "材料", codes, self.catalogue.evidence)


class _Obtainable(Container[str]):
    """Elements that a register serves, a document proves or, asked last, an item settles."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._items = catalogue.items
        self._told = frozenset(
            chain(
                *(dataset.serves for dataset in catalogue.datasets.values()),
                *(evidence.proves for evidence in catalogue.evidence.values()),
            )
        )

    def __contains__(self, code: object) -> bool:
        return code in self._told or code in self._settled

    @cached_property
    def _settled(self) -> frozenset[str]:
        outputs = chain(*(item.outputs for item in self._items.values()))
        return frozenset(chain(*(output.settles for output in outputs)))


def _unknown(
    where: str, kind: str, codes: Iterable[str | None], known: Container[str | None]
) -> Iterator[Problem]:
    for code in dict.fromkeys(codes):
        if code is not None and code not in known:
            yield _problem(where, f"没有{kind} {code}")


def _problem(where: str, message: str, *, rule: str = "reference") -> Problem:
    return Problem(where=where, message=message, rule=rule)
