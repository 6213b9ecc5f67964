"""How fast guides are (办事指南速度): one item, a six-item journey, and growth with the catalogue.

Goals (warm, p50): an item with 30 conditions in 300 µs, a journey of six such items in 2 ms. Cold
means that the version has never been compiled. Run: `python -m bench.resolve`.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random
from statistics import quantiles
from time import perf_counter_ns

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
    Trust,
)
from tongban.core.catalog.items import (
    AcceptanceCondition,
    Audience,
    CaseKind,
    Fee,
    FormField,
    ItemType,
    LegalBasis,
    ServiceItem,
)
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, Step, StepKind
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.deciding import PATIENCE
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.definitions import EventKind, Journey, SubItem
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

LAW = Citation(law="行政许可法", article="32")
TODAY = date(2026, 9, 14)
CALENDAR = WorkingCalendar.from_exceptions(
    days_off=[date(2026, 10, day) for day in (1, 2, 5, 6, 7)],
    days_on=[date(2026, 9, 20), date(2026, 10, 10)],
    published_years=[2026],
)
CONDITIONS = 30
QUESTIONS = 10
GROWTH = (30, 3_000, 300_000)
BUSY_ITEMS = 30
"""Items in demand at one time, however many the province publishes."""

ELEMENTS = {
    one.code: one
    for one in (
        *(
            DataElement(code=f"fact.number{place}", label=f"数{place}", kind=ValueKind.INTEGER)
            for place in range(CONDITIONS)
        ),
        *(
            DataElement(code=f"answer.yes{place}", label=f"问{place}", kind=ValueKind.YES_NO)
            for place in range(QUESTIONS)
        ),
    )
}


def days(count: int) -> TimeLimit:
    return TimeLimit.working_days(count, LAW)


def an_item(code: str) -> ServiceItem:
    """Return an item with 30 conditions, 10 questions, 12 requirements, 20 fields and 6 steps."""
    return ServiceItem(
        code=code,
        version=1,
        name=f"事项{code}",
        department="bureau",
        item_type=ItemType.LICENCE,
        case_kind=CaseKind.PROMISED,
        audiences=(Audience.PERSON,),
        legal_basis=(LegalBasis(citation=LAW),),
        statutory_limit=days(20),
        promised_limit=days(10),
        acceptance_limit=days(5),
        questions=tuple(
            Question(element=f"answer.yes{place}", words="？") for place in range(QUESTIONS)
        ),
        conditions=tuple(
            AcceptanceCondition(
                id=f"c{place}",
                words="条件",
                expression=parse(
                    f"fact.number{place} between 10 and 90"
                    f" or answer.yes{place % QUESTIONS} and fact.number{place} >= 5"
                ),
                basis=(LAW,),
            )
            for place in range(CONDITIONS)
        ),
        requirements=tuple(
            EvidenceRequirement(
                id=f"r{place}",
                name="材料",
                alternatives=((f"paper{place}",), (f"paper{place}", "paper0")),
                basis=(LAW,),
                needed_when=parse("always" if place % 2 else f"answer.yes{place % QUESTIONS}"),
            )
            for place in range(12)
        ),
        fields=tuple(
            FormField(
                element=f"fact.number{place}",
                purpose="审查",
                needed_when=parse("always" if place % 4 else f"answer.yes{place % QUESTIONS}"),
            )
            for place in range(20)
        ),
        steps=tuple(
            Step(
                id=f"s{place}",
                name=f"环节{place}",
                department="bureau",
                limit=days(place + 1),
                kind=StepKind.WORK if place else StepKind.ACCEPTANCE,
                waits_for=(f"s{(place - 1) // 2}",) if place else (),
            )
            for place in range(6)
        ),
        fees=(
            Fee(
                id="f",
                name="工本费",
                amount=Money.yuan(10),
                basis=LAW,
                needed_when=parse("answer.yes3"),
            ),
        ),
        outputs=(Output(code="o", name="结果", kind=OutputKind.APPROVAL, evidence=f"made-{code}"),),
    )


def a_catalogue(items: dict[str, ServiceItem]) -> Catalogue:
    papers = [f"paper{place}" for place in range(12)]
    bureau = Department(code="bureau", name="局", short_name="局", credit_code="", area="519900")
    return Catalogue(
        elements=ELEMENTS,
        departments={"bureau": bureau},
        evidence={
            code: EvidenceType(
                code=code,
                name=code,
                kind=EvidenceKind.OTHER,
                source=EvidenceSource.GOVERNMENT,
            )
            for code in papers
        },
        items=items,
        datasets={
            f"d{place}": Dataset(
                code=f"d{place}",
                name="数据",
                holder="bureau",
                keys=("fact.number0",),
                serves=(),
                proves=(f"paper{place}",),
            )
            for place in range(0, 12, 3)
        },
    )


def told(answers: int) -> Circumstances:
    """Return a person of whom all registers are known, and the first `answers` answers."""
    values: dict[str, Value] = {f"fact.number{place}": 7 for place in range(CONDITIONS)}
    values |= {f"answer.yes{place}": True for place in range(answers)}
    return Circumstances(
        today=TODAY,
        calendar=CALENDAR,
        facts={
            code: Fact(element=code, value=value, source=FactSource.SHARED, as_of=TODAY)
            for code, value in values.items()
        },
        available=frozenset({"d0", "d3", "d6"}),
        unavailable={"d9": "数据暂时不可用"},
        holdings=tuple(
            Holding(
                evidence=f"paper{place}",
                kind=HoldingKind.CERTIFICATE,
                reference=str(place),
                name="证照",
                trust=Trust.ISSUED,
                valid_from=TODAY,
            )
            for place in (1, 4)
        ),
    )


def timed(work: Callable[[], object]) -> int:
    """Return the nanoseconds that one run of `work` takes."""
    start = perf_counter_ns()
    work()
    return perf_counter_ns() - start


def warm(work: Callable[[], object], times: int = PATIENCE + 1) -> None:
    """Run `work` until its conditions have been compiled."""
    for _ in range(times):
        work()


def row(name: str, samples: Iterable[int], goal: float = 0) -> float:
    """Print p50 and p99 in µs beside the goal; return p50."""
    cuts = quantiles(samples, n=100)
    middle, late = cuts[49] / 1000, cuts[98] / 1000
    beside = f"   {middle / goal:5.2f} of the goal of {goal:.0f} µs" if goal else ""
    print(f"{name:<44} p50 {middle:10.1f} µs   p99 {late:10.1f} µs{beside}")
    return middle


def fresh(items: Iterable[ServiceItem]) -> Iterator[ServiceItem]:
    """Yield the same items as new objects, never compiled before."""
    for item in items:
        yield replace(item)


def measure_one() -> None:
    item = an_item("one")
    catalogue = a_catalogue({item.code: item})
    warm(partial(resolve, item, told(0), catalogue))
    for name, person in (("nothing answered", told(0)), ("all answered", told(QUESTIONS))):
        samples = [timed(partial(resolve, item, person, catalogue)) for _ in range(1_000)]
        row(f"one item, warm, {name}", samples, goal=300)
    colds = list(fresh(item for _ in range(40)))
    row("one item, cold", [timed(partial(resolve, cold, told(0), catalogue)) for cold in colds])


def measure_journey() -> None:
    items = {code: an_item(code) for code in "abcdef"}
    items["f"] = replace(
        items["f"],
        requirements=(
            *items["f"].requirements,
            EvidenceRequirement(id="made", name="前", alternatives=(("made-a",),), basis=(LAW,)),
        ),
    )
    catalogue = a_catalogue(items)
    event = Journey(
        code="j",
        version=1,
        name="一件事",
        event=EventKind.LIFE,
        lead="bureau",
        sub_items=tuple(SubItem(item=code) for code in items),
    )
    warm(partial(resolve_journey, event, items, told(0), catalogue))
    for name, person in (("nothing answered", told(0)), ("all answered", told(QUESTIONS))):
        samples = [
            timed(partial(resolve_journey, event, items, person, catalogue)) for _ in range(300)
        ]
        row(f"journey of six, warm, {name}", samples, goal=2_000)


def measure_growth() -> None:
    """Resolve items of ever larger catalogues, as a day's demand would: few items, often."""
    base, first = an_item("base"), 0.0
    for size in GROWTH:
        items = {(code := f"{place:06d}"): replace(base, code=code) for place in range(size)}
        catalogue = a_catalogue(items)
        chance = Random(size)  # noqa: S311 - which items, not a secret
        busy = chance.sample(sorted(items), min(size, BUSY_ITEMS))
        person = told(5)
        for code in busy:
            warm(partial(resolve, items[code], person, catalogue))
        gc.collect()
        samples = [
            timed(partial(resolve, items[chance.choice(busy)], person, catalogue))
            for _ in range(2_000)
        ]
        middle = row(f"one of {size:,} item versions, warm", samples)
        seldom = chance.sample(sorted(items), 30)
        row(
            f"one of {size:,} item versions, cold",
            [timed(partial(resolve, replace(items[code]), person, catalogue)) for code in seldom],
        )
        first = first or middle
        growth = size / GROWTH[0]
        print(f"{'':<44} {middle / first:.2f} of the first for {growth:,.0f} times the items")


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    measure_one()
    measure_journey()
    measure_growth()


if __name__ == "__main__":
    main()
