"""What a guide says (指南结论): verdict, question, form, evidence, schedule and footprint.

What a guide has dozens of are tuples, which are made in a third of the time of other values.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tongban.core.catalog.conditions.explain import Explanation, explain
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import AcceptanceCondition, Fee, FormField, ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Step
from tongban.core.guides.relevance import Knowledge
from tongban.core.people.facts import Fact
from tongban.core.vocabulary.money import Money


class Verdict(enum.Enum):
    """Whether the person may have the service (资格判断)."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDECIDED = "undecided"
    """Questions remain."""
    JUDGED = "judged"
    """Everything a person can tell is told; an officer's judgement decides the rest."""


class ConditionOutcome(NamedTuple):
    """One acceptance condition and how it stands.

    The tree of reasons is built when somebody reads it; `known` and `elements` are what it is built
    from.
    """

    condition: AcceptanceCondition
    truth: Truth
    known: Knowledge
    elements: Mapping[str, DataElement]

    @property
    def explanation(self) -> Explanation:
        """Return the tree of reasons, with articles and what would settle it."""
        return explain(
            self.condition.expression,
            self.known.values,
            today=self.known.today,
            parameters=self.known.parameters,
            elements=self.elements,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """The verdict over all conditions (受理条件)."""

    verdict: Verdict
    outcomes: tuple[ConditionOutcome, ...]


class Way(enum.Enum):
    """A lawful way to satisfy a requirement, cheapest first (材料取得方式)."""

    __hash__ = object.__hash__  # members are unique; the one of Enum is a Python call

    NOT_NEEDED = "not_needed"
    PRODUCED = "produced"
    SHARED = "shared"
    HELD = "held"
    REUSED = "reused"
    DECLARED = "declared"
    DEFERRED = "deferred"
    UPLOADED = "uploaded"
    UNDECIDED = "undecided"

    @property
    def asks_for_paper(self) -> bool:
        """Tell whether the person has to find and hand in a document, now or later."""
        return self in ON_PAPER


ON_PAPER = frozenset({Way.UPLOADED, Way.DEFERRED})
"""The ways in which the person hands in a document, now or later."""


class PassedOver(NamedTuple):
    """A cheaper way that could not be taken, and why (for the person to read)."""

    way: Way
    why: str


class EvidenceLine(NamedTuple):
    """One requirement and the way chosen for it (材料清单的一行).

    `evidence` is the alternative chosen (codes), and `asked` the part of it that the person hands
    in, now or later; `origin` the dataset, holding reference or item that supplies the rest;
    `visit` says that the original must be shown at a window.
    """

    requirement: EvidenceRequirement
    way: Way
    evidence: tuple[str, ...]
    reason: str
    origin: str = ""
    asked: tuple[str, ...] = ()
    visit: bool = False
    passed_over: tuple[PassedOver, ...] = ()


class FieldLine(NamedTuple):
    """One field of the form, filled if its value is known (表单项与来源)."""

    field: FormField
    element: DataElement
    fact: Fact | None
    needed: Truth


class ScheduledStep(NamedTuple):
    """A step with real dates. `critical` steps decide the end date."""

    item: str
    step: Step
    starts_on: date
    ends_on: date
    provisional: bool = False
    critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Dated steps from filing to delivery (时间安排)."""

    filed_on: date
    ends_on: date
    steps: tuple[ScheduledStep, ...]
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """What a service costs a person (四减): papers, working days, steps and visits."""

    documents: int
    working_days: int
    steps: int
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The shortest lawful way for one item."""

    item: ServiceItem
    eligibility: Eligibility
    next_question: Question | None
    form: tuple[FieldLine, ...]
    evidence: tuple[EvidenceLine, ...]
    fees: tuple[Fee, ...]
    fees_undecided: tuple[Fee, ...]
    total_fee: Money
    schedule: Schedule
    footprint: Footprint
