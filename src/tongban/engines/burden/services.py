"""Services of a year (一年办理): every item alone, and in each journey in which it was filed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.graph.burden.derive import ALONE, Year, produced_in
from tongban.core.journeys.definitions import Journey
from tongban.engines.burden.frames import Frame
from tongban.engines.burden.rows import Counts, Integers

Produced = Mapping[str, frozenset[str]]
"""For each item of a journey, the evidence that the others yield."""


class Services(NamedTuple):
    """The item and the journey of each service, by number, and its cases; journey 0 is none."""

    item: Integers
    journey: Integers
    cases: Integers

    def places(self) -> dict[tuple[int, int], int]:
        """Return where the service of each item and journey stands."""
        keys = zip(self.item.tolist(), self.journey.tolist(), strict=True)
        return {key: place for place, key in enumerate(keys)}


def numbered(codes: Iterable[str]) -> dict[str, int]:
    """Return the place of each code."""
    return {code: place for place, code in enumerate(codes)}


def produced(
    frame: Frame, journeys: Sequence[Journey], items: Mapping[str, int]
) -> tuple[Produced, ...]:
    """Return what each journey makes itself; the one of number 0 is none and makes nothing."""
    yields = frame.rows("yield_first", "yield_evidence")
    known = {
        sub.item: [frame.names[int(one)] for one in yields.row(items[sub.item])]
        for journey in journeys
        for sub in journey.sub_items
        if sub.item in items
    }
    return ({}, *(produced_in(journey, known) for journey in journeys))


def services(
    items: Mapping[str, int],
    journeys: Mapping[str, int],
    inside: Sequence[AbstractSet[str]],
    year: Year,
) -> Services:
    """Return what was filed in a year; `inside` are the items of each journey."""
    alone = np.zeros(len(items), np.int32)
    joined = list(_joined(items, journeys, inside, year))
    for (item, journey), cases in year.cases.items():
        if journey == ALONE and item in items:
            alone[items[item]] = cases
    added = np.array(joined, np.int32).reshape(-1, 3)
    unused = alone == 0
    unused[added[:, 0]] = False
    alone[unused] = year.otherwise
    every = np.arange(len(items), dtype=np.int32)
    first = np.stack((every, np.zeros_like(every), alone), axis=1)
    rows = np.concatenate((first, added))
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    return Services(*np.ascontiguousarray(rows.T))


def _joined(
    items: Mapping[str, int],
    journeys: Mapping[str, int],
    inside: Sequence[AbstractSet[str]],
    year: Year,
) -> Iterator[tuple[int, int, int]]:
    for (item, code), cases in year.cases.items():
        journey = journeys.get(code, 0)
        if journey and cases and item in inside[journey]:
            yield items[item], journey, cases


def cases_of_needs(keys: Counts, default: Integers, counted: Iterable[tuple[int, int]]) -> Integers:
    """Return in how many cases each need arises: as counted, but in no more than there were."""
    known = np.array(list(counted), np.int64).reshape(-1, 2)
    if not len(known):
        return default
    order = np.argsort(keys, kind="stable")
    found = np.searchsorted(keys, known[:, 0], sorter=order)
    there = found < len(keys)
    place = order[found[there]]
    same: npt.NDArray[np.bool_] = keys[place] == known[there, 0]
    cases = default.copy()
    cases[place[same]] = np.minimum(known[there, 1][same], default[place[same]])
    return cases
