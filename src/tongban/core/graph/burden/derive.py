"""Deriving the burden (负担推导) from published versions, journeys and a year of cases.

Step lengths are counted in working days from one day of filing on the official calendar, then
kept: a period in calendar days does not become longer because another step became shorter.
A certificate that an item here yields is of grade A, any other of grade B (国办函〔2016〕108号).
"""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType, Trust
from tongban.core.graph.burden.flat import FlatItem, flattened, lasting_together, lengths
from tongban.core.graph.burden.model import (
    Document,
    Need,
    Service,
    Source,
    SourceKind,
    Sparing,
    Task,
    YearlyBurden,
)
from tongban.core.graph.burden.serving import GrantsInPart, in_part, served_as
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
    items = {code: flattened(item) for code, item in catalogue.items.items()}
    made = {code: one.yields for code, one in items.items()}
    produced = {one.code: produced_in(one, made) for one in journeys}
    whole = _Whole(
        year=year, reckoning=reckoning, produced=produced, granted=GrantsInPart(catalogue)
    )
    services = tuple(service for item in items.values() for service in _services(item, whole))
    graded = grades(catalogue, {kind for item in items.values() for kind in item.issues})
    wanted = {
        document
        for service in services
        for need in service.needs
        for listed in need.alternatives
        for document in listed
    }
    known = servers(catalogue, wanted)
    return YearlyBurden(
        services=services,
        supplies=supplies(sorted(wanted), catalogue, graded, served=known),
        servers=known,
        grades=graded,
    )


def produced_in(
    journey: Journey, yields: Mapping[str, Collection[str]]
) -> dict[str, frozenset[str]]:
    """Return, for each item of a journey, the evidence that the others yield."""
    inside = {sub.item: yields[sub.item] for sub in journey.sub_items if sub.item in yields}
    return {
        item: frozenset().union(*(made for other, made in inside.items() if other != item))
        for item in inside
    }


def grades(catalogue: Catalogue, issued: AbstractSet[str]) -> dict[str, Trust]:
    """Return how far a certificate of each type is trusted once people hold it.

    Those of the types in `issued` are yielded by items here.
    """
    return {
        kind: Trust.ISSUED if kind in issued else Trust.CHECKED
        for evidence in catalogue.evidence.values()
        if (kind := evidence.certificate_type) is not None
    }


def supplies(
    documents: Iterable[Document],
    catalogue: Catalogue,
    graded: Mapping[str, Trust],
    *,
    served: Mapping[str, frozenset[Source]],
) -> dict[Document, Sparing]:
    """Return what makes each document unnecessary, given by whom elements are `served`."""
    datasets = catalogue.datasets.values()
    proving = _by_code((one, data.code) for data in datasets for one in data.proves)
    return {
        one: _supply(
            one,
            catalogue.evidence.get(one.evidence),
            (proving.get(one.evidence, frozenset()), served),
            graded,
        )
        for one in documents
    }


def servers(catalogue: Catalogue, documents: Iterable[Document]) -> dict[str, frozenset[Source]]:
    """Return the datasets that serve each element, also as it is served for these documents."""
    datasets = catalogue.datasets.values()
    served = _by_code((one, data.code) for data in datasets for one in data.serves)
    opened = {(one.evidence, one.opened) for one in documents if one.opened}
    more = {
        served_as(element, mine): served[element] | set(map(in_part, mine))
        for evidence, codes in opened
        if evidence in catalogue.evidence
        for element in catalogue.evidence[evidence].proves
        if (mine := _mine(codes, served.get(element, frozenset())))
    }
    return served | more


def _mine(opened: tuple[str, ...], served: AbstractSet[Source]) -> tuple[str, ...]:
    """Return of the datasets opened for a document those that serve one thing of it."""
    return tuple(code for code in opened if Source(SourceKind.DATASET, code) in served)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What all services are derived with; `produced` by journey and item."""

    year: Year
    reckoning: Reckoning
    produced: Mapping[str, Mapping[str, frozenset[str]]]
    granted: GrantsInPart


def _services(item: FlatItem, whole: _Whole) -> Iterator[Service]:
    year, reckoning, produced = whole.year, whole.reckoning, whole.produced
    tasks = _tasks(item, reckoning)
    lawful = lasting_together(item.lawful, reckoning.filed_on, reckoning.calendar)
    inside = [code for code, made in produced.items() if item.item in made]
    counted = {code: year.cases.get((item.item, code), 0) for code in (ALONE, *inside)}
    if not any(counted.values()):
        counted = {ALONE: year.otherwise}
    for journey, cases in counted.items():
        if cases or journey == ALONE:
            made = produced[journey][item.item] if journey else frozenset()
            yield Service(
                item=item.item,
                department=item.department,
                clientele=item.clientele,
                cases=cases,
                needs=tuple(_needs(item, whole, (journey, cases), produced=made)),
                tasks=tasks,
                from_home=item.from_home,
                journey=journey,
                lawful_days=lawful,
            )


def _needs(
    item: FlatItem, whole: _Whole, filed: tuple[str, int], *, produced: frozenset[str]
) -> Iterator[Need]:
    journey, cases = filed
    for one in item.needs:
        counted = whole.year.needed.get((item.item, journey, one.requirement), cases)
        made = {
            code: journey if code in produced else ALONE
            for code in itertools.chain(*one.alternatives)
        }
        yield Need(
            requirement=one.requirement,
            alternatives=tuple(
                tuple(
                    Document(code, one.grade, made[code], whole.granted.of(item.item, code))
                    for code in listed
                )
                for listed in one.alternatives
            ),
            cases=min(counted, cases),
            declarable=one.declarable,
            deferrable=one.deferrable,
            shown=one.shown,
        )


def _tasks(item: FlatItem, reckoning: Reckoning) -> tuple[Task, ...]:
    """Return the steps that may take place, with the working days that each takes."""
    steps = item.steps
    days = lengths(
        ((one.period, one.waits_for) for one in steps), reckoning.filed_on, reckoning.calendar
    )
    return tuple(
        Task(
            step=one.step,
            days=taken,
            waits_for=tuple(steps[place].step for place in one.waits_for),
            presence=one.presence,
            opening=one.opening,
        )
        for one, taken in zip(steps, days, strict=True)
    )


def _supply(
    document: Document,
    evidence: EvidenceType | None,
    by: tuple[AbstractSet[Source], Mapping[str, frozenset[Source]]],
    grades: Mapping[str, Trust],
) -> Sparing:
    proving, served = by
    sources = proving | set(map(in_part, _mine(document.opened, proving)))
    if document.journey:
        sources |= {Source(SourceKind.JOURNEY, document.journey)}
    kind = None if evidence is None else evidence.certificate_type
    if kind is not None and grades[kind] >= document.grade:
        sources |= {Source(SourceKind.CERTIFICATE, kind)}
    elements = (
        served_as(one, _mine(document.opened, served.get(one, frozenset())))
        for one in (() if evidence is None else evidence.proves)
    )
    return Sparing(frozenset(sources), tuple(elements))


def _by_code(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[Source]]:
    """Return the datasets that belong to each code."""
    datasets: defaultdict[str, set[Source]] = defaultdict(set)
    for code, dataset in pairs:
        datasets[code].add(Source(SourceKind.DATASET, dataset))
    return {code: frozenset(sources) for code, sources in datasets.items()}
