"""Handled items (业务办理项): the finest unit that is handled, such as 新办, 变更 or 延续.

A question may divide an item: each answer is a handled item of its own, in which what the answer
settles is no longer asked. What a handled item asks is read off the item it belongs to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NO_PARAMETERS,
    AllOf,
    Compare,
    Comparison,
    Condition,
    Constant,
    Element,
    Truth,
)
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import Fee, FormField, ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import InvalidValue

P = TypeVar("P", EvidenceRequirement, FormField, Fee, Step)


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
    code = element.code
    if element.kind is ValueKind.YES_NO:
        answers = [
            (f"{element.label}：是", f"{code} = yes"),
            (f"{element.label}：否", f"{code} = no"),
        ]
    elif element.kind is ValueKind.CHOICE:
        answers = [(one.label, f'{code} = "{one.value}"') for one in element.options]
    else:
        raise InvalidValue("handled item", "只能按单选或者是否的问题划分办理项")
    return tuple(
        HandledItem(serial=serial, name=f"{item.name}（{words}）", applies_when=parse(situation))
        for serial, (words, situation) in enumerate(answers, start=1)
    )


def first_division(
    item: ServiceItem, elements: Mapping[str, DataElement]
) -> tuple[HandledItem, ...]:
    """Return the handled items into which the first choice that is asked divides an item."""
    asked = (elements.get(question.element) for question in item.questions)
    choices = (one for one in asked if one is not None and one.kind is ValueKind.CHOICE)
    dividing = next(choices, None)
    return divided_by(item, dividing) if dividing is not None else ()


def handled_items(
    item: ServiceItem, elements: Mapping[str, DataElement]
) -> tuple[HandledItem, ...]:
    """Return the handled items that an item was given, else those its first choice makes."""
    return item.handled or first_division(item, elements)


def assumed_by(handled: HandledItem) -> dict[str, Value]:
    """Return the answers that a handled item takes for granted."""
    condition = handled.applies_when
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    return {
        one.left.code: one.right.value
        for one in parts
        if isinstance(one, Compare)
        and one.comparison is Comparison.EQUAL
        and isinstance(one.left, Element)
        and isinstance(one.right, Constant)
    }


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
    assumes = assumed_by(handled)
    assumed = _Assumed(values=assumes, today=today, parameters=parameters)
    truths = {one.id: assumed.truth(one.expression) for one in item.conditions}
    if Truth.NOT_MET in truths.values():
        raise InvalidValue("handled item", f"“{handled.name}”不符合受理条件，不是一个办理项")
    return replace(
        item,
        name=handled.name,
        handled=(),
        questions=tuple(one for one in item.questions if one.element not in assumes),
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
