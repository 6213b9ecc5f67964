"""The ledger (推演台账): the figures of a year, kept right while sources are switched on and off.

A counter stands on every joint: how many sources serve an element, how many elements a document
still misses, how many documents a list, how many lists a pattern has open. A switch moves only the
counters that hang on it. Visits depend on what else is shown, and are settled when they are read.
"""

import itertools
from typing import Self

import numpy as np

from tongban.core.graph.burden.model import Figures, Source
from tongban.engines.burden.arrays import Arrays
from tongban.engines.burden.rows import Counts, Flags, Integers, Rows, distinct

_FEW = 64
"""One in so many: where more patterns turn, or more places count, all are gone through at once."""


class Ledger:
    """The state of every document, list, pattern and profile under the sources that serve."""

    def __init__(
        self, arrays: Arrays, on: Flags, *, declarations: bool = True, deferrals: bool = True
    ) -> None:
        self.arrays = arrays
        self.on = on
        self.declarations = declarations
        self.deferrals = deferrals
        self._turned: list[Integers] = []
        self._count()

    @classmethod
    def of(cls, arrays: Arrays, on: frozenset[Source], **rules: bool) -> Self:
        """Return the ledger under the sources that serve, and the rules that hold."""
        sources = arrays.columns.sources.sources
        serving = np.fromiter((one in on for one in sources), np.bool_, len(sources))
        return cls(arrays, serving, **rules)

    def copy(self) -> "Ledger":
        """Return a ledger that can be switched without changing this one."""
        other = object.__new__(Ledger)
        for name, value in vars(self).items():
            changes = isinstance(value, np.ndarray | list)
            setattr(other, name, value.copy() if changes else value)
        return other

    @property
    def documents(self) -> int:
        """Return the documents handed in a year."""
        return int(self._documents.sum())

    @property
    def by_clientele(self) -> tuple[Figures, ...]:
        """Return the figures of each clientele."""
        self._settle()
        cases, days, steps, visits = self.arrays.standing_sums
        later = self._deferred if self.deferrals else np.zeros_like(self._deferred)
        columns = (cases, self._documents, later, days, steps, visits + self._trips)
        return tuple(Figures(*map(int, each)) for each in zip(*columns, strict=True))

    def spared(self) -> Flags:
        """Tell for each document whether nobody has to bring it."""
        return self._spared

    def asked(self) -> Flags:
        """Tell for each pattern whether its documents are handed in, now or later."""
        return self._asked

    def opened(self) -> Flags:
        """Tell for each pattern whether some list of it is spared as a whole."""
        return self._open > 0

    def first_shown(self) -> Integers:
        """Return for each profile the place of the first paper that must still be shown."""
        self._settle()
        if self._behind:
            self._find_first()
        return self._first

    def switch(self, source: int, *, on: bool) -> None:
        """Let a source serve, or no longer."""
        if bool(self.on[source]) is on:
            return
        self.on[source] = on
        more = 1 if on else -1
        rows = self.arrays
        elements = rows.source_elements.row(source)
        documents = rows.source_documents.row(source)
        if len(elements):
            self._served[elements] += more
            turned = elements[self._served[elements] == int(on)]
            carrying = rows.element_documents.at(turned)
            np.subtract.at(self._missing, carrying, more)
            documents = np.concatenate((documents, carrying))
        self._proved[rows.source_documents.row(source)] += more
        if len(documents):
            self._documents_touched(documents)

    def _documents_touched(self, documents: Integers) -> None:
        spared = self._are_spared(documents)
        turned = documents[spared != self._spared[documents]]
        if not len(turned):
            return
        turned = distinct(turned, len(self._spared))
        now = not bool(self._spared[turned[0]])
        self._spared[turned] = now
        lists = self.arrays.document_lists.at(turned)
        np.subtract.at(self._left, lists, 1 if now else -1)
        crossed = lists[(self._left[lists] == 0) != self._whole[lists]]
        if len(crossed):
            self._lists_turned(distinct(crossed, len(self._left)), opened=now)

    def _lists_turned(self, lists: Integers, *, opened: bool) -> None:
        self._whole[lists] = opened
        patterns = self.arrays.list_pattern[lists]
        np.add.at(self._open, patterns, 1 if opened else -1)
        turned = patterns[self._are_asked(patterns) != self._asked[patterns]]
        if len(turned):
            self._patterns_turned(distinct(turned, len(self._open)), asked=not opened)

    def _patterns_turned(self, patterns: Integers, *, asked: bool) -> None:
        self._asked[patterns] = asked
        sign = 1 if asked else -1
        rows = self.arrays
        self._documents += sign * rows.weights.documents.take(patterns, axis=1).sum(axis=1)
        self._deferred += sign * rows.weights.deferred.take(patterns, axis=1).sum(axis=1)
        self._turned.append(patterns)

    def _settle(self) -> None:
        """Find anew the first paper that must be shown, where it may have become another."""
        if not self._turned:
            return
        known = self.arrays.profiles
        turned = np.concatenate(self._turned)
        self._turned = []
        if len(turned) * _FEW > self.arrays.patterns:
            self._trips = self._trips_of_all()
            self._behind = True
            return
        if self._behind:
            self._find_first()
            self._trips = self._trips_of_all()
            return
        places = known.places.at(turned)
        profiles = distinct(known.profile[places], len(self._first))
        found = self._first_of(profiles)
        self._trips += known.trips.take(found, axis=1).sum(axis=1)
        self._trips -= known.trips.take(self._first[profiles], axis=1).sum(axis=1)
        self._first[profiles] = found

    def _trips_of_all(self) -> Counts:
        """Return the trips of all profiles, turn by turn: where none was asked before, one may be.

        In most profiles something changed, and this is cheaper than to find the first of each.
        """
        turns = self.arrays.profiles.turns
        first = self._asked.take(turns.members)
        waiting = np.ones(int(turns.lengths.max(initial=0)), np.bool_)
        for begin, end in itertools.pairwise(turns.first.tolist()):
            turn, waiting = first[begin:end], waiting[: end - begin]
            turn &= waiting
            waiting &= ~turn
        return self._added_up(first)

    def _added_up(self, first: Flags) -> Counts:
        """Return the trips of the places that are first; mostly they are few among all."""
        trips = self.arrays.profiles.turn_trips
        (few,) = first.nonzero()
        some = len(few) * _FEW < len(first)
        added = trips.take(few, axis=1).sum(axis=1) if some else trips @ first
        return np.asarray(added.astype(np.int64))

    def _find_first(self) -> None:
        """Find the first paper that must be shown in every profile."""
        known = self.arrays.profiles
        rows, none = known.patterns, len(known.patterns.members)
        self._first = np.full(len(rows.first) - 1, none, np.int32)
        filled = np.flatnonzero(rows.lengths)
        if len(filled):
            every = np.arange(none, dtype=np.int32)
            waiting = np.where(self._asked[rows.members], every, np.int32(none))
            self._first[filled] = np.minimum.reduceat(waiting, rows.first[filled])
        self._behind = False

    def _are_spared(self, documents: Integers | slice) -> Flags:
        carried = self._carries[documents] & (self._missing[documents] == 0)
        return np.asarray(carried | (self._proved[documents] > 0), np.bool_)

    def _are_asked(self, patterns: Integers | slice) -> Flags:
        promised = self.arrays.pattern_declarable[patterns] & self.declarations
        return np.asarray((self._open[patterns] == 0) & ~promised, np.bool_)

    def _first_of(self, profiles: Integers) -> Integers:
        """Return the place of the first paper asked of each profile; past the last for none."""
        rows = self.arrays.profiles.patterns
        places = rows.positions(profiles)
        none = len(rows.members)
        lengths = rows.first[profiles + 1] - rows.first[profiles]
        (filled,) = lengths.nonzero()
        found = np.full(len(profiles), none, np.int32)
        if len(filled):
            waiting = np.where(self._asked[rows.members[places]], places, none)
            found[filled] = np.minimum.reduceat(waiting, (lengths.cumsum() - lengths)[filled])
        return found

    def _count(self) -> None:
        """Count everything anew."""
        rows, known = self.arrays, self.arrays.columns.sources
        self._served = _on(known.element_servers, self.on)
        served = _on(known.document_elements, self._served > 0)
        self._carries = known.document_elements.lengths > 0
        self._missing = known.document_elements.lengths - served
        self._proved = _on(known.document_proving, self.on)
        self._spared = self._are_spared(slice(None))
        self._left = rows.list_documents.lengths - _on(rows.list_documents, self._spared)
        self._whole = self._left == 0
        self._open = _on(rows.pattern_lists, self._whole)
        self._asked = self._are_asked(slice(None))
        self._documents = rows.weights.documents.sum(axis=1, where=self._asked)
        self._deferred = rows.weights.deferred.sum(axis=1, where=self._asked)
        self._find_first()
        self._trips = self._trips_of_all()


def _on(rows: Rows, flags: Flags) -> Counts:
    """Return how many members of each row have their flag set."""
    return rows.summed(flags[rows.members])
