"""Believing (采信): what a register said becomes facts, or is not believed at all.

It must be about the subject asked for and hold values that the catalogue allows. Another person's
record is never shown to anybody (A67); what was not asked for is dropped and counted (A69).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongban.adapters.partners.reading import read_value
from tongban.core.catalog.elements import DataElement
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NotAvailable, Question


class Failed(Exception):
    """The register is not available, for a stable `reason`; never leaves this package."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a register said: about whom, which elements, as of when; `beyond` is not listed."""

    keys: Mapping[str, Any]
    elements: Mapping[str, Any]
    as_of: date
    beyond: int = 0


def elements_asked(question: Question) -> tuple[DataElement, ...]:
    """Return the elements wanted that the dataset declares to serve, and no others."""
    served = set(question.dataset.serves)
    return tuple(element for element in question.wanted if element.code in served)


def believed(said: Said, question: Question, *, today: date) -> Matched:
    """Return what was said as facts.

    Raises:
        Failed: when it is about somebody else, or from the future.
        Unreadable: when a value is not what its element allows.
    """
    dataset = question.dataset
    if any(said.keys.get(key) != question.keys[key] for key in dataset.keys):
        raise Failed("wrong_person")
    if said.as_of > today:
        raise Failed("garbage")
    asked = elements_asked(question)
    facts = tuple(
        Fact(
            element=element.code,
            value=read_value(element, said.elements[element.code]),
            source=FactSource.SHARED,
            as_of=said.as_of,
            origin=dataset.name,
        )
        for element in asked
        if element.code in said.elements
    )
    beyond = said.beyond + len(said.elements.keys() - {element.code for element in asked})
    return Matched(dataset=dataset.code, facts=facts, as_of=said.as_of, dropped=beyond)


def mapping(value: Any) -> dict[str, Any]:
    """Return `value` if it is a record; raises `Failed` otherwise."""
    if not isinstance(value, dict):
        raise Failed("garbage")
    return value


_WORDS = {
    "down": "{name}暂时连接不上",
    "slow": "{name}响应太慢",
    "garbage": "{name}返回的内容无法识别",
    "wrong_person": "{name}返回的记录与查询对象不符，已停止使用并转请核查",
    "refused": "{name}没有接受这次查询",
    "unconnected": "{name}还没有接通",
    "broken_off": "{name}近期多次查询失败，正在等待恢复",
}


def not_available(question: Question, reason: str) -> NotAvailable:
    """Return the answer for a register that gives none, with words for the person."""
    dataset = question.dataset
    words = _WORDS[reason].format(name=f"“{dataset.name}”")
    return NotAvailable(
        dataset=dataset.code,
        reason=reason,
        words=f"{words}，不影响您办理，请按提示用其他方式提供。",
    )
