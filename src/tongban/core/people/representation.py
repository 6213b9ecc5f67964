"""Representation (办事身份): in whose name somebody acts, as what, and how far it reaches.

民法典 §161 to §164: what an agent does within their authority binds whom they act for. Who acts on
a ground of law (guardian, legal representative) stands for the other in everything; an agent for
what the mandate names. What belongs to a person alone, such as who looked at their data, an agent
of theirs does not open (个人信息保护法 §6, §44).
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.availability import EVERY_ITEM


class Capacity(enum.Enum):
    """As what somebody acts for another (代理身份)."""

    GUARDIAN = "guardian"
    LEGAL_REPRESENTATIVE = "legal_representative"
    AGENT = "agent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """Somebody acts for a party (代理).

    `reference` names the ground in a session without naming anybody. `natural` tells a person from
    an organisation. `items` and `departments` (服务领域) are what a mandate reaches.
    """

    reference: str
    party: str
    name: str
    capacity: Capacity
    natural: bool
    items: frozenset[str] = frozenset({EVERY_ITEM})
    departments: frozenset[str] = frozenset()
    until: date | None = None

    @property
    def whole(self) -> bool:
        """Tell whether it reaches all that is the party's, beyond single items."""
        if self.capacity is not Capacity.AGENT:
            return True
        return not self.natural and EVERY_ITEM in self.items

    def covers(self, item: str, department: str) -> bool:
        """Tell whether it reaches an item of a department."""
        return reaches(self.items, self.departments, item, department)


def reaches(items: frozenset[str], departments: frozenset[str], item: str, department: str) -> bool:
    """Tell whether a scope names an item, its department, or everything."""
    return EVERY_ITEM in items or item in items or department in departments
