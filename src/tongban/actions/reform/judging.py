"""Hold measures to their claims (成效核验): at once when reported, every day while cases gather.

Also reminds owners of the day. Everything here is harmless to repeat.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.reform.keeping import HeldMeasure, append, held
from tongban.actions.reform.reminding import told
from tongban.actions.reform.standing import Standing, standing
from tongban.actions.targets import published
from tongban.core.catalog.items import ServiceItem
from tongban.core.graph.what_if.switches import Part
from tongban.core.reform import measures
from tongban.core.reform.measure_events import ReportedDone
from tongban.core.reform.measure_state import MeasureState, MeasureStatus
from tongban.core.reform.measures import Measure
from tongban.core.reform.traps import Trap, traps
from tongban.core.reform.verdict import RealCases, Verdict, judge
from tongban.core.vocabulary.intervals import Sample
from tongban.store.cases.queries import measured
from tongban.store.reform.models import MeasureRow
from tongban.store.reform.queries import OpenedMeasure, opened_measure

_WAITING = [MeasureStatus.REPORTED.value, MeasureStatus.MEASURING.value]
_WITH_OWNER = [one.value for one in MeasureStatus if one.with_owner]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A verdict with what was found on the way (核验记录)."""

    verdict: Verdict
    traps: tuple[Trap, ...]


def examine(opened: OpenedMeasure, outside: Outside) -> Examined:
    """Return how a measure would be judged now."""
    reported = [one.at for one in opened.history if isinstance(one, ReportedDone)]
    return _examined(opened.measure, reported[-1] if reported else outside.now, outside)


@transaction.atomic
def judged(measure: UUID, outside: Outside) -> MeasureState:
    """Hold one measure to its claim and write down what follows."""
    now = held(measure)
    return _answered(now, outside)


def sweep(outside: Outside) -> int:
    """Judge what waits for cases and remind owners; return how many measures changed."""
    waiting = MeasureRow.objects.filter(status__in=_WAITING).values_list("pk", flat=True)
    owned = MeasureRow.objects.filter(status__in=_WITH_OWNER).values_list("pk", flat=True)
    changed = sum(_judged_anew(one, outside) for one in list(waiting))
    return changed + sum(_reminded(one, outside) for one in list(owned))


@transaction.atomic
def _judged_anew(measure: UUID, outside: Outside) -> int:
    now = held(measure)
    return int(_answered(now, outside) != now.state)


@transaction.atomic
def _reminded(measure: UUID, outside: Outside) -> int:
    now = held(measure)
    event = measures.remind(
        now.state, at=outside.now, today=outside.today, calendar=outside.calendar
    )
    if event is None:
        return 0
    append(now.row, event, now.state)
    told(now, outside)
    return 1


def _answered(now: HeldMeasure, outside: Outside) -> MeasureState:
    examined = examine(opened_measure(now.row), outside)
    release = published().release
    event = measures.answer(now.state, examined.verdict, at=outside.now, release=release)
    return now.state if event is None else append(now.row, event, now.state)


def _examined(measure: Measure, since: datetime, outside: Outside) -> Examined:
    proposal = measure.proposal
    both = standing(outside, measure.base)
    before, now, reduced = both.closely(proposal.items)
    found = _traps(both, proposal.items, outside)
    verdict = judge(
        proposal,
        before,
        now,
        reduced=reduced,
        found=found,
        cases=_real_cases(proposal.parts, proposal.items, since, outside),
    )
    return Examined(verdict=verdict, traps=found)


def _traps(both: Standing, items: Iterable[str], outside: Outside) -> tuple[Trap, ...]:
    earlier, later = both.base_published.catalogue, both.now_published.catalogue
    before: list[ServiceItem] = []
    after: list[ServiceItem] = []
    for code in items:
        if code in earlier.items:
            before.append(earlier.items[code])
        after += [
            later.items[one] for one in both.succession.get(code, (code,)) if one in later.items
        ]
    evidence = {**earlier.evidence, **later.evidence}
    return traps(before, after, evidence, calendar=outside.calendar, today=outside.today)


def _real_cases(
    parts: Iterable[Part], items: Iterable[str], since: datetime, outside: Outside
) -> RealCases:
    codes, day = tuple(items), since.date()
    return RealCases(
        tally=measured.tally(tuple(parts), since),
        days_before=_days(measured.lasted(items=codes, before=day), outside),
        days_after=_days(measured.lasted(items=codes, since=day), outside),
    )


def _days(cases: Iterable[measured.Lasted], outside: Outside) -> Sample:
    count = outside.calendar.count
    return Sample.of(count(one.received_on, one.completed_on) for one in cases)
