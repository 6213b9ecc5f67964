"""Applications to places (排序录取): nobody is passed over by somebody who comes after them.

Each unit ranks whoever wishes for it: by tier, then by ticket. Everybody asks for their first wish;
a unit keeps the best that its places hold and turns the others to their next wish, until nobody is
turned away any more (deferred acceptance). What comes out depends on the rules alone, not on the
order in which anybody applied, and naming what one really wants is never worse than anything else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tongban.core.campaigns.definitions import Unit

Rank: TypeAlias = tuple[int, str]
"""The place of a tier and a ticket: the smaller comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One application (报名): its number, its wishes in order, its ticket, its tier by unit.

    It carries nothing of the person: what is published is made of this.
    """

    number: str
    wishes: tuple[str, ...]
    ticket: str
    tiers: Mapping[str, int]

    def rank(self, unit: str) -> Rank:
        """Return where it stands at a unit."""
        return (self.tiers[unit], self.ticket)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Who got what (录取结果): places by application, and who waits where, the next first."""

    placed: Mapping[str, str]
    waiting: Mapping[str, tuple[str, ...]]

    def unit_of(self, number: str) -> str:
        """Return the unit of an application; empty for none."""
        return self.placed.get(number, "")

    def turns(self, number: str) -> dict[str, int]:
        """Return at which units an application waits, and as which, from one."""
        return {
            unit: line.index(number) + 1 for unit, line in self.waiting.items() if number in line
        }


def rank(entries: Iterable[Entry], units: Sequence[Unit]) -> Placement:
    """Return who gets which place, and who waits."""
    every = {entry.number: entry for entry in entries}
    places = {unit.code: unit.places for unit in units}
    kept = _settled(every, places)
    placed = {number: unit for unit, holders in kept.items() for number in holders}
    return Placement(placed=placed, waiting=_waiting(every, placed, places))


def _settled(every: Mapping[str, Entry], places: Mapping[str, int]) -> Mapping[str, list[str]]:
    """Return the applications that each unit keeps once nobody is turned away any more."""
    kept: dict[str, list[str]] = {unit: [] for unit in places}
    left = {number: list(_wished(entry, places)) for number, entry in every.items()}
    asking = sorted(every)
    while asking:
        number = asking.pop()
        if not left[number]:
            continue
        unit = left[number].pop(0)
        kept[unit] = sorted((*kept[unit], number), key=lambda one: every[one].rank(unit))
        asking += kept[unit][places[unit] :]
        del kept[unit][places[unit] :]
    return kept


def _wished(entry: Entry, places: Mapping[str, int]) -> tuple[str, ...]:
    """Return the wishes that name a unit at which the application has a tier, each once."""
    known = (unit for unit in entry.wishes if unit in places and unit in entry.tiers)
    return tuple(dict.fromkeys(known))


def _waiting(
    every: Mapping[str, Entry], placed: Mapping[str, str], places: Mapping[str, int]
) -> Mapping[str, tuple[str, ...]]:
    """Return for each unit who would rather be there than where they are, the next first."""
    lines: dict[str, list[str]] = {unit: [] for unit in places}
    for number, entry in every.items():
        for unit in _wished(entry, places):
            if placed.get(number) == unit:
                break
            lines[unit].append(number)
    return {
        unit: tuple(sorted(line, key=lambda one: every[one].rank(unit)))
        for unit, line in lines.items()
        if line
    }
