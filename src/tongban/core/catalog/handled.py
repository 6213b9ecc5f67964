"""Handled items (业务办理项): the finest unit that is handled, such as 新办, 变更 or 延续.

Between them they take every situation of an item, each situation by exactly one. A case is counted
under the one that its own situation falls into; nobody chooses it by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tongban.core.catalog.conditions.nodes import ALWAYS, NO_PARAMETERS, Condition, Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.elements import Value
from tongban.core.vocabulary.errors import InvalidValue

MOST: Final = 99
"""The serial has two digits (实施编码 + 2 位序号)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandledItem:
    """One way in which an item is handled (业务办理项), and the situation that it is for.

    Its code is the code of the item with two more digits (实施编码 + 序号).
    """

    serial: int
    name: str
    applies_when: Condition = ALWAYS

    def __post_init__(self) -> None:
        if not 1 <= self.serial <= MOST:
            raise InvalidValue("handled item", f"办理项的序号从 1 到 {MOST}")
        if not self.name.strip():
            raise InvalidValue("handled item", "请填写办理项名称")

    def code_under(self, code: str) -> str:
        """Return the code under which it is known, `code` being that of its item."""
        return f"{code}{self.serial:02}"


def handled_as(
    handled: Iterable[HandledItem],
    values: Mapping[str, Value],
    *,
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
) -> HandledItem | None:
    """Return the one that a situation falls into; None where none does, or more than one."""
    met = [
        one
        for one in handled
        if evaluate(one.applies_when, values, today=today, parameters=parameters) is Truth.MET
    ]
    return met[0] if len(met) == 1 else None
