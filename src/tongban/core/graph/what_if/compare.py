"""Before and after (推演对比): the same catalogue measured twice, and the list of what changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from tongban.core.graph.burden.measure import NeedStanding, Supplied, grouped, total
from tongban.core.graph.burden.model import Clientele, Figures, Service, YearlyBurden
from tongban.core.graph.what_if.switches import Switches, altered, serving

Group = TypeVar("Group")


class Pair(NamedTuple):
    """The figures before and after."""

    before: Figures
    after: Figures


class NeedChange(NamedTuple):
    """A requirement that is met in another way; None where it is not there at all."""

    requirement: str
    cases: int
    before: NeedStanding | None
    after: NeedStanding | None


class ServiceChange(NamedTuple):
    """A service that costs something else, or gets a paper in another way."""

    service: Service
    figures: Pair
    needs: tuple[NeedChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAndAfter:
    """What the switches change: in all, by department, by clientele, and service by service."""

    figures: Pair
    departments: Mapping[str, Pair]
    clienteles: Mapping[Clientele, Pair]
    changes: tuple[ServiceChange, ...]


def what_if(burden: YearlyBurden, before: Switches, after: Switches) -> BeforeAndAfter:
    """Measure the catalogue under both positions of the switches."""
    one, two = _Measured.of(burden, before), _Measured.of(burden, after)
    figures = [Pair(*both) for both in zip(one.figures, two.figures, strict=True)]
    together = list(zip(burden.services, figures, strict=True))
    changes = (
        ServiceChange(service, pair, one.changed(two, place))
        for place, (service, pair) in enumerate(together)
    )
    return BeforeAndAfter(
        figures=Pair(total(one.figures), total(two.figures)),
        departments=_pairs(burden, one, two, lambda service: service.department),
        clienteles=_pairs(burden, one, two, lambda service: service.clientele),
        changes=tuple(
            sorted(
                (one for one in changes if one.needs or one.figures.before != one.figures.after),
                key=_weight,
            )
        ),
    )


def _weight(change: ServiceChange) -> tuple[int, int, str, str]:
    """Order by documents saved, then by visits and steps, most first."""
    before, after = change.figures
    saved = before.documents - after.documents
    others = before.visits - after.visits + before.steps - after.steps
    return (-saved, -others, change.service.item, change.service.journey)


@dataclass(frozen=True, slots=True)
class _Measured:
    """The services under one position of the switches."""

    supplied: Supplied
    services: tuple[Service, ...]
    figures: tuple[Figures, ...]

    @classmethod
    def of(cls, burden: YearlyBurden, switches: Switches) -> "_Measured":
        supplied = Supplied(burden, serving(burden.grades, switches))
        services = tuple(altered(service, switches) for service in burden.services)
        return cls(supplied, services, tuple(map(supplied.figures, services)))

    def changed(self, other: "_Measured", place: int) -> tuple[NeedChange, ...]:
        """Return the needs of one service that are met in another way under the other position."""
        before, after = self.standings(place), other.standings(place)
        return tuple(
            NeedChange(requirement, cases, before.get(part), after.get(part))
            for part in {**before, **after}
            if before.get(part) is not after.get(part)
            for requirement, cases in (part,)
        )

    def standings(self, place: int) -> dict[tuple[str, int], NeedStanding]:
        """Return how each need of one service is met, with its cases a year."""
        return {
            (need.requirement, need.cases): self.supplied.standing(need)
            for need in self.services[place].needs
        }


def _pairs(
    burden: YearlyBurden, one: _Measured, two: _Measured, by: Callable[[Service], Group]
) -> dict[Group, Pair]:
    before = grouped(zip(burden.services, one.figures, strict=True), by)
    after = grouped(zip(burden.services, two.figures, strict=True), by)
    return {group: Pair(figures, after[group]) for group, figures in before.items()}
