"""Handled items (业务办理项): the finest unit that is handled, such as 新办, 变更 or 延续.

One question divides an item: each answer is an item of its own, in which what the answer settles is
no longer asked. Nothing is written twice: a handled item is read off the item it belongs to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from tongban.core.catalog.conditions.nodes import ALWAYS, NO_PARAMETERS, Condition, Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import Fee, FormField, ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import InvalidValue

P = TypeVar("P", EvidenceRequirement, FormField, Fee, Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandledItem:
    """One way in which an item is handled (业务办理项), and the answers that it takes for granted.

    Its code is the code of the item with two more digits (实施编码 + 序号).
    """

    serial: int
    name: str
    assumes: Mapping[str, Value]

    def code(self, item: ServiceItem) -> str:
        """Return the code under which the handled item is known."""
        return f"{item.implementation_code or item.code}{self.serial:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assumed:
    """What is taken for granted, on a day and under its figures."""

    values: Mapping[str, Value]
    today: date
    parameters: Mapping[str, int | Decimal]

    def truth(self, condition: Condition) -> Truth:
        """Return what a condition comes to by this alone."""
        return evaluate(condition, self.values, today=self.today, parameters=self.parameters)


def divided_by(item: ServiceItem, element: DataElement) -> tuple[HandledItem, ...]:
    """Return the handled items into which a question divides an item, one for each answer."""
    if element.code not in {question.element for question in item.questions}:
        raise InvalidValue("handled item", f"这个事项没有询问“{element.label}”，不能按它划分办理项")
    answers: list[tuple[str, Value]]
    if element.kind is ValueKind.YES_NO:
        answers = [(f"{element.label}：是", True), (f"{element.label}：否", False)]
    elif element.kind is ValueKind.CHOICE:
        answers = [(option.label, option.value) for option in element.options]
    else:
        raise InvalidValue("handled item", "只能按单选或者是否的问题划分办理项")
    return tuple(
        HandledItem(serial=serial, name=f"{item.name}（{words}）", assumes={element.code: value})
        for serial, (words, value) in enumerate(answers, start=1)
    )


def narrowed(
    item: ServiceItem,
    handled: HandledItem,
    *,
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
) -> ServiceItem:
    """Return the item as it is for one handled item: what its answer settles is settled.

    Raises:
        InvalidValue: when nobody of that answer would be accepted.
    """
    assumed = _Assumed(values=handled.assumes, today=today, parameters=parameters)
    truths = {one.id: assumed.truth(one.expression) for one in item.conditions}
    if Truth.NOT_MET in truths.values():
        raise InvalidValue("handled item", f"“{handled.name}”不符合受理条件，不是一个办理项")
    return replace(
        item,
        name=handled.name,
        questions=tuple(one for one in item.questions if one.element not in handled.assumes),
        conditions=tuple(one for one in item.conditions if truths[one.id] is Truth.UNKNOWN),
        requirements=_settled(item.requirements, assumed),
        fields=_settled(item.fields, assumed),
        fees=_settled(item.fees, assumed),
        steps=_steps(item.steps, assumed),
    )


def _settled(parts: Iterable[P], assumed: _Assumed) -> tuple[P, ...]:
    """Return the parts that may be needed; what certainly is, is needed always."""
    kept = []
    for part in parts:
        truth = assumed.truth(part.needed_when)
        if truth is not Truth.NOT_MET:
            met = truth is Truth.MET
            settled: Any = replace(part, needed_when=ALWAYS) if met else part
            kept.append(settled)
    return tuple(kept)


def _steps(steps: tuple[Step, ...], assumed: _Assumed) -> tuple[Step, ...]:
    """Return the steps that may take place; who waited for one that is gone waits for its own."""
    kept = {step.id for step in _settled(steps, assumed)}
    before: dict[str, tuple[str, ...]] = {}
    waiting = []
    for step in steps:
        waits = dict.fromkeys(
            one for wanted in step.waits_for for one in before.get(wanted, (wanted,))
        )
        if step.id in kept:
            waiting.append(replace(step, waits_for=tuple(waits)))
        else:
            before[step.id] = tuple(waits)
    return _settled(waiting, assumed)
