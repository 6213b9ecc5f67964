"""Traps (虚假压减): what looks like a saving between two versions and is none.

A limit in other units (25 working days may be longer than 30 calendar days: 行政许可法 §82, 民法典
§201), a document whose contents the form now asks for, several documents asked as one, work that
only moved into a procedure that stops the clock (行政许可法 §45).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, assert_never

from tongban.core.catalog.evidence import EvidenceRequirement, EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import TimeLimit, due

_DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherUnit:
    """A limit that is now expressed in another unit (换了单位的时限).

    `before_days` and `after_days` are working days, the mean over every day of a year on which it
    may begin.
    """

    item: str
    part: str
    before: TimeLimit
    after: TimeLimit
    before_days: float
    after_days: float

    @property
    def claimed(self) -> int:
        """Return by how much the bare number fell."""
        return self.before.value - self.after.value

    @property
    def really(self) -> float:
        """Return by how many working days it is shorter."""
        return self.before_days - self.after_days


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedIntoForm:
    """A document that is gone while the form asks for what it said (材料转为填表)."""

    item: str
    requirement: str
    document: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAsOne:
    """Documents of several earlier requirements that one requirement now asks for (合并计数)."""

    item: str
    requirement: str
    document: str
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OffTheClock:
    """A step of work that became one during which the clock stands still (移出计时)."""

    item: str
    step: str
    name: str


Trap: TypeAlias = OtherUnit | MovedIntoForm | AskedAsOne | OffTheClock


def traps(
    before: Sequence[ServiceItem],
    after: Sequence[ServiceItem],
    evidence: Mapping[str, EvidenceType],
    *,
    calendar: WorkingCalendar,
    today: date,
) -> tuple[Trap, ...]:
    """Return what is no saving between versions, the pieces of a split item taken together."""
    return (
        *_other_units(before, after, calendar, today),
        *_moved_into_form(before, after, evidence),
        *_asked_as_one(before, after),
        *_off_the_clock(before, after),
    )


def documents_not_saved(found: Iterable[Trap]) -> dict[tuple[str, str], int]:
    """Return how many documents of a case still burden it, by item and requirement before."""
    still: dict[tuple[str, str], int] = {}
    for one in found:
        match one:
            case MovedIntoForm():
                still[one.item, one.requirement] = 1
            case AskedAsOne():
                still[one.item, one.requirement] = len(one.earlier) - 1
            case OtherUnit() | OffTheClock():
                pass
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)
    return still


def mean_working_days(limit: TimeLimit, calendar: WorkingCalendar, year_from: date) -> float:
    """Return how many working days a limit lasts, over every working day on which it may begin."""
    starts = (year_from + timedelta(days=offset) for offset in range(_DAYS_OF_A_YEAR))
    lasting = [
        calendar.count(start, due(limit, start, calendar).on)
        for start in starts
        if calendar.is_working(start)
    ]
    return sum(lasting) / len(lasting)


def _other_units(
    before: Sequence[ServiceItem],
    after: Sequence[ServiceItem],
    calendar: WorkingCalendar,
    today: date,
) -> Iterator[OtherUnit]:
    later = {item.code: dict(_limits(item)) for item in after}
    for item in before:
        for part, limit in _limits(item):
            new = later.get(item.code, {}).get(part)
            if new is not None and new.unit is not limit.unit:
                yield OtherUnit(
                    item=item.code,
                    part=part,
                    before=limit,
                    after=new,
                    before_days=mean_working_days(limit, calendar, today),
                    after_days=mean_working_days(new, calendar, today),
                )


def _limits(item: ServiceItem) -> Iterator[tuple[str, TimeLimit]]:
    yield "promised", item.promised_limit
    yield "statutory", item.statutory_limit
    for step in item.steps:
        yield f"steps/{step.id}", step.limit


def _moved_into_form(
    before: Sequence[ServiceItem],
    after: Sequence[ServiceItem],
    evidence: Mapping[str, EvidenceType],
) -> Iterator[MovedIntoForm]:
    asked = {field.element for item in before for field in item.fields}
    asked_now = {field.element for item in after for field in item.fields}
    new_fields = [one for one in dict.fromkeys(asked_now) if one not in asked]
    for item, requirement in _gone(before, after):
        carried = {
            element
            for listed in requirement.alternatives
            for document in listed
            if document in evidence
            for element in evidence[document].proves
        }
        restated = tuple(sorted(carried.intersection(new_fields)))
        if restated:
            yield MovedIntoForm(
                item=item.code,
                requirement=requirement.id,
                document=requirement.name,
                elements=restated,
            )


def _gone(
    before: Sequence[ServiceItem], after: Sequence[ServiceItem]
) -> Iterator[tuple[ServiceItem, EvidenceRequirement]]:
    """Yield the requirements none of whose documents is asked for any more."""
    still = {one for item in after for asked in item.requirements for one in _documents(asked)}
    for item in before:
        for requirement in item.requirements:
            if still.isdisjoint(_documents(requirement)):
                yield item, requirement


def _documents(requirement: EvidenceRequirement) -> set[str]:
    return {document for listed in requirement.alternatives for document in listed}


def _asked_as_one(
    before: Sequence[ServiceItem], after: Sequence[ServiceItem]
) -> Iterator[AskedAsOne]:
    first = {
        document: (item.code, requirement.id)
        for item in before
        for requirement in item.requirements
        for document in _documents(requirement)
    }
    for item in after:
        for requirement in item.requirements:
            fewest = min(requirement.alternatives, key=len)
            earlier = dict.fromkeys(first[one] for one in fewest if one in first)
            if len(earlier) > 1:
                yield AskedAsOne(
                    item=item.code,
                    requirement=requirement.id,
                    document=requirement.name,
                    earlier=tuple(name for _, name in earlier),
                )


def _off_the_clock(
    before: Sequence[ServiceItem], after: Sequence[ServiceItem]
) -> Iterator[OffTheClock]:
    later: dict[tuple[str, str], Step] = {
        (item.code, step.id): step for item in after for step in item.steps
    }
    for item in before:
        for step in item.steps:
            new = later.get((item.code, step.id))
            if new and new.kind is StepKind.SPECIAL and step.kind is not StepKind.SPECIAL:
                yield OffTheClock(item=item.code, step=step.id, name=new.name)
