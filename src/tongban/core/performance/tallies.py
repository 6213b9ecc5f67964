"""Tallies (汇总): what many cases add up to; figures are ratios of two of its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from tongban.core.performance.cases import CaseFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTally:
    """How cases were rated by their applicants (评价汇总); what nobody gave is not counted."""

    active: int = 0
    good: int = 0
    poor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTally:
    """What some cases add up to (办件汇总).

    `due` are the cases closed and those that are late and still open: a case that nobody closes
    must not improve the share of those closed in time. `visits` are those of closed cases.
    """

    cases: int = 0
    closed: int = 0
    closed_in_time: int = 0
    due: int = 0
    early: int = 0
    same_day: int = 0
    yellow: int = 0
    red: int = 0
    late: int = 0
    corrected: int = 0
    returned: int = 0
    broken_off: int = 0
    steps: int = 0
    steps_late: int = 0
    visits: int = 0
    online: int = 0
    no_visit: int = 0
    deviated: int = 0

    def __add__(self, other: "CaseTally") -> "CaseTally":
        """Return what the cases of both add up to."""
        sums = {
            one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)
        }
        return CaseTally(**sums)


def tally(cases: Iterable[CaseFacts]) -> CaseTally:
    """Return what cases add up to."""
    return sum(map(tallied, cases), start=CaseTally())


def tallied(one: CaseFacts) -> CaseTally:
    """Return what a single case adds."""
    return CaseTally(
        cases=1,
        closed=one.closed,
        closed_in_time=one.closed and not one.late,
        due=one.closed or one.late,
        early=one.early,
        same_day=one.same_day,
        yellow=one.yellow or one.red,
        red=one.red,
        late=one.late,
        corrected=one.corrected,
        returned=one.returned,
        broken_off=one.broken_off,
        steps=one.steps,
        steps_late=one.steps_late,
        visits=one.visits if one.closed else 0,
        online=one.online,
        no_visit=one.closed and not one.visits,
        deviated=one.deviated,
    )
