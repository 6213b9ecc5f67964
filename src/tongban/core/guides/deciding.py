"""Deciding (判断): conditions are read by their definition at first, and compiled once that pays.

Most of a province's item versions are seldom asked for; those that are asked for every day decide
thousands of times faster than they compile.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.catalog.conditions.compiled import (
    Compiled,
    CompiledEach,
    compile_condition,
    compile_each,
)
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Condition, Truth
from tongban.core.catalog.conditions.reference import evaluate

PATIENCE = 100
"""Compiling a condition costs about as much as deciding it this often by definition."""

_ANSWERS = {Truth.MET: True, Truth.NOT_MET: False, Truth.UNKNOWN: None}


class Decider:
    """A condition with the elements that it reads and the quickest test there is so far."""

    __slots__ = ("_patience", "condition", "elements", "test")

    def __init__(self, condition: Condition) -> None:
        """Begin with the definition."""
        self.condition = condition
        self.elements = frozenset(elements_of(condition))
        self.test: Compiled = self._by_definition
        self._patience = PATIENCE

    def _by_definition(
        self, values: Mapping[str, Any], today: date, parameters: Mapping[str, int | Decimal]
    ) -> bool | None:
        self._patience -= 1
        if self._patience <= 0:
            self.test = compile_condition(self.condition)
        return _ANSWERS[evaluate(self.condition, values, today=today, parameters=parameters)]


class Panel:
    """Conditions that are always asked together, with the quickest test there is so far."""

    __slots__ = ("_conditions", "_patience", "test")

    def __init__(self, conditions: Sequence[Condition]) -> None:
        """Begin with the definition."""
        self._conditions = tuple(conditions)
        self.test: CompiledEach = self._by_definition
        self._patience = PATIENCE

    def _by_definition(
        self, values: Mapping[str, Any], today: date, parameters: Mapping[str, int | Decimal]
    ) -> tuple[bool | None, ...]:
        self._patience -= 1
        if self._patience <= 0:
            self.test = compile_each(self._conditions)
        each = [
            evaluate(condition, values, today=today, parameters=parameters)
            for condition in self._conditions
        ]
        return tuple([_ANSWERS[truth] for truth in each])
