"""Deriving the burden (负担推导) from published versions, journeys and a year of cases.

Step lengths are counted in working days from one day of filing on the official calendar, then
kept: a period in calendar days does not become longer because another step became shorter.
A certificate that an item here yields is of grade A, any other of grade B (国办函〔2016〕108号).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.evidence import EvidenceRequirement, EvidenceType, Trust
from tongban.core.catalog.items import Audience, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.graph.burden.model import (
    Clientele,
    Document,
    Need,
    Service,
    Source,
    SourceKind,
    Sparing,
    Task,
    YearlyBurden,
)
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.evidence_plan import may_be_declared, shown_at_window
from tongban.core.guides.footprint import window_trip
from tongban.core.guides.schedule import ordered, schedule
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.calendars import WorkingCalendar

ALONE = ""
"""The journey of a case that belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of cases (一年办件量), by item and journey, and by requirement where it was needed.

    An item without cases counts as `otherwise` many, so that an unused one may weigh or not.
    """

    cases: Mapping[tuple[str, str], int] = field(default_factory=dict)
    needed: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    otherwise: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """On which calendar step lengths are counted, for a case filed on which day."""

    filed_on: date
    calendar: WorkingCalendar


def burden(
    catalogue: Catalogue, journeys: Iterable[Journey], year: Year, reckoning: Reckoning
) -> YearlyBurden:
    """Return the whole catalogue, flattened."""
    produced = {one.code: _produced(one, catalogue) for one in journeys}
    services = tuple(
        service
        for item in catalogue.items.values()
        for service in _services(item, year, reckoning, produced)
    )
    grades = _grades(catalogue)
    datasets = catalogue.datasets.values()
    proving = _by_code((one, data.code) for data in datasets for one in data.proves)
    wanted = {
        document
        for service in services
        for need in service.needs
        for listed in need.alternatives
        for document in listed
    }
    return YearlyBurden(
        services=services,
        supplies={
            one: _supply(
                one, catalogue.evidence.get(one.evidence), proving.get(one.evidence, set()), grades
            )
            for one in sorted(wanted)
        },
        servers=_by_code((one, data.code) for data in datasets for one in data.serves),
        grades=grades,
    )


def _produced(journey: Journey, catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Return, for each item of a journey, the evidence that the others yield."""
    yields = {
        sub.item: {out.evidence for out in catalogue.items[sub.item].outputs if out.evidence}
        for sub in journey.sub_items
        if sub.item in catalogue.items
    }
    return {
        item: frozenset().union(*(made for other, made in yields.items() if other != item))
        for item in yields
    }


def _services(
    item: ServiceItem,
    year: Year,
    reckoning: Reckoning,
    produced: Mapping[str, Mapping[str, frozenset[str]]],
) -> Iterator[Service]:
    tasks = _tasks(item, reckoning)
    inside = [code for code, made in produced.items() if item.code in made]
    counted = {code: year.cases.get((item.code, code), 0) for code in (ALONE, *inside)}
    if not any(counted.values()):
        counted = {ALONE: year.otherwise}
    for journey, cases in counted.items():
        if cases or journey == ALONE:
            made = produced[journey][item.code] if journey else frozenset()
            yield Service(
                item=item.code,
                department=item.department,
                clientele=_clientele(item.audiences),
                cases=cases,
                needs=tuple(_needs(item, journey, cases, year=year, produced=made)),
                tasks=tasks,
                from_home=not window_trip(item, papers_shown=False),
                journey=journey,
            )


def _clientele(audiences: Iterable[Audience]) -> Clientele:
    people = [one is Audience.PERSON for one in audiences]
    if all(people):
        return Clientele.PEOPLE
    return Clientele.BOTH if any(people) else Clientele.BUSINESSES


def _needs(
    item: ServiceItem, journey: str, cases: int, *, year: Year, produced: frozenset[str]
) -> Iterator[Need]:
    never = [one.settled is Truth.NOT_MET for one in compiled(item).requirements]
    for requirement, unneeded in zip(item.requirements, never, strict=True):
        if not unneeded:
            counted = year.needed.get((item.code, journey, requirement.id), cases)
            yield Need(
                requirement=requirement.id,
                alternatives=_documents(requirement, journey, produced),
                cases=min(counted, cases),
                declarable=may_be_declared(requirement),
                deferrable=requirement.deferrable,
                shown=shown_at_window(requirement),
            )


def _documents(
    requirement: EvidenceRequirement, journey: str, produced: frozenset[str]
) -> tuple[tuple[Document, ...], ...]:
    grade = max(requirement.least_trust, Trust.CHECKED)
    return tuple(
        tuple(Document(one, grade, journey if one in produced else ALONE) for one in listed)
        for listed in requirement.alternatives
    )


def _tasks(item: ServiceItem, reckoning: Reckoning) -> tuple[Task, ...]:
    """Return the steps that may take place, with the working days that each takes."""
    truths = tuple(one.settled or Truth.UNKNOWN for one in compiled(item).steps)
    waits = {step.id: waits_for for step, waits_for in ordered(item, truths)}
    calendar = reckoning.calendar
    dated = schedule(item, truths, filed_on=reckoning.filed_on, calendar=calendar)
    return tuple(
        Task(
            step=one.step.id,
            days=calendar.count(one.starts_on, one.ends_on),
            waits_for=waits[one.step.id],
            presence=bool(one.step.presence),
            opening=one.step.kind is StepKind.ACCEPTANCE and not waits[one.step.id],
        )
        for one in dated.steps
    )


def _grades(catalogue: Catalogue) -> dict[str, Trust]:
    """Return how far a certificate of each type is trusted once people hold it."""
    issued = {out.certificate_type for item in catalogue.items.values() for out in item.outputs}
    return {
        kind: Trust.ISSUED if kind in issued else Trust.CHECKED
        for evidence in catalogue.evidence.values()
        if (kind := evidence.certificate_type) is not None
    }


def _supply(
    document: Document,
    evidence: EvidenceType | None,
    proving: AbstractSet[Source],
    grades: Mapping[str, Trust],
) -> Sparing:
    sources = set(proving)
    if document.journey:
        sources.add(Source(SourceKind.JOURNEY, document.journey))
    kind = None if evidence is None else evidence.certificate_type
    if kind is not None and grades[kind] >= document.grade:
        sources.add(Source(SourceKind.CERTIFICATE, kind))
    return Sparing(frozenset(sources), () if evidence is None else evidence.proves)


def _by_code(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[Source]]:
    """Return the datasets that belong to each code."""
    datasets: defaultdict[str, set[Source]] = defaultdict(set)
    for code, dataset in pairs:
        datasets[code].add(Source(SourceKind.DATASET, dataset))
    return {code: frozenset(sources) for code, sources in datasets.items()}
