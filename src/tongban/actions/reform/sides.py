"""The sides of a comparison (比较双方): a release under the cases of this year, in columns.

What a province saves since an earlier release is added up by the worker: items whose version
changed since are compared one by one, and in a year of reform they are many.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from tongban.actions.graph.burdens import (
    ReadyBurden,
    assembled_burden,
    keep_bases,
    ready_base,
    ready_burden,
)
from tongban.actions.graph.compiling import edition
from tongban.actions.graph.current import AT_ONCE, graph_folder
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.graph.burden.derive import Reckoning, Year
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import Succession
from tongban.core.vocabulary.errors import Unavailable
from tongban.engines.burden.naming import Names
from tongban.engines.burden.reductions import Sums, since_release
from tongban.engines.burden.sides import Side
from tongban.engines.service_graph import storage
from tongban.store.cases.queries import measured
from tongban.store.catalog.queries import Published, of_release
from tongban.store.reform.queries import bases

_YEAR: Final = timedelta(days=365)


def side_of(release: Published, outside: Outside) -> tuple[Side, bool]:
    """Return what is published now, and whether it is still the release before."""
    if len(release.rows) > AT_ONCE:
        ready, stale = ready_burden(outside, by_cases=True)
        return _side(ready), stale
    return _small(release, outside), False


def base_side(earlier: Published, now: Published, outside: Outside) -> Side:
    """Return an earlier release under the cases of this year."""
    if len(now.rows) > AT_ONCE:
        return _side(ready_base(earlier, outside))
    return _small(earlier, outside)


def alike(one: Published, other: Published) -> frozenset[str]:
    """Return the items of which both releases have the same version."""
    return frozenset(code for (code, _), _ in one.rows.items() & other.rows.items())


def kept_sums(earlier: Published) -> Sums:
    """Return what the worker added up of a province since an earlier release.

    Raises:
        Unavailable: while it is being added up for the first time.
    """
    found = storage.read(_path(earlier.release))
    if found is None:
        raise Unavailable("what was saved since the base is being added up")
    names = Names(found.arrays["octets"], found.arrays["begins"])
    shape = (-1, len(names))
    return Sums(
        departments=tuple(names),
        before=found.arrays["before"].reshape(shape),
        after=found.arrays["after"].reshape(shape),
        causes={
            cause: found.arrays[cause.value].reshape(shape)
            for cause in Cause
            if cause.value in found.arrays
        },
    )


def keep_up(outside: Outside, succession: Succession) -> int:
    """Assemble the bases of a province and add up what was saved since; return how many were."""
    try:
        now = published()
        side, stale = side_of(now, outside)
    except Unavailable:
        return 0
    if stale or len(now.rows) <= AT_ONCE:
        return 0
    earlier = [of_release(one) for one in bases()]
    keep_bases(earlier, outside)
    added = 0
    for one in earlier:
        notes = {
            "of": f"{edition(one)} {edition(now)} {outside.today} {sorted(succession.items())}"
        }
        known = storage.read(_path(one.release))
        if known is None or known.notes != notes:
            sums = since_release(
                _side(ready_base(one, outside)), side, alike=alike(one, now), succession=succession
            )
            storage.write(_path(one.release), _arrays(sums), notes)
            added += 1
    return added


@lru_cache(maxsize=8)
def summed(
    earlier: Side,
    now: Side,
    same: frozenset[str],
    succession: tuple[tuple[str, tuple[str, ...]], ...],
) -> Sums:
    """Add up what was saved since an earlier release of a small catalogue."""
    return since_release(earlier, now, alike=same, succession=dict(succession))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a side is made of, told apart by release, day and cases."""

    edition: str
    day: str
    cases: tuple[object, ...]
    published: Published
    year: Year
    reckoning: Reckoning

    def __hash__(self) -> int:
        return hash((self.edition, self.day, self.cases))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and (self.edition, self.day, self.cases) == (
            other.edition,
            other.day,
            other.cases,
        )


def _small(release: Published, outside: Outside) -> Side:
    counted = measured.year_of_cases(outside.now - _YEAR, outside.now)
    year = replace(counted, otherwise=0)  # a side counts what nobody filed, and can tell which
    cases = (tuple(sorted(year.cases.items())), tuple(sorted(year.needed.items())))
    reckoning = Reckoning(filed_on=outside.today, calendar=outside.calendar)
    return _made(_Asked(edition(release), str(outside.today), cases, release, year, reckoning))


@lru_cache(maxsize=4)
def _made(asked: _Asked) -> Side:
    return _side(assembled_burden(asked.published, asked.year, asked.reckoning))


@lru_cache(maxsize=4)
def _side(ready: ReadyBurden) -> Side:
    return Side.of(ready.reckoner.arrays, ready.today)


def _path(base: int) -> Path:
    return graph_folder() / f"{base}.sums"


def _arrays(sums: Sums) -> list[tuple[str, Any]]:
    names = Names.of(one.encode() for one in sums.departments)
    causes = ((cause.value, each.reshape(-1)) for cause, each in sums.causes.items())
    return [
        ("octets", names.octets),
        ("begins", names.begins),
        ("before", sums.before.reshape(-1)),
        ("after", sums.after.reshape(-1)),
        *causes,
    ]
