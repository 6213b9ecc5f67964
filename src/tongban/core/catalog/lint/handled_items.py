"""Rule on handled items (业务办理项): every situation falls into exactly one.

L22 GB/T 39046: a case carries the code of the one handled item that it was. What falls into two is
counted twice, and what falls into none is counted nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from math import prod
from typing import Final

from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey

_MOST_SITUATIONS: Final = 4096
Situation = Mapping[str, Value]


def handled_apart(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L22: handled items that overlap, or leave a situation to none of them."""
    if not item.handled:
        return
    elements = survey.catalogue.elements
    read = sorted({code for one in item.handled for code in elements_of(one.applies_when)})
    answers = {code: _answers(elements.get(code)) for code in read}
    if not all(answers.values()) or prod(map(len, answers.values())) > _MOST_SITUATIONS:
        yield Remark(
            part="handled",
            message="办理项不是只按单选或者是否的问题划分，不能逐一核对有没有重叠和遗漏",
            fix="改按单选或者是否的问题划分，或者人工核对每一种情形",
            severity=Severity.ADVICE,
        )
        return
    situations = [dict(zip(answers, chosen, strict=True)) for chosen in product(*answers.values())]
    lawful = [one for one in situations if _is_accepted(item, one, survey)]
    yield from _overlaps(item, lawful, survey)
    yield from _gaps(item, lawful, survey)


def _answers(element: DataElement | None) -> tuple[Value, ...]:
    """Return all that an element can be; nothing for what cannot be gone through."""
    if element is None:
        return ()
    if element.kind is ValueKind.YES_NO:
        return (True, False)
    if element.kind is ValueKind.CHOICE:
        return tuple(option.value for option in element.options)
    return ()


def _is_accepted(item: ServiceItem, situation: Situation, survey: Survey) -> bool:
    """Tell whether somebody in this situation may be accepted at all."""
    truths = (evaluate(one.expression, situation, today=survey.today) for one in item.conditions)
    return Truth.NOT_MET not in truths


def _applies(one: HandledItem, situation: Situation, survey: Survey) -> bool:
    return evaluate(one.applies_when, situation, today=survey.today) is Truth.MET


def _overlaps(item: ServiceItem, lawful: Sequence[Situation], survey: Survey) -> Iterator[Remark]:
    for one, other in combinations(item.handled, 2):
        both = (
            each for each in lawful if _applies(one, each, survey) and _applies(other, each, survey)
        )
        for situation in islice(both, 1):
            yield Remark(
                part=f"handled/{other.serial:02}",
                message=f"{_told(situation, survey)}时，“{one.name}”和“{other.name}”都适用",
                fix="改写适用情形，让每种情形只归一个办理项",
            )


def _gaps(item: ServiceItem, lawful: Sequence[Situation], survey: Survey) -> Iterator[Remark]:
    left = (each for each in lawful if not any(_applies(one, each, survey) for one in item.handled))
    for situation in islice(left, 1):
        yield Remark(
            part="handled",
            message=f"{_told(situation, survey)}时，没有办理项适用",
            fix="增加一个办理项，或者扩大已有办理项的适用情形",
        )


def _told(situation: Situation, survey: Survey) -> str:
    if not situation:
        return "所有情形"
    elements = survey.catalogue.elements
    return "、".join(_answer(elements[code], value) for code, value in situation.items())


def _answer(element: DataElement, value: Value) -> str:
    if isinstance(value, bool):
        return f"{element.label}“{'是' if value else '否'}”"
    return f"{element.label}“{element.option_label(str(value))}”"
