"""Residents (居民): one invented person, with a number that proves right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tongban.core.vocabulary.identity import make_example_number

HEAD: Final = "户主"
"""The relation of the head of a household; the others are named by what they are to the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A person, their household by serial number, and what registers say beyond the ordinary.

    `known` overrides what the registers would say of an ordinary resident, by element code.
    """

    name: str
    woman: bool
    birth_date: date
    number: str
    household: int
    relation: str
    phone: str
    married_to: str = ""
    married_on: date | None = None
    story: str = ""
    known: Mapping[str, Any] = field(default_factory=dict)

    def age_on(self, day: date) -> int:
        """Return the whole years of age on `day`."""
        before = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before


class Numbers:
    """Hands out identity numbers and telephone numbers, none of them twice."""

    def __init__(self) -> None:
        self._orders: dict[tuple[date, str], int] = {}
        self._phones = 0

    def identity(self, birth_date: date, *, woman: bool, area: str) -> str:
        """Return the next number for that day and area; women have even orders."""
        taken = self._orders.get((birth_date, area), 0)
        self._orders[birth_date, area] = taken + 1
        order = 2 * (taken + 1) + (0 if woman else 1)
        return str(make_example_number(birth_date=birth_date, order=order, area=area))

    def phone(self) -> str:
        """Return the next number that cannot be anyone's."""
        self._phones += 1
        return f"100{self._phones:08d}"
