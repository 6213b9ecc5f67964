"""Items flattened (事项展平): what one version adds to the burden, whoever files it, on any day.

Neither cases nor registers nor the day have a say in it, so it is derived once for each version and
kept beside it. Step lengths stay periods: on which day they end is reckoned from a day of filing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import Audience, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.graph.burden.model import Clientele
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.evidence_plan import may_be_declared, shown_at_window
from tongban.core.guides.footprint import lawful_periods, window_trip
from tongban.core.guides.schedule import ordered
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit, due

_COUNTED_ALIKE = frozenset({TimeUnit.WORKING_DAY, TimeUnit.INSTANT})
"""Periods that take as many working days whenever they begin (行政许可法 §82)."""

_LIMIT_IN = {
    TimeUnit.CALENDAR_DAY: TimeLimit.calendar_days,
    TimeUnit.HOUR: TimeLimit.hours,
    TimeUnit.MONTH: TimeLimit.months,
    TimeUnit.YEAR: TimeLimit.years,
    TimeUnit.WORKING_DAY: TimeLimit.working_days,
}


class FlatNeed(NamedTuple):
    """A requirement (展平材料): lists of evidence, the least grade, and how it is asked."""

    requirement: str
    alternatives: tuple[tuple[str, ...], ...]
    grade: Trust
    declarable: bool = False
    deferrable: bool = False
    shown: bool = False


class StepLength(NamedTuple):
    """How long a step takes (环节时长): so many of a unit."""

    value: int
    unit: TimeUnit


class FlatStep(NamedTuple):
    """A step that may take place (展平环节), after the earlier ones that it waits for, by place."""

    step: str
    period: StepLength
    waits_for: tuple[int, ...] = ()
    presence: bool = False
    opening: bool = False


class FlatItem(NamedTuple):
    """One item version (展平事项); `yields` is evidence, `issues` are types of certificates.

    `lawful` are the periods that law allows a case, one after another.
    """

    item: str
    department: str
    clientele: Clientele
    from_home: bool
    needs: tuple[FlatNeed, ...]
    steps: tuple[FlatStep, ...]
    yields: tuple[str, ...]
    issues: tuple[str, ...]
    lawful: tuple[StepLength, ...] = ()


def flattened(item: ServiceItem) -> FlatItem:
    """Return what one item version adds to the burden."""
    return FlatItem(
        item=item.code,
        department=item.department,
        clientele=_clientele(item.audiences),
        from_home=not window_trip(item, papers_shown=False),
        needs=tuple(_needs(item)),
        steps=_steps(item),
        yields=tuple(sorted({one.evidence for one in item.outputs if one.evidence})),
        issues=tuple(
            sorted({one.certificate_type for one in item.outputs if one.certificate_type})
        ),
        lawful=tuple(
            StepLength(limit.value, limit.unit)
            for limit in lawful_periods(item, _truths_of_steps(item))
        ),
    )


def lengths(
    steps: Iterable[tuple[StepLength, tuple[int, ...]]], filed_on: date, calendar: WorkingCalendar
) -> list[int]:
    """Return how many working days each step takes in a case filed on a day, as `schedule` has it.

    Each comes with the places of the earlier steps that it waits for.
    """
    ends: list[date] = []
    taken: list[int] = []
    for period, waits_for in steps:
        begins = max((ends[place] for place in waits_for), default=filed_on)
        if period.unit in _COUNTED_ALIKE:
            ends.append(calendar.after(begins, period.value) if period.value else begins)
            taken.append(period.value)
        else:
            last, count = _lasting(period, begins, calendar)
            ends.append(last)
            taken.append(count)
    return taken


def counted_alike(period: StepLength) -> bool:
    """Tell whether a period takes as many working days whenever it begins."""
    return period.unit in _COUNTED_ALIKE


@lru_cache(maxsize=4096)
def lasting_together(
    periods: tuple[StepLength, ...], filed_on: date, calendar: WorkingCalendar
) -> int:
    """Return the working days of periods that follow one another, in a case filed on a day."""
    day = filed_on
    for period in periods:
        if period.unit not in _COUNTED_ALIKE:
            day, _ = _lasting(period, day, calendar)
        elif period.value:
            day = calendar.after(day, period.value)
    return calendar.count(filed_on, day)


@lru_cache(maxsize=4096)
def _lasting(period: StepLength, begins: date, calendar: WorkingCalendar) -> tuple[date, int]:
    limit = _LIMIT_IN[period.unit](period.value, Citation.local("step"))
    last = due(limit, begins, calendar).on
    return last, calendar.count(begins, last)


def _clientele(audiences: Iterable[Audience]) -> Clientele:
    people = [one is Audience.PERSON for one in audiences]
    if all(people):
        return Clientele.PEOPLE
    return Clientele.BOTH if any(people) else Clientele.BUSINESSES


def _needs(item: ServiceItem) -> Iterator[FlatNeed]:
    never = [one.settled is Truth.NOT_MET for one in compiled(item).requirements]
    for requirement, unneeded in zip(item.requirements, never, strict=True):
        if not unneeded:
            yield FlatNeed(
                requirement=requirement.id,
                alternatives=requirement.alternatives,
                grade=max(requirement.least_trust, Trust.CHECKED),
                declarable=may_be_declared(requirement),
                deferrable=requirement.deferrable,
                shown=shown_at_window(requirement),
            )


def _steps(item: ServiceItem) -> tuple[FlatStep, ...]:
    """Return the steps that may take place, each after those that it waits for."""
    kept = ordered(item, _truths_of_steps(item))
    place = {step.id: turn for turn, (step, _) in enumerate(kept)}
    return tuple(
        FlatStep(
            step=step.id,
            period=StepLength(step.limit.value, step.limit.unit),
            waits_for=tuple(place[one] for one in waits_for),
            presence=bool(step.presence),
            opening=step.kind is StepKind.ACCEPTANCE and not waits_for,
        )
        for step, waits_for in kept
    )


def _truths_of_steps(item: ServiceItem) -> tuple[Truth, ...]:
    return tuple(one.settled or Truth.UNKNOWN for one in compiled(item).steps)
