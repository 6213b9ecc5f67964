"""The breakdown (分解): the figures of each service, added up by department and clientele."""

import numpy as np

from tongban.core.graph.burden.model import Clientele, Figures
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
    added = [
        np.bincount(arrays.service_group, weights=one, minlength=arrays.groups) for one in figures
    ]
    return np.stack(added).astype(np.int64).reshape(FIGURES, -1, KINDS)


def departments(groups: Counts, arrays: Arrays) -> dict[str, Figures]:
    """Return the figures of each department."""
    added = groups.sum(axis=2).T.tolist()
    return {
        name: Figures(*one) for name, one in zip(arrays.columns.departments, added, strict=True)
    }


def clienteles(groups: Counts, arrays: Arrays) -> dict[Clientele, Figures]:
    """Return the figures of each clientele that any service has."""
    present = set(arrays.columns.service_clientele.tolist())
    added = groups.sum(axis=1).T.tolist()
    return {CLIENTELES[one]: Figures(*added[one]) for one in sorted(present)}
