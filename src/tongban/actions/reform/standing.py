"""Now and a base (现状与基线): two standpoints on the same year of cases.

The base is what law allows, or a release that a baseline remembers. Sums over the whole catalogue
come from columns; a department, an item or a journey is compared by core, service by service. A
small catalogue's columns are kept as long as release, cases and day are the same; a province's are
those that the worker keeps in files.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from tongban.actions.graph.current import AT_ONCE
from tongban.actions.outside import Outside
from tongban.actions.reform import sides
from tongban.actions.targets import published
from tongban.core.graph.burden.model import Figures
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import Reduced, Succession, around, compared, together
from tongban.core.reform.standpoints import Standpoint, as_law_allows
from tongban.core.reform.streams import MaterialStream
from tongban.core.reform.targets import Target, TargetScope
from tongban.engines.burden.reductions import Sums, since_law
from tongban.engines.burden.sides import Side
from tongban.engines.burden.streams import streams
from tongban.store.catalog.queries import Published, of_release
from tongban.store.workshop.models import ItemStanding

BY_LAW: Final = 0
"""The base that no release is: what law alone allows."""


class Closely(NamedTuple):
    """Some items as core compares them: both standpoints, and what became of each item."""

    before: Standpoint
    now: Standpoint
    reduced: tuple[Reduced, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A base and now, on one year of cases; `base` is a release or `BY_LAW`.

    `stale` tells that the figures are still those of the release before.
    """

    base: int
    now_published: Published
    base_published: Published
    earlier: Side | None
    side: Side
    succession: Succession
    stale: bool

    @property
    def is_province(self) -> bool:
        """Tell whether the catalogue is too large to be shown as a whole."""
        return len(self.now_published.rows) > AT_ONCE

    @cached_property
    def sums(self) -> Sums:
        """Return each department before and now, and what each cause saves there."""
        if self.earlier is None:
            return _since_law(self.side)
        if self.is_province:
            return sides.kept_sums(self.base_published)
        return sides.summed(self.earlier, self.side, self._alike, _hashable(self.succession))

    @property
    def figures(self) -> Pair:
        """Return the whole catalogue before and now."""
        return self.sums.figures

    @property
    def causes(self) -> Mapping[Cause, Figures]:
        """Return what each cause saves."""
        return self.sums.saved

    @property
    def filed(self) -> tuple[int, int]:
        """Return how many cases the year had, and of how many items nobody filed any."""
        return self.side.filed

    @cached_property
    def streams(self) -> tuple[MaterialStream, ...]:
        """Return how each material is had in a year."""
        return _streams(self.side)

    def closely(self, items: Iterable[str]) -> Closely:
        """Return some items with all that they were split from or merged into."""
        found, near = around(items, self.succession)
        now = self.side.standpoint(self.side.places_of(found))
        if self.earlier is None:
            before = as_law_allows(now.burden)
        else:
            before = self.earlier.standpoint(self.earlier.places_of(found), like=now)
        return Closely(before, now, compared(before, now, near))

    def of_department(self, code: str) -> tuple[Reduced, ...]:
        """Return what became of the items of a department."""
        items = (self.earlier or self.side).items_of(code)
        return tuple(one for one in self.closely(items).reduced if one.department == code)

    def of_items(self, items: Collection[str]) -> tuple[Reduced, ...]:
        """Return what became of some items."""
        wanted = frozenset(items)
        reduced = self.closely(wanted).reduced
        return tuple(one for one in reduced if not wanted.isdisjoint(one.before))

    def towards(self, target: Target) -> Pair:
        """Return the figures that count towards a target."""
        match target.scope:
            case TargetScope.CITY:
                return self.figures
            case TargetScope.DEPARTMENT:
                found = self.of_department(target.code)
            case TargetScope.ITEM:
                found = self.closely([target.code]).reduced
            case TargetScope.JOURNEY:
                found = self.closely(self._filed_in(target.code)).reduced
        return together(one for one in found if target.concerns(one))

    def _filed_in(self, journey: str) -> frozenset[str]:
        known = [one for one in (self.earlier, self.side) if one is not None]
        return frozenset[str]().union(*(one.items_in(journey) for one in known))

    @property
    def _alike(self) -> frozenset[str]:
        return sides.alike(self.base_published, self.now_published)


def standing(outside: Outside, base: int = BY_LAW) -> Standing:
    """Return how the catalogue stands now beside a base.

    Raises:
        NotFound: when there is no release of that number.
        Unavailable: while a province's burden is being assembled.
    """
    release = published()
    earlier = release if base == BY_LAW else of_release(base)
    side, stale = sides.side_of(release, outside)
    return Standing(
        base=base,
        now_published=release,
        base_published=earlier,
        earlier=None if base == BY_LAW else sides.base_side(earlier, release, outside),
        side=side,
        succession={} if base == BY_LAW else succession(),
        stale=stale,
    )


def succession() -> dict[str, tuple[str, ...]]:
    """Return the items that were replaced, each by those that took its place."""
    rows = ItemStanding.objects.filter(
        kind=ItemStanding.Kind.REPLACED, resumed_at__isnull=True
    ).values_list("code", "successors")
    return {code: tuple(successors) for code, successors in rows if successors}


def _hashable(succession: Succession) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted(succession.items()))


@lru_cache(maxsize=2)
def _streams(side: Side) -> tuple[MaterialStream, ...]:
    """Follow the materials once for as long as the side is the same object."""
    return streams(side)


@lru_cache(maxsize=2)
def _since_law(side: Side) -> Sums:
    """Add up once for as long as the side is the same object."""
    return since_law(side)
