"""Standing (信用状况): what all entries of one party amount to on a day.

国办发〔2020〕42号: whoever promised falsely, or has a grave record, may not declare instead of
proving until it is repaired; 容缺受理 is closed to bad credit in the same way.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongban.core.credit.entries import CreditEntry
from tongban.core.credit.lists import Relief, Severity
from tongban.core.vocabulary.calendars import WorkingCalendar


class CreditLevel(enum.Enum):
    """How a party stands (信用等级), by the gravest entry that counts."""

    GOOD = "good"
    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"

    @classmethod
    def of(cls, gravest: Severity | None) -> "CreditLevel":
        """Return the level that follows from the gravest entry."""
        return cls.GOOD if gravest is None else cls[gravest.name]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditStanding:
    """The level, what is closed, and whether anything is known at all (信用状况)."""

    level: CreditLevel
    closed: frozenset[Relief]
    known: bool

    @property
    def may_declare(self) -> bool:
        """Tell whether a declaration may stand in for a paper."""
        return Relief.DECLARATION not in self.closed

    @property
    def may_defer(self) -> bool:
        """Tell whether a paper may follow later."""
        return Relief.DEFERRAL not in self.closed


def standing(
    entries: Iterable[CreditEntry], today: date, calendar: WorkingCalendar
) -> CreditStanding:
    """Return how a party stands by all its entries, of which only some may count."""
    everything = tuple(entries)
    counting = [entry.kind for entry in everything if entry.counts_on(today, calendar)]
    gravest = max((kind.severity for kind in counting), default=None)
    return CreditStanding(
        level=CreditLevel.of(gravest),
        closed=frozenset().union(*(kind.closes for kind in counting)),
        known=bool(everything),
    )
