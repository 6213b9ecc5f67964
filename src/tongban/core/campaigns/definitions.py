"""What a campaign is (批次): when one applies, for which places, and who comes first.

The rules stand before the first day and do not change: the window, the places, the tiers in their
order, each with what it rests on (义务教育法 §12: near to home, on equal terms).
"""

import enum
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

HOURS_A_DAY: Final = 24
MOST_CHOICES: Final = 3
"""How many places one may name, in the order in which one would like them."""


class Gate(enum.Enum):
    """Whether one may apply now (报名状态)."""

    NOT_YET = "not_yet"
    OPEN = "open"
    OUTSIDE_HOURS = "outside_hours"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days and the hours of a day in which one applies (报名时间); both days count."""

    opens_on: date
    closes_on: date
    from_hour: int
    until_hour: int

    def __post_init__(self) -> None:
        hours = 0 <= self.from_hour < self.until_hour <= HOURS_A_DAY
        if self.closes_on < self.opens_on or not hours:
            raise InvalidValue("campaign", "a window opens before it closes")

    @property
    def closes_at(self) -> datetime:
        """Return the moment from which nobody applies any more."""
        midnight = datetime.combine(self.closes_on, time(), tzinfo=CHINA_STANDARD_TIME)
        return midnight + timedelta(hours=self.until_hour)

    def gate(self, now: datetime) -> Gate:
        """Return whether one may apply at a moment."""
        local = now.astimezone(CHINA_STANDARD_TIME)
        if local.date() < self.opens_on:
            return Gate.NOT_YET
        if now >= self.closes_at:
            return Gate.OVER
        if self.from_hour <= local.hour < self.until_hour:
            return Gate.OPEN
        return Gate.OUTSIDE_HOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Something with places (招生单位): `area` is the neighbourhood it serves first."""

    code: str
    name: str
    places: int
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Who comes before whom (顺位): whoever meets `condition`; `near` only where one is served."""

    id: str
    words: str
    condition: Condition
    basis: Citation
    near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign of one item (批次).

    `choices` are the elements in which an applicant names units, the first wish first; `home` is
    the element that says in which neighbourhood they live. Whoever meets no tier comes last.
    """

    code: str
    name: str
    item: str
    department: str
    window: Window
    units: tuple[Unit, ...]
    tiers: tuple[Tier, ...]
    choices: tuple[str, ...]
    home: str
    objections: TimeLimit
    basis: Citation

    def __post_init__(self) -> None:
        codes = [unit.code for unit in self.units]
        if len(set(codes)) < len(codes) or not codes:
            raise InvalidValue("campaign", "units have codes of their own")
        if any(unit.places < 0 for unit in self.units):
            raise InvalidValue("campaign", "nothing has fewer than no places")
        if not 1 <= len(self.choices) <= MOST_CHOICES:
            raise InvalidValue("campaign", f"one to {MOST_CHOICES} wishes")

    def unit(self, code: str) -> Unit | None:
        """Return a unit by its code."""
        return next((one for one in self.units if one.code == code), None)
