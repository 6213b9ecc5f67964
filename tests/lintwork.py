"""A sound item and its catalogue, to be spoilt one part at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, Sensitivity, ValueKind
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceRequirement,
    EvidenceSource,
    EvidenceType,
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
from tongban.core.catalog.lint import Finding, lint
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, SpecialProcedure, Step, StepKind
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

TODAY = date(2026, 9, 15)
LAW = parse_citation("食品安全法#35")
RULE = parse_citation("部门规章:食品经营许可管理办法#12")
LICENSING_LAW = parse_citation("行政许可法#42")


def days(count: int) -> TimeLimit:
    return TimeLimit.working_days(count, LICENSING_LAW)


PREMISES = DataElement(
    code="premises.area", label="经营面积", kind=ValueKind.DECIMAL, unit="平方米"
)
ELEMENTS = (
    PREMISES,
    DataElement(code="person.name", label="姓名", kind=ValueKind.TEXT),
    DataElement(
        code="person.identity_number",
        label="公民身份号码",
        kind=ValueKind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
    ),
    DataElement(
        code="person.illness",
        label="病史",
        kind=ValueKind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
    ),
)

LEASE = EvidenceType(
    code="lease",
    name="房屋租赁合同",
    kind=EvidenceKind.OTHER,
    source=EvidenceSource.APPLICANT,
    proves=("premises.area",),
)
HEALTH = EvidenceType(
    code="health",
    name="从业人员健康证明",
    kind=EvidenceKind.CERTIFICATE,
    source=EvidenceSource.GOVERNMENT,
    proves=("person.name",),
    issuer="health_commission",
)
LICENCE = EvidenceType(
    code="licence",
    name="食品经营许可证",
    kind=EvidenceKind.CERTIFICATE,
    source=EvidenceSource.GOVERNMENT,
    certificate_type="food_licence",
)
MARKET = Department(
    code="market",
    name="明川市市场监管局",
    short_name="市监局",
    credit_code="",
    area="519900",
    phone="0999-5190001",
    address="政务服务中心一楼",
    opening_hours="工作日 9:00-17:00",
    complaints="0999-5190101",
)
HEALTH_COMMISSION = replace(MARKET, code="health_commission", name="明川市卫生健康委")

ITEM = ServiceItem(
    code="food",
    version=1,
    name="食品经营许可",
    department="market",
    item_type=ItemType.LICENCE,
    case_kind=CaseKind.PROMISED,
    audiences=(Audience.ENTERPRISE,),
    legal_basis=(LegalBasis(citation=LAW),),
    statutory_limit=days(20),
    promised_limit=days(8),
    acceptance_limit=days(5),
    questions=(Question(element="premises.area", words="经营面积多大？"),),
    conditions=(
        AcceptanceCondition(
            id="area", words="面积够大", expression=parse("premises.area >= 50"), basis=(LAW,)
        ),
    ),
    requirements=(
        EvidenceRequirement(
            id="premises", name="经营场所合同", alternatives=(("lease",),), basis=(LAW,)
        ),
    ),
    fields=(FormField(element="person.name", purpose="写入许可证"),),
    steps=(
        Step(
            id="accept", name="受理", department="market", limit=days(5), kind=StepKind.ACCEPTANCE
        ),
        Step(
            id="examine",
            name="审查",
            department="market",
            limit=days(6),
            waits_for=("accept",),
            requirements="核对资料",
        ),
        Step(
            id="decide",
            name="决定",
            department="market",
            limit=days(2),
            kind=StepKind.DECISION,
            waits_for=("examine",),
        ),
    ),
    outputs=(
        Output(
            code="licence",
            name="食品经营许可证",
            kind=OutputKind.CERTIFICATE,
            evidence="licence",
            certificate_type="food_licence",
        ),
    ),
    special_procedures=(
        SpecialProcedure(id="expert", name="专家评审", limit=days(30), basis=LICENSING_LAW),
    ),
    delivery_limit=days(10),
)
STANDARD = Parameter(
    code="area.standard",
    label="面积标准",
    unit="平方米",
    history=(ParameterValue(effective_from=date(2020, 1, 1), value=50, citation=LAW),),
)


def catalogue(*items: ServiceItem, **more: Any) -> Catalogue:
    parts: dict[str, Any] = {
        "elements": {one.code: one for one in ELEMENTS},
        "departments": {one.code: one for one in (MARKET, HEALTH_COMMISSION)},
        "evidence": {one.code: one for one in (LEASE, HEALTH, LICENCE)},
        "parameters": {STANDARD.code: STANDARD},
        **more,
    }
    return Catalogue(items={item.code: item for item in items}, **parts)


def register(*, serves: tuple[str, ...] = (), **more: Any) -> Dataset:
    return Dataset(
        code="health_register",
        name="健康证信息",
        holder="health_commission",
        keys=("person.identity_number",),
        serves=serves,
        **more,
    )


def requirement(**more: Any) -> EvidenceRequirement:
    return replace(ITEM.requirements[0], **more)


def fee(basis: Citation, amount: int = 80) -> Fee:
    return Fee(id="copy", name="工本费", amount=Money.yuan(amount), basis=basis)


def findings(rule: str, *items: ServiceItem, survey: Any = None, **parts: Any) -> list[Finding]:
    """Return what one rule finds in a catalogue of these items."""
    found = lint(catalogue(*items, **parts), today=TODAY, **(survey or {}))
    return [finding for finding in found if finding.rule == rule]


def spoilt(rule: str, **changes: Any) -> list[Finding]:
    """Return what one rule finds in the sound item with some of its parts changed."""
    return findings(rule, replace(ITEM, **changes))
