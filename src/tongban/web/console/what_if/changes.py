"""Changes in an address (推演改动): what is switched, written so that a what-if can be kept.

Each is a kind and codes, joined by colons. What an address names that does not exist is left out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tongban.actions.burden import CityBurden
from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.what_if.switches import Merger, Part, Switches

MOST = 100
"""So many changes make an address that every browser still takes."""

SOURCES = tuple(SourceKind)
RULES = ("declarations", "deferrals", "grade_a")
OF_REQUIREMENTS = {
    "drop": "dropped",
    "declare": "declared",
    "defer": "deferred",
    "copy": "not_shown",
}
OF_STEPS = {"remove": "removed", "parallel": "parallel", "remote": "without_presence"}


class Change(NamedTuple):
    """One change: its kind, and the codes of what it is about."""

    kind: str
    codes: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """Return the change as it stands in an address."""
        return ":".join((self.kind, *self.codes))


def read(written: Iterable[str], city: CityBurden) -> tuple[Change, ...]:
    """Return the changes of an address that this city knows, each once."""
    known = (_read(one, city) for one in dict.fromkeys(written))
    return tuple([one for one in known if one is not None][:MOST])


def switched(changes: Iterable[Change], city: CityBurden) -> Switches:
    """Return the position of the switches after these changes of what is so today."""
    every = tuple(changes)
    kinds = {one.kind for one in every}
    turned = frozenset(
        Source(SourceKind(one.kind), one.codes[0]) for one in every if _is_source(one.kind)
    )
    parts = {
        switch: frozenset(_part(one) for one in every if one.kind == kind)
        for kind, switch in {**OF_REQUIREMENTS, **OF_STEPS}.items()
    }
    return Switches(
        on=city.today ^ turned,
        trusted=Trust.ISSUED if "grade_a" in kinds else Trust.CHECKED,
        declarations="declarations" not in kinds,
        deferrals="deferrals" not in kinds,
        merged=frozenset(Merger(*one.codes) for one in every if one.kind == "merge"),
        online=frozenset(one.codes[0] for one in every if one.kind == "online"),
        **parts,
    )


def _part(change: Change) -> Part:
    item, part = change.codes
    return item, part


def _is_source(kind: str) -> bool:
    return any(kind == one.value for one in SOURCES)


def _read(written: str, city: CityBurden) -> Change | None:
    kind, *codes = written.split(":")
    change = Change(kind, tuple(codes))
    return change if _is_known(change, city) else None


def _is_known(change: Change, city: CityBurden) -> bool:
    """Tell whether a change is about things that this city has."""
    match change:
        case Change(kind, (code,)) if _is_source(kind):
            return Source(SourceKind(kind), code) in city.sources
        case Change("online", (item,)):
            return bool(city.services(item))
        case Change("merge", (item, step, into)):
            return mergeable(item, city).get(step) == into
        case Change(kind, (item, part)):
            return part in _parts_of(kind, item, city)
    return change.kind in RULES and not change.codes


def _parts_of(kind: str, item: str, city: CityBurden) -> set[str]:
    """Return the parts of an item that a kind of change can be about."""
    services = city.services(item)
    if kind in OF_REQUIREMENTS:
        return {one.requirement for service in services for one in service.needs}
    if kind in OF_STEPS:
        return {one.step for service in services for one in service.tasks}
    return set()


def mergeable(item: str, city: CityBurden) -> dict[str, str]:
    """Return the steps that wait for one other alone, and so may be done within it."""
    tasks = next((one.tasks for one in city.services(item)), ())
    return {one.step: one.waits_for[0] for one in tasks if len(one.waits_for) == 1}
