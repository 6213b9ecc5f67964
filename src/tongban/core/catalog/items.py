"""Service items (政务服务事项) at minimum granularity: one published, immutable version.

An item version is one authority's way of doing one matter (实施清单), taken apart into questions,
conditions, evidence, fields, steps, outputs, limits and fees, each with the article it comes from.
A published version is never edited: a case keeps the version it was filed under.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, SpecialProcedure, Step
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money


class ItemType(enum.Enum):
    """What power an item exercises (事项类型; GB/T 39046 Annex A)."""

    LICENCE = "01"
    COLLECTION = "04"
    PAYMENT = "05"
    CONFIRMATION = "07"
    REWARD = "08"
    RULING = "09"
    OTHER = "10"
    PUBLIC_SERVICE = "20"


class CaseKind(enum.Enum):
    """Whether a case is decided at once or by a promised day (办件类型)."""

    INSTANT = "instant"
    PROMISED = "promised"


class Audience(enum.Enum):
    """For whom an item is (服务对象)."""

    PERSON = "person"
    ENTERPRISE = "enterprise"
    OTHER_ORGANISATION = "other_organisation"


class Channel(enum.Enum):
    """How one may apply (办理形式)."""

    WINDOW = "window"
    WEB = "web"
    MOBILE = "mobile"
    TERMINAL = "terminal"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A provision that sets the item up (设定依据), with what it says in our words."""

    citation: Citation
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceCondition:
    """A condition that the law puts on being accepted (受理条件).

    `otherwise` tells a person who does not meet it what they can do instead.
    """

    id: str
    words: str
    expression: Condition
    basis: tuple[Citation, ...]
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One element that the form needs, and what it is for (表单项).

    `purpose` names the condition, decision, notice or statistic that uses it; a field without a
    purpose is over-collection (个人信息保护法 §6, 行政许可法 §29).
    """

    element: str
    purpose: str
    needed_when: Condition = ALWAYS
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What a service costs, in which situation, and by what right (收费)."""

    id: str
    name: str
    amount: Money
    basis: Citation
    needed_when: Condition = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A question people ask about the item, with its answer (常见问题)."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceItem:
    """One version of one authority's service item (实施清单).

    Limits: `statutory_limit` and `promised_limit` run from acceptance to decision;
    `acceptance_limit` is how long the authority may stay silent before the application counts as
    accepted (行政许可法 §32; a property of the item); `extension_limit` is the longest single
    extension; `delivery_limit` runs from decision to delivery (§44). `standard_version` is the
    version of its standard item that it has taken up, 0 for none.
    """

    code: str
    version: int
    name: str
    department: str
    item_type: ItemType
    case_kind: CaseKind
    audiences: tuple[Audience, ...]
    legal_basis: tuple[LegalBasis, ...]
    statutory_limit: TimeLimit
    promised_limit: TimeLimit
    acceptance_limit: TimeLimit
    steps: tuple[Step, ...]
    outputs: tuple[Output, ...]
    questions: tuple[Question, ...] = ()
    conditions: tuple[AcceptanceCondition, ...] = ()
    requirements: tuple[EvidenceRequirement, ...] = ()
    fields: tuple[FormField, ...] = ()
    fees: tuple[Fee, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    extension_limit: TimeLimit | None = None
    extension_approver: str = ""
    delivery_limit: TimeLimit | None = None
    channels: tuple[Channel, ...] = (Channel.WINDOW, Channel.WEB, Channel.MOBILE)
    implementation_code: str = ""
    standard_item: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    visit_reason: str = ""
    visits: int = 0
    contact: str = ""
    complaints: str = ""
    places: str = ""
    hours: str = ""
    faqs: tuple[Faq, ...] = ()
    intermediary_services: tuple[LegalBasis, ...] = ()
    effective_from: date = date(2020, 1, 1)
    effective_until: date | None = None
    local_notes: tuple[str, ...] = ()
    handled: tuple[HandledItem, ...] = ()
    standard_version: int = 0

    def __post_init__(self) -> None:
        self._refuse_repeats()
        self._refuse_unknown_steps()
        if self.version < 1:
            raise InvalidValue("service item", f"{self.code}: versions count from 1")
        if not self.steps or not self.outputs:
            raise InvalidValue("service item", f"{self.code}: an item has steps and a result")

    def expressions(self) -> Iterator[tuple[str, Condition]]:
        """Yield every condition written in the item, each with the path of its part."""
        for condition in self.conditions:
            yield f"conditions/{condition.id}", condition.expression
        for requirement in self.requirements:
            yield f"requirements/{requirement.id}", requirement.needed_when
        for field in self.fields:
            yield f"fields/{field.element}", field.needed_when
        for fee in self.fees:
            yield f"fees/{fee.id}", fee.needed_when
        for step in self.steps:
            yield f"steps/{step.id}", step.needed_when
        for handled in self.handled:
            yield f"handled/{handled.serial:02}", handled.applies_when

    def handled_code(self, handled: HandledItem) -> str:
        """Return the code of one of its handled items (实施编码 + 序号)."""
        return handled.code_under(self.implementation_code or self.code)

    def _refuse_repeats(self) -> None:
        for kind, ids in (
            ("question", [question.element for question in self.questions]),
            ("condition", [condition.id for condition in self.conditions]),
            ("requirement", [requirement.id for requirement in self.requirements]),
            ("field", [field.element for field in self.fields]),
            ("fee", [fee.id for fee in self.fees]),
            ("step", [step.id for step in self.steps]),
            ("output", [output.code for output in self.outputs]),
            ("handled item", [f"{handled.serial:02}" for handled in self.handled]),
        ):
            repeated = sorted({one for one in ids if ids.count(one) > 1})
            if repeated:
                raise InvalidValue(
                    "service item", f"{self.code}: {kind} {repeated[0]} stands twice"
                )

    def _refuse_unknown_steps(self) -> None:
        known: set[str] = set()
        for step in self.steps:
            unknown = sorted(set(step.waits_for) - known)
            if unknown:
                raise InvalidValue(
                    "service item",
                    f"{self.code}: step {step.id} waits for {unknown[0]}, which no earlier step is",
                )
            known.add(step.id)
