"""Now and a base (现状与基线): two standpoints on the same year of cases.

The base is what law allows, or a release that a baseline remembers. Deriving a burden reads every
item of a release, so what was derived is kept as long as releases, cases and the day are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Final

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.graph.burden.derive import Reckoning, Year, burden
from tongban.core.graph.burden.model import Figures, YearlyBurden
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import Reduced, Succession, causes_of, compared, together
from tongban.core.reform.standpoints import Standpoint, as_law_allows, in_use
from tongban.store.cases.queries import measured
from tongban.store.catalog.queries import Published, of_release
from tongban.store.workshop.models import ItemStanding

BY_LAW: Final = 0
"""The base that no release is: what law alone allows."""

_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A base and now, on one year of cases; `base` is a release or `BY_LAW`."""

    base: int
    year: Year
    now_published: Published
    base_published: Published
    before: Standpoint
    now: Standpoint
    succession: Succession

    @cached_property
    def reduced(self) -> tuple[Reduced, ...]:
        """Return what became of each item."""
        return compared(self.before, self.now, self.succession)

    @cached_property
    def figures(self) -> Pair:
        """Return the whole catalogue before and now."""
        return together(self.reduced)

    @cached_property
    def causes(self) -> Mapping[Cause, Figures]:
        """Return what each cause saves."""
        return causes_of(self.reduced)


def standing(outside: Outside, base: int = BY_LAW) -> Standing:
    """Return how the catalogue stands now beside a base."""
    year = year_of(outside)
    release = published()
    earlier = release if base == BY_LAW else of_release(base)
    now = _burden(release, year, outside)
    before = (
        as_law_allows(now, release.catalogue, reckoning(outside))
        if base == BY_LAW
        else in_use(_burden(earlier, year, outside), earlier.catalogue)
    )
    return Standing(
        base=base,
        year=year,
        now_published=release,
        base_published=earlier,
        before=before,
        now=in_use(now, release.catalogue),
        succession=_succession(),
    )


def year_of(outside: Outside) -> Year:
    """Return the cases of the year until now."""
    return measured.year_of_cases(outside.now - _YEAR, outside.now)


def reckoning(outside: Outside) -> Reckoning:
    """Return how days are counted for a case filed today."""
    return Reckoning(filed_on=outside.today, calendar=outside.calendar)


def _succession() -> dict[str, tuple[str, ...]]:
    rows = ItemStanding.objects.filter(
        kind=ItemStanding.Kind.REPLACED, resumed_at__isnull=True
    ).values_list("code", "successors")
    return {code: tuple(successors) for code, successors in rows if successors}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a burden is derived from, told apart by release, day and cases."""

    release: int
    day: str
    cases: tuple[object, ...]
    published: Published
    year: Year
    reckoning: Reckoning

    def __hash__(self) -> int:
        return hash((self.release, self.day, self.cases))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and (self.release, self.day, self.cases) == (
            other.release,
            other.day,
            other.cases,
        )


def _burden(release: Published, year: Year, outside: Outside) -> YearlyBurden:
    cases = (tuple(sorted(year.cases.items())), tuple(sorted(year.needed.items())))
    reckoned = reckoning(outside)
    return _derived(_Asked(release.release, str(outside.today), cases, release, year, reckoned))


@lru_cache(maxsize=4)
def _derived(asked: _Asked) -> YearlyBurden:
    journeys = asked.published.journeys.values()
    return burden(asked.published.catalogue, journeys, asked.year, asked.reckoning)
