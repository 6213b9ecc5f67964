"""The people of the city (全城人物): residents and businesses, the same for the same seed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random
from typing import Final

from tongban.examples.people.businesses import Business, businesses_of
from tongban.examples.people.households import residents_of
from tongban.examples.people.residents import HEAD, Numbers, Resident
from tongban.examples.people.stories import NEIGHBOURS

SEED: Final = 519900
ANCHOR: Final = date(2026, 9, 15)
"""The day on which the stories are told; ages and dates in registers are set by it."""

_RESIDENTS = 200
_BUSINESSES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPeople:
    """Everybody, and every business."""

    residents: tuple[Resident, ...]
    businesses: tuple[Business, ...]

    @property
    def by_name(self) -> Mapping[str, Resident]:
        """Return the residents by name; characters win over namesakes."""
        return {one.name: one for one in reversed(self.residents)}

    @property
    def heads(self) -> tuple[Resident, ...]:
        """Return the head of each household."""
        return tuple(one for one in self.residents if one.relation == HEAD)

    def household(self, number: int) -> tuple[Resident, ...]:
        """Return the members of one household, the head first."""
        return tuple(one for one in self.residents if one.household == number)


@cache
def city_people(seed: int = SEED) -> CityPeople:
    """Return the people that a seed makes."""
    random = Random(seed)  # noqa: S311 - invented people need repeatability, not secrecy
    drawn = residents_of(random, Numbers(), count=_RESIDENTS, anchor=ANCHOR)
    residents = [_told_of(one) for one in drawn]
    businesses = businesses_of(random, residents, count=_BUSINESSES, anchor=ANCHOR)
    return CityPeople(residents=tuple(residents), businesses=tuple(businesses))


def _told_of(resident: Resident) -> Resident:
    """Return a resident with the story that is told of them, if one is."""
    for one in NEIGHBOURS:
        if one.name == resident.name:
            return replace(resident, story=one.story, known=one.known)
    return resident
