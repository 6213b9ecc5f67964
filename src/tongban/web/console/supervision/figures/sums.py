"""What an extract adds up to (合计): by department, by item, by month."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from tongban.actions.targets import published
from tongban.core.performance.control import ControlChart, control_chart
from tongban.core.performance.expected import Cell, Funnelled, funnel
from tongban.core.performance.measures import Both, Measure, Ratio
from tongban.core.performance.tallies import CaseTally, RatingTally
from tongban.engines.mining.extracts import Place
from tongban.store.catalog.shelf import newest_item

Key = TypeVar("Key", str, date)
_PERIODS: Final = (1, 5, 10, 20)
"""Promised periods in working days between which items are taken to be equally hard (本地配置)."""

Tallies = Mapping[Place, tuple[CaseTally, RatingTally]]


def whole(found: Tallies) -> Both:
    """Return what everything adds up to."""
    return _added(found.values())


def by(found: Tallies, key: Callable[[Place], Key]) -> dict[Key, Both]:
    """Return the sums by a part of the place."""
    parts: defaultdict[Key, list[tuple[CaseTally, RatingTally]]] = defaultdict(list)
    for place, one in found.items():
        parts[key(place)].append(one)
    return {name: _added(each) for name, each in sorted(parts.items())}


def chart_of(found: Tallies, measure: Measure) -> ControlChart | None:
    """Return the control chart of a measure over the months of receipt."""
    months = by(found, lambda place: place.month)
    return control_chart([(f"{month:%Y-%m}", measure.of(both)) for month, both in months.items()])


def funnel_of(found: Tallies) -> tuple[Funnelled, ...]:
    """Return how often departments are late against what their items let expect."""
    sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    alike = kinds_of(place.item for place in found)
    for place, (cases, _) in found.items():
        sums[place.department, alike[place.item]][0] += cases.late
        sums[place.department, alike[place.item]][1] += cases.due
    return funnel(
        Cell(department, kind, Ratio(late, due))
        for (department, kind), (late, due) in sums.items()
        if due
    )


def kinds_of(codes: Iterable[str]) -> dict[str, str]:
    """Return what items are compared as: of one type, decided alike, with periods alike."""
    items = published().catalogue.items
    found = {}
    for code in codes:
        item = items.get(code) or newest_item(code)
        if item is None:
            found[code] = code
            continue
        place = bisect_left(_PERIODS, item.promised_limit.value)
        found[code] = f"{item.item_type.value}.{item.case_kind.value}.{place}"
    return found


def _added(each: Iterable[tuple[CaseTally, RatingTally]]) -> Both:
    cases, ratings = CaseTally(), RatingTally()
    for one, rated in each:
        cases += one
        ratings = RatingTally(
            active=ratings.active + rated.active,
            good=ratings.good + rated.good,
            poor=ratings.poor + rated.poor,
        )
    return Both(cases, ratings)
