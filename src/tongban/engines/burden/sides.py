"""A side of a comparison (比较的一方): a burden in columns, and which sources serve.

Every item counts: one that nobody filed all year as if one person had.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np

from tongban.core.graph.burden.derive import ALONE
from tongban.core.graph.burden.model import Document, Source
from tongban.core.reform.standpoints import Standpoint
from tongban.engines.burden.arrays import Arrays, critical_days
from tongban.engines.burden.columns import Columns
from tongban.engines.burden.rows import Counts, Integers, Rows


@dataclass(frozen=True, eq=False)
class Side:
    """A burden of which every item counts at least once, and the sources that serve.

    `arrays` tell how needs are met; in how many cases they arise is told by `columns`.
    """

    arrays: Arrays
    columns: Columns
    on: frozenset[Source]

    @classmethod
    def of(cls, arrays: Arrays, on: frozenset[Source]) -> Self:
        """Return a burden with every item that nobody filed counted as one."""
        services, needs = _counting_each(arrays.columns)
        columns = replace(arrays.columns, service_cases=services, need_cases=needs)
        return cls(arrays, columns, on)

    @property
    def filed(self) -> tuple[int, int]:
        """Return how many cases the year had, and of how many items nobody filed any."""
        counted = self.arrays.columns
        filed = np.bincount(counted.service_item[counted.service_cases > 0])
        return int(counted.service_cases.sum()), len(counted.items) - int(np.count_nonzero(filed))

    @cached_property
    def days(self) -> Counts:
        """Return the working days of a case of each service."""
        return critical_days(self.columns)

    @cached_property
    def needs(self) -> Rows:
        """Return the needs of each service."""
        return Rows(self.columns.need_first, self.arrays.need_pattern)

    @cached_property
    def documents(self) -> Mapping[Document, list[int]]:
        """Return where each document is, whatever was opened for who asks for it."""
        places: defaultdict[Document, list[int]] = defaultdict(list)
        for place, one in enumerate(self.columns.sources.documents):
            places[one._replace(opened=())].append(place)
        return places

    def standpoint(self, places: Iterable[int], *, like: Standpoint | None = None) -> Standpoint:
        """Return some services as core knows them, able to tell of the documents of another."""
        asked = () if like is None else like.burden.supplies
        plain = {one._replace(opened=()) for one in asked}
        besides = [place for one in plain for place in self.documents.get(one, ())]
        return Standpoint(self.columns.excerpt(places, besides=besides), self.on)

    def places_of(self, items: Collection[str]) -> Integers:
        """Return where the services of some items are."""
        known = self.columns.items
        numbers = [known.index(item) for item in items if item in known]
        return np.flatnonzero(np.isin(self.columns.service_item, numbers)).astype(np.int32)

    def items_in(self, journey: str) -> frozenset[str]:
        """Return the items that were filed inside a journey."""
        columns = self.columns
        if journey not in columns.journeys:
            return frozenset()
        inside = columns.service_journey == list(columns.journeys).index(journey)
        return frozenset(columns.items[one] for one in columns.service_item[inside].tolist())

    def items_of(self, department: str) -> frozenset[str]:
        """Return the items of a department."""
        columns = self.columns
        if department not in columns.departments:
            return frozenset()
        here = columns.service_department == columns.departments.index(department)
        return frozenset(columns.items[one] for one in np.unique(columns.service_item[here]))


def alone(columns: Columns) -> int:
    """Return the number of no journey, or -1 when every service is inside one."""
    return list(columns.journeys).index(ALONE) if ALONE in columns.journeys else -1


def _counting_each(columns: Columns) -> tuple[Integers, Integers]:
    """Return in how many cases services and needs arise when an item without any counts as one."""
    filed = np.zeros(len(columns.items), np.int64)
    np.add.at(filed, columns.service_item, columns.service_cases)
    single = columns.service_journey == alone(columns)
    once = single & (filed[columns.service_item] == 0)
    lengths = np.diff(columns.need_first)
    services = np.where(once, 1, columns.service_cases).astype(np.int32)
    needs = np.where(once.repeat(lengths), 1, columns.need_cases).astype(np.int32)
    return services, needs
