"""A made-up city for measuring guides: heavy items, a person of whom every register knows all."""

from datetime import date

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
        conditions=tuple(a_condition(place) for place in range(CONDITIONS)),
        requirements=tuple(a_requirement(place) for place in range(12)),
        fields=tuple(a_field(place) for place in range(20)),
        steps=tuple(a_step(place) for place in range(6)),
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


def a_condition(place: int) -> AcceptanceCondition:
    expression = parse(
        f"fact.number{place} between 10 and 90"
        f" or answer.yes{place % QUESTIONS} and fact.number{place} >= 5"
    )
    return AcceptanceCondition(id=f"c{place}", words="条件", expression=expression, basis=(LAW,))


def a_requirement(place: int) -> EvidenceRequirement:
    return EvidenceRequirement(
        id=f"r{place}",
        name="材料",
        alternatives=((f"paper{place}",), (f"paper{place}", "paper0")),
        basis=(LAW,),
        needed_when=parse("always" if place % 2 else f"answer.yes{place % QUESTIONS}"),
    )


def a_field(place: int) -> FormField:
    return FormField(
        element=f"fact.number{place}",
        purpose="审查",
        needed_when=parse("always" if place % 4 else f"answer.yes{place % QUESTIONS}"),
    )


def a_step(place: int) -> Step:
    return Step(
        id=f"s{place}",
        name=f"环节{place}",
        department="bureau",
        limit=days(place + 1),
        kind=StepKind.WORK if place else StepKind.ACCEPTANCE,
        waits_for=(f"s{(place - 1) // 2}",) if place else (),
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


def told(answers: int, number: int = 0) -> Circumstances:
    """Return a person of whom all registers are known, and the first `answers` answers.

    Persons of different numbers have different values, none of which spares them a question.
    """
    values: dict[str, Value] = {
        f"fact.number{place}": 5 + (place + number) % 5 for place in range(CONDITIONS)
    }
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
                reference=f"{number}-{place}",
                name="证照",
                trust=Trust.ISSUED,
                valid_from=TODAY,
            )
            for place in (1, 4)
        ),
    )
