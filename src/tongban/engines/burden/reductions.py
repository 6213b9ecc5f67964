"""Reductions over a province (四减合计): what core compares service by service, in whole columns.

Against what law allows every service goes through the same stages, and each stage is one sum over
all needs. Against an earlier release only what serves has changed for items of the same version;
the others are few, and core itself compares them.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from tongban.core.graph.burden.model import Figures, Source, SourceKind
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.causes import Cause
from tongban.core.reform.comparing import Reduced, Succession, compared
from tongban.engines.burden.breakdown import FIGURES
from tongban.engines.burden.columns import Columns
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.rows import Counts, Flags, Integers, Rows
from tongban.engines.burden.sides import Side, alone

_SERVING = (
    (Cause.SHARED, SourceKind.DATASET),
    (Cause.HELD, SourceKind.CERTIFICATE),
    (Cause.PRODUCED, SourceKind.JOURNEY),
)


@dataclass(frozen=True, eq=False)
class Sums:
    """Each department before and now, figure by department, and what each cause saves there."""

    departments: tuple[str, ...]
    before: Counts
    after: Counts
    causes: Mapping[Cause, Counts]

    @cached_property
    def figures(self) -> Pair:
        """Return the whole catalogue before and now."""
        return Pair(_added(self.before), _added(self.after))

    @cached_property
    def saved(self) -> Mapping[Cause, Figures]:
        """Return what each cause saves in all."""
        return {cause: _added(each) for cause, each in self.causes.items()}

    def pair(self, department: int) -> Pair:
        """Return a department, by its place."""
        before, after = self.before[:, department], self.after[:, department]
        return Pair(Figures(*before.tolist()), Figures(*after.tolist()))

    def most_saving(self) -> list[int]:
        """Return the places of the departments, the one that saves most documents first."""
        order: list[int] = np.argsort(self.after[1] - self.before[1], kind="stable").tolist()
        return order


def since_law(now: Side) -> Sums:
    """Compare the catalogue with what law allows: on paper, at the window, to the last day."""
    every = np.ones(len(now.columns.need_cases), np.bool_)
    columns, served = now.columns, frozenset[Source]()
    by_law = Ledger.of(now.arrays, served, declarations=False)
    promised = Ledger.of(now.arrays, served)
    usual, lawful = now.days, _lawful_days(now)
    stages = [
        (Cause.DROPPED, _figures(now, by_law, later=~every, shown=every, days=lawful)),
        (Cause.DECLARED, _figures(now, promised, later=~every, shown=every, days=lawful)),
        (
            Cause.DEFERRED,
            _figures(now, promised, later=columns.need_deferrable, shown=every, days=lawful),
        ),
        (Cause.NOT_SHOWN, _usual(now, promised, lawful)),
    ]
    stages += [
        (cause, _usual(now, Ledger.of(now.arrays, on), lawful))
        for cause, on in _serving(served, now.on)
    ]
    stages.append((Cause.FASTER, _usual(now, Ledger.of(now.arrays, now.on), usual)))
    department = columns.service_department
    return _sums(tuple(columns.departments), stages, department)


def since_release(base: Side, now: Side, *, alike: Collection[str], succession: Succession) -> Sums:
    """Compare the catalogue with an earlier release; items in `alike` are of the same version."""
    one, two = _aligned(base, now, frozenset(alike) - _joined(succession))
    stages = [(Cause.DROPPED, _at(base, base.on, one))]
    stages += [(cause, _at(now, on, two)) for cause, on in _serving(base.on, now.on)]
    department = base.columns.service_department[one]
    whole = _sums(tuple(base.columns.departments), stages, department)
    left = np.setdiff1d(np.arange(len(base.columns.service_item)), one)
    new = np.setdiff1d(np.arange(len(now.columns.service_item)), two)
    after = now.standpoint(new)
    return _with(whole, compared(base.standpoint(left, like=after), after, succession))


def in_use(side: Side) -> Counts:
    """Return what a year of each service costs as it is used, one row for each figure."""
    return _usual(side, Ledger.of(side.arrays, side.on), side.days)


def _figures(side: Side, ledger: Ledger, *, later: Flags, shown: Flags, days: Counts) -> Counts:
    """Return the figures of every service; `later` and `shown` tell how each need is asked."""
    columns, needs = side.columns, side.needs
    asked = columns.need_cases * ledger.asked()[side.arrays.need_pattern]
    cases = columns.service_cases.astype(np.int64)
    trips = np.where(columns.service_from_home, needs.greatest(asked * shown), cases)
    tasks = Rows(columns.task_first, columns.task_step)
    visits = trips + cases * tasks.summed(columns.task_presence)
    return np.stack(
        (
            cases,
            needs.summed(asked),
            needs.summed(asked * later),
            cases * days,
            cases * tasks.lengths,
            visits,
        )
    )


def _usual(side: Side, ledger: Ledger, days: Counts) -> Counts:
    columns = side.columns
    return _figures(
        side, ledger, later=columns.need_deferrable, shown=columns.need_shown, days=days
    )


def _at(side: Side, on: frozenset[Source], places: Integers) -> Counts:
    return _usual(side, Ledger.of(side.arrays, on), side.days)[:, places]


def _lawful_days(side: Side) -> Counts:
    """Return the working days as drawn out to what law allows; without steps there is nothing."""
    columns = side.columns
    drawn = np.maximum(side.days, columns.service_lawful_days)
    return np.where(np.diff(columns.task_first) > 0, drawn, 0)


def _serving(
    before: frozenset[Source], after: frozenset[Source]
) -> Iterator[tuple[Cause, frozenset[Source]]]:
    on = before
    for cause, kind in _SERVING:
        on = frozenset(one for one in on if one.kind is not kind)
        on |= {one for one in after if one.kind is kind}
        yield cause, on


def _joined(succession: Succession) -> frozenset[str]:
    return frozenset(succession).union(*succession.values())


class _Alone(NamedTuple):
    """The only services of items that are never filed inside a journey, by item."""

    place: Mapping[str, int]

    @classmethod
    def of(cls, columns: Columns) -> "_Alone":
        many = np.bincount(columns.service_item, minlength=len(columns.items))
        only = (many[columns.service_item] == 1) & (columns.service_journey == alone(columns))
        places = np.flatnonzero(only)
        codes = (columns.items[one] for one in columns.service_item[places].tolist())
        return cls(dict(zip(codes, places.tolist(), strict=True)))


def _aligned(base: Side, now: Side, alike: frozenset[str]) -> tuple[Integers, Integers]:
    """Return where the services of like items are on either side, in the same order."""
    one, two = _Alone.of(base.columns).place, _Alone.of(now.columns).place
    both = [code for code in one if code in two and code in alike]
    return (
        np.array([one[code] for code in both], np.int32),
        np.array([two[code] for code in both], np.int32),
    )


def _sums(
    departments: tuple[str, ...], stages: list[tuple[Cause, Counts]], department: Integers
) -> Sums:
    """Add up by department; the first stage is how it was, whatever its cause is called."""
    added = [(cause, _by_department(each, department, len(departments))) for cause, each in stages]
    causes: dict[Cause, Counts] = {}
    for (_, last), (cause, this) in itertools.pairwise(added):
        if (this != last).any():
            causes[cause] = last - this
    return Sums(departments, added[0][1], added[-1][1], causes)


def _by_department(figures: Counts, department: Integers, many: int) -> Counts:
    return np.stack(
        [np.bincount(department, weights=one, minlength=many).astype(np.int64) for one in figures]
    )


def _with(whole: Sums, reduced: Iterable[Reduced]) -> Sums:
    """Return sums with more items in them, some perhaps of departments not met so far."""
    more = list(reduced)
    names = tuple(dict.fromkeys((*whole.departments, *(one.department for one in more))))
    place = {name: turn for turn, name in enumerate(names)}
    before, after = (_wider(one, len(names)) for one in (whole.before, whole.after))
    causes = {cause: _wider(one, len(names)) for cause, one in whole.causes.items()}
    for one in more:
        column = place[one.department]
        before[:, column] += one.figures.before
        after[:, column] += one.figures.after
        for cause, saved in one.causes.items():
            causes.setdefault(cause, np.zeros_like(before))[:, column] += saved
    ordered = {cause: causes[cause] for cause in Cause if cause in causes}
    return Sums(names, before, after, ordered)


def _wider(counts: Counts, width: int) -> Counts:
    wider = np.zeros((FIGURES, width), np.int64)
    wider[:, : counts.shape[1]] = counts
    return wider


def _added(counts: Counts) -> Figures:
    return Figures(*counts.sum(axis=1).tolist())
