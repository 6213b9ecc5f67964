"""A small invented catalogue in few words, for tests of guides and journeys."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, Option, Value, ValueKind
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
from tongban.core.journeys.definitions import EventKind, Journey, SubItem
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

LAW = Citation(law="行政许可法", article="32")
MONDAY = date(2026, 9, 14)
CALENDAR = WorkingCalendar.from_exceptions(
    days_off=[date(2026, 10, day) for day in (1, 2, 5, 6, 7)],
    days_on=[date(2026, 9, 20), date(2026, 10, 10)],
    published_years=[2026],
)
INSTANT = TimeLimit.instant(LAW)


def days(count: int) -> TimeLimit:
    return TimeLimit.working_days(count, LAW)


def element(code: str, kind: ValueKind = ValueKind.YES_NO, **more: Any) -> DataElement:
    options = tuple(Option(value=one, label=one) for one in more.pop("options", ()))
    return DataElement(code=code, label=code, kind=kind, options=options, **more)


ELEMENTS = (
    element("a.yes"),
    element("b.yes"),
    element("c.yes"),
    element("d.yes"),
    element("p.area", ValueKind.INTEGER),
    element("p.rent", ValueKind.DECIMAL),
    element("p.born", ValueKind.DATE),
    element("p.name", ValueKind.TEXT),
    element("p.use", ValueKind.CHOICE, options=("shop", "home", "works")),
    element("p.goods", ValueKind.CHOICES, options=("tea", "wine")),
    element(
        "home.members",
        ValueKind.RECORDS,
        columns=(
            element("member.age", ValueKind.INTEGER),
            element("member.student"),
        ),
    ),
    element("id.number", ValueKind.TEXT),
    element("made.number", ValueKind.TEXT),
)

EVIDENCE = tuple(
    EvidenceType(
        code=code,
        name=f"材料{code}",
        kind=EvidenceKind.OTHER,
        source=EvidenceSource.APPLICANT,
        proves=proves,
    )
    for code, proves in (
        ("deed", ()),
        ("lease", ()),
        ("photo", ()),
        ("licence", ("made.number",)),
        ("report", ("p.area", "p.rent")),
        ("permit", ()),
    )
)


def dataset(code: str, **more: Any) -> Dataset:
    defaults: dict[str, Any] = {"keys": ("id.number",), "serves": ()}
    return Dataset(code=code, name=f"数据{code}", holder="bureau", **(defaults | more))


def catalogue(
    items: Iterable[ServiceItem] = (), datasets: Iterable[Dataset] = (), **more: Any
) -> Catalogue:
    bureau = Department(
        code="bureau", name="明川市某局", short_name="某局", credit_code="", area="519900"
    )
    return Catalogue(
        elements={one.code: one for one in ELEMENTS},
        departments={bureau.code: bureau},
        evidence={one.code: one for one in EVIDENCE},
        items={one.code: one for one in items},
        datasets={one.code: one for one in datasets},
        **more,
    )


def question(code: str) -> Question:
    return Question(element=code, words=f"{code}？")


def condition(text: str, name: str = "") -> AcceptanceCondition:
    return AcceptanceCondition(
        id=name or text, words=text, expression=parse(text), basis=(LAW,), otherwise="换一条路"
    )


def requirement(name: str, *alternatives: tuple[str, ...], when: str = "", **more: Any) -> Any:
    return EvidenceRequirement(
        id=name,
        name=name,
        alternatives=alternatives or ((name,),),
        basis=(LAW,),
        **({"needed_when": parse(when)} if when else {}),
        **more,
    )


def step(name: str, limit: TimeLimit, *waits_for: str, when: str = "", **more: Any) -> Step:
    return Step(
        id=name,
        name=f"环节{name}",
        department="bureau",
        limit=limit,
        waits_for=waits_for,
        **({"needed_when": parse(when)} if when else {}),
        **more,
    )


def form_field(code: str, when: str = "", **more: Any) -> FormField:
    needed = {"needed_when": parse(when)} if when else {}
    return FormField(element=code, purpose="审查", **needed, **more)


def fee(name: str, yuan: int, when: str = "") -> Fee:
    needed = {"needed_when": parse(when)} if when else {}
    return Fee(id=name, name=name, amount=Money.yuan(yuan), basis=LAW, **needed)


def output(evidence: str | None = None, *settles: str) -> Output:
    return Output(
        code=f"out-{evidence}",
        name="结果",
        kind=OutputKind.APPROVAL,
        evidence=evidence,
        settles=settles,
    )


ACCEPTANCE = step("accept", days(1), kind=StepKind.ACCEPTANCE)


def item(code: str = "item", *, questions: Iterable[str] = (), **more: Any) -> ServiceItem:
    conditions = [
        one if isinstance(one, AcceptanceCondition) else condition(one)
        for one in more.pop("conditions", ())
    ]
    defaults: dict[str, Any] = {
        "statutory_limit": days(20),
        "promised_limit": days(10),
        "acceptance_limit": days(5),
        "steps": (ACCEPTANCE, step("examine", days(5), "accept")),
        "outputs": (output(),),
    }
    return ServiceItem(
        code=code,
        version=1,
        name=f"事项{code}",
        department="bureau",
        item_type=ItemType.LICENCE,
        case_kind=CaseKind.PROMISED,
        audiences=(Audience.PERSON,),
        legal_basis=(LegalBasis(citation=LAW),),
        questions=tuple(question(one) for one in questions),
        conditions=tuple(conditions),
        **(defaults | more),
    )


def journey(*codes: str | SubItem, questions: Iterable[str] = ()) -> Journey:
    return Journey(
        code="journey",
        version=1,
        name="一件事",
        event=EventKind.LIFE,
        lead="bureau",
        sub_items=tuple(one if isinstance(one, SubItem) else SubItem(item=one) for one in codes),
        questions=tuple(question(one) for one in questions),
    )


def fact(code: str, value: Value, source: FactSource = FactSource.STATED) -> Fact:
    return Fact(element=code, value=value, source=source, as_of=MONDAY, origin="测试")


def circumstances(told: dict[str, Value] | None = None, **more: Any) -> Circumstances:
    facts = more.pop("facts", None) or {
        code: fact(code, value) for code, value in (told or {}).items()
    }
    return Circumstances(today=MONDAY, calendar=CALENDAR, facts=facts, **more)


def holding(evidence: str, **more: Any) -> Holding:
    defaults: dict[str, Any] = {
        "kind": HoldingKind.CERTIFICATE,
        "trust": Trust.ISSUED,
        "valid_from": date(2020, 1, 1),
    }
    return Holding(
        evidence=evidence,
        reference=f"no-{evidence}",
        name=f"证照{evidence}",
        **(defaults | more),
    )
