"""Dated parameters (参数): numbers of law or local policy that change on a date.

A condition names the parameter; the value is the one in force on the day of the decision, so a
new standard never rewrites an old decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterValue:
    """A value and the day from which it is in force."""

    effective_from: date
    value: int | Decimal
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A named number with its history, oldest first."""

    code: str
    label: str
    unit: str
    history: tuple[ParameterValue, ...]

    def __post_init__(self) -> None:
        days = [entry.effective_from for entry in self.history]
        if not days or days != sorted(set(days)):
            raise InvalidValue("parameter", f"{self.code}: the history runs from old to new")

    def on(self, day: date) -> int | Decimal | None:
        """Return the value in force on `day`, or None before the first."""
        in_force = [entry.value for entry in self.history if entry.effective_from <= day]
        return in_force[-1] if in_force else None


Parameters: TypeAlias = Mapping[str, Parameter]
