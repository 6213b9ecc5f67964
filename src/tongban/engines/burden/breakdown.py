"""The breakdown (分解): the figures of each service, added up by department and clientele."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tongban.core.graph.burden.model import Clientele, Figures
from tongban.core.graph.what_if.compare import Pair
from tongban.engines.burden.arrays import KINDS, Arrays
from tongban.engines.burden.columns import CLIENTELES
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.rows import Counts, Rows

FIGURES = len(Figures._fields)


def by_service(ledger: Ledger) -> Counts:
    """Return the figures of every service, one row for each figure."""
    arrays = ledger.arrays
    columns = arrays.columns
    asked = columns.need_cases * ledger.asked()[arrays.need_pattern]
    needs = Rows(columns.need_first, arrays.need_pattern)
    cases, days, steps, visits = arrays.standing
    later = needs.summed(asked * columns.need_deferrable) if ledger.deferrals else 0 * cases
    return np.stack((cases, needs.summed(asked), later, days, steps, visits + _trips(ledger)))


def _trips(ledger: Ledger) -> Counts:
    """Return in how many cases of each service the papers alone cost a trip."""
    profiles = ledger.arrays.profiles
    first = ledger.first_shown()[profiles.of_service]
    travels = np.flatnonzero(first < len(profiles.patterns.members))
    place = first[travels] - profiles.patterns.first[profiles.of_service[travels]]
    trips = np.zeros(len(first), np.int64)
    trips[travels] = profiles.shown.members[profiles.shown.first[travels] + place]
    return trips


def by_group(figures: Counts, arrays: Arrays) -> Counts:
    """Return figures of services added up: figure by department by clientele."""
    added = np.empty((FIGURES, arrays.groups), np.int64)
    for place, one in enumerate(figures):
        added[place] = np.bincount(arrays.service_group, weights=one, minlength=arrays.groups)
    return added.reshape(FIGURES, -1, KINDS)


class DepartmentPairs(Mapping[str, Pair]):
    """The figures of each department before and after; a province has ten thousand."""

    def __init__(self, names: Sequence[str], before: Counts, after: Counts) -> None:
        self.names = names
        self._before = before.sum(axis=2)
        self._after = after.sum(axis=2)
        self._changes = (self._after != self._before).any(axis=0)

    def __getitem__(self, name: str) -> Pair:
        try:
            return self._pair(self.names.index(name))
        except ValueError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def counts(self) -> tuple[int, int]:
        """Return how many departments change, and how many do not."""
        changed = int(np.count_nonzero(self._changes))
        return changed, len(self) - changed

    def changed(self, most: int) -> list[tuple[str, Pair]]:
        """Return the first departments that change, those whose documents change most first."""
        saved = np.abs(self._after[1] - self._before[1])
        places = np.flatnonzero(self._changes)
        return self._named(places[np.argsort(-saved[places], kind="stable")][:most])

    def same(self, most: int) -> list[tuple[str, Pair]]:
        """Return the first departments that do not change."""
        return self._named(np.flatnonzero(~self._changes)[:most])

    def _named(self, places: npt.NDArray[np.intp]) -> list[tuple[str, Pair]]:
        return [(self.names[one], self._pair(one)) for one in places.tolist()]

    def _pair(self, place: int) -> Pair:
        before, after = self._before[:, place].tolist(), self._after[:, place].tolist()
        return Pair(Figures(*before), Figures(*after))


def by_clientele(before: Counts, after: Counts, arrays: Arrays) -> dict[Clientele, Pair]:
    """Return the figures of each clientele that any service has."""
    one, two = before.sum(axis=1).T.tolist(), after.sum(axis=1).T.tolist()
    present = np.bincount(arrays.columns.service_clientele, minlength=KINDS)
    return {
        CLIENTELES[place]: Pair(Figures(*one[place]), Figures(*two[place]))
        for place in np.flatnonzero(present).tolist()
    }
