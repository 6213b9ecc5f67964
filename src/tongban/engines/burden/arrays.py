"""What is computed with (计算数组): patterns of needs, profiles of services, their weights a year.

A pattern is spared or not as a whole, so the documents of all its needs are one number. A service
that can be filed from home costs a trip in as many cases as the first paper still to be shown, most
frequent first; services that are shown the same papers in the same order make one profile. Behind a
paper that nothing could ever spare none is ever the first, so a profile ends with it.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.engines.burden.columns import CLIENTELES, Columns
from tongban.engines.burden.interning import Interned, patterns, sequences
from tongban.engines.burden.rows import Counts, Flags, Integers, Rows, firsts

KINDS = len(CLIENTELES)
"""Weights have one row for each clientele."""


class Weights(NamedTuple):
    """The documents of each pattern in a year, and those of them that may come later."""

    documents: Counts
    deferred: Counts


class Profiles(NamedTuple):
    """The patterns shown in each profile, and the profile of each service.

    `places` are those of each pattern in all profiles, `profile` the one that a place is in.
    `trips` tells in how many cases a place costs a trip if it is the first still asked; past the
    last place there is none. `shown` tells the same for each service. `turns` are the patterns of
    all profiles turn by turn, longest profiles first, and `turn_trips` the trips of each.
    """

    patterns: Rows
    trips: Counts
    places: Rows
    profile: Integers
    of_service: Integers
    shown: Rows
    turns: Rows
    turn_trips: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """Columns made ready.

    `standing` are the cases, days, steps and visits that no paper changes, one row for each figure.
    """

    columns: Columns
    source_elements: Rows
    source_documents: Rows
    element_documents: Rows
    document_lists: Rows
    pattern_lists: Rows
    list_pattern: Integers
    list_documents: Rows
    pattern_declarable: Flags
    weights: Weights
    profiles: Profiles
    need_pattern: Integers
    need_group: Integers
    service_group: Integers
    service_rank: Integers
    standing: Counts
    standing_sums: Counts

    @property
    def groups(self) -> int:
        """Return how many pairs of department and clientele there are."""
        return len(self.columns.departments) * KINDS

    @property
    def patterns(self) -> int:
        """Return how many patterns of needs there are."""
        return len(self.pattern_declarable)


def arrays(columns: Columns) -> Arrays:
    """Make a burden ready to be measured and switched."""
    known = columns.sources
    found = patterns(columns.need_lists, columns.list_documents, columns.need_declarable)
    lists = Rows(
        firsts(columns.need_lists.lengths[found.example]),
        columns.need_lists.at(found.example),
    )
    documents = Rows(
        firsts(columns.list_documents.lengths[lists.members]),
        columns.list_documents.at(lists.members),
    )
    lists = Rows(lists.first, np.arange(len(lists.members), dtype=np.int32))
    group = columns.service_department * KINDS + columns.service_clientele
    standing = _standing(columns)
    return Arrays(
        columns=columns,
        source_elements=known.element_servers.turned(len(known.sources)),
        source_documents=known.document_proving.turned(len(known.sources)),
        element_documents=known.document_elements.turned(len(known.elements)),
        document_lists=documents.turned(len(known.documents)),
        pattern_lists=lists,
        list_pattern=lists.owners(),
        list_documents=documents,
        pattern_declarable=columns.need_declarable[found.example],
        weights=_weights(columns, found),
        profiles=_profiles(columns, found, always=_always_asked(columns, found, lists, documents)),
        need_pattern=found.number,
        need_group=np.repeat(group, np.diff(columns.need_first)),
        service_group=group,
        service_rank=_ranks(columns),
        standing=standing,
        standing_sums=np.stack(
            [_sums(columns.service_clientele, one, 1)[:, 0] for one in standing],
        ),
    )


def _standing(columns: Columns) -> Counts:
    cases = columns.service_cases.astype(np.int64)
    presences = _tasks(columns).summed(columns.task_presence)
    visits = presences + ~columns.service_from_home
    steps = np.diff(columns.task_first)
    return np.stack((cases, cases * critical_days(columns), cases * steps, cases * visits))


def _tasks(columns: Columns) -> Rows:
    return Rows(columns.task_first, columns.task_step)


def _weights(columns: Columns, found: Interned) -> Weights:
    clientele = np.repeat(columns.service_clientele, np.diff(columns.need_first))
    cell = found.number.astype(np.int64) * KINDS + clientele
    later = columns.need_cases * columns.need_deferrable
    return Weights(
        documents=_sums(cell, columns.need_cases, len(found.example)),
        deferred=_sums(cell, later, len(found.example)),
    )


def _always_asked(columns: Columns, found: Interned, lists: Rows, documents: Rows) -> Flags:
    """Tell for each pattern whether its papers are asked for even when every source serves."""
    known = columns.sources
    served = known.element_servers.lengths > 0
    elements = known.document_elements
    carried = (elements.lengths > 0) & ~elements.any(~served[elements.members])
    spared = carried | (known.document_proving.lengths > 0)
    whole = ~documents.any(~spared[documents.members])
    return np.asarray(~lists.any(whole) & ~columns.need_declarable[found.example], np.bool_)


def _profiles(columns: Columns, found: Interned, *, always: Flags) -> Profiles:
    service = np.repeat(
        np.arange(len(columns.service_item), dtype=np.int32), np.diff(columns.need_first)
    )
    shown = np.flatnonzero(columns.need_shown & columns.service_from_home[service])
    order = np.lexsort((found.number[shown], -columns.need_cases[shown], service[shown]))
    shown = shown[order]
    shown = shown[_first_of_its_service(service[shown], always[found.number[shown]])]
    first = firsts(np.bincount(service[shown], minlength=len(columns.service_item)))
    rows = Rows(first, found.number[shown])
    alike, profiles = sequences(rows)
    shift = profiles.first[alike.number] - first[:-1]
    owner = service[shown]
    cell = (np.arange(len(shown)) + shift[owner]) * KINDS + columns.service_clientele[owner]
    trips = _sums(cell, columns.need_cases[shown], len(profiles.members) + 1)
    turns, places = _by_turns(profiles)
    return Profiles(
        patterns=profiles,
        trips=trips,
        turns=turns,
        turn_trips=np.ascontiguousarray(trips[:, places].astype(np.float64)),
        places=Rows(
            profiles.turned(len(found.example)).first,
            np.argsort(profiles.members, kind="stable").astype(np.int32),
        ),
        profile=profiles.owners(),
        of_service=alike.number,
        shown=Rows(first, columns.need_cases[shown]),
    )


def _first_of_its_service(service: Integers, always: Flags) -> Flags:
    """Tell of papers in order whether no other of the same service, before it, is always asked."""
    before: Counts = np.cumsum(always) - always
    begins = np.flatnonzero(np.diff(service, prepend=-1))
    return np.asarray(before == np.repeat(before[begins], np.diff(begins, append=len(service))))


def _by_turns(profiles: Rows) -> tuple[Rows, Integers]:
    """Return the members turn by turn, longest profiles first, and the place of each of them.

    Each turn is a beginning of the turn before it, so that they can be laid on one another.
    """
    lengths = profiles.lengths
    order = np.argsort(-lengths, kind="stable")
    most = int(lengths.max(initial=0))
    sizes = [int(np.count_nonzero(lengths > turn)) for turn in range(most)]
    begins = profiles.first[:-1][order]
    places = [begins[:size] + turn for turn, size in enumerate(sizes)]
    place = np.concatenate(places) if places else np.empty(0, np.int32)
    return Rows(firsts(np.array(sizes, np.int32)), profiles.members[place]), place


def _ranks(columns: Columns) -> Integers:
    """Return the place of each service in the order of item and journey codes."""
    ordinal = [np.argsort(np.argsort(np.array(one))) for one in (columns.journeys, columns.items)]
    keys = ordinal[0][columns.service_journey], ordinal[1][columns.service_item]
    rank = np.empty(len(columns.service_item), np.int32)
    rank[np.lexsort(keys)] = np.arange(len(rank), dtype=np.int32)
    return rank


def _sums(cell: npt.NDArray[Any], values: npt.NDArray[Any], rows: int) -> Counts:
    """Return the values added up by cell, as a table with a row for each clientele."""
    added = np.bincount(cell, weights=values, minlength=rows * KINDS)
    return np.ascontiguousarray(added.astype(np.int64).reshape(rows, KINDS).T)


def critical_days(columns: Columns) -> Counts:
    """Return the working days of the longest chain of tasks of each service."""
    days = columns.task_days.astype(np.int64)
    ends = days
    for _ in range(int(np.diff(columns.task_first).max(initial=0))):
        later = days + columns.task_waits_for.greatest(ends[columns.task_waits_for.members])
        if np.array_equal(later, ends):
            break
        ends = later
    return _tasks(columns).greatest(ends)
