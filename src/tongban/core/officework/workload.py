"""Workload (工作量): how much lies on whom, against what a person can carry.

Capacity is local configuration: how many open works one person is expected to have in hand at
most. It decides nothing by itself; a head sees it before giving somebody more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.citations import Citation

CAPACITY: Final = 30
BASIS: Final = Citation.local("每人手头在办一般不超过三十件")


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one officer has in hand (在手工作); without a number it is what nobody took."""

    staff_number: str
    name: str
    open: int
    due_today: int
    overdue: int
    away: bool = False

    @property
    def over(self) -> bool:
        """Tell whether it is more than a person is expected to carry."""
        return bool(self.staff_number) and self.open > CAPACITY

    @property
    def room(self) -> int:
        """Return how many more they can take; nobody takes any while away."""
        return 0 if self.away or not self.staff_number else max(0, CAPACITY - self.open)


def by_burden(loads: Iterable[Load]) -> tuple[Load, ...]:
    """Return the loads with what nobody took first, then the heaviest, the late ones before."""
    return tuple(
        sorted(loads, key=lambda one: (bool(one.staff_number), -one.overdue, -one.open, one.name))
    )
