"""What a journey guide says (一件事指南): who takes part, one form, one set, one plan."""

import enum
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import Fee, ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.outcomes import (
    Eligibility,
    EvidenceLine,
    FieldLine,
    Footprint,
    Guide,
    Schedule,
)
from tongban.core.journeys.definitions import Journey, SubItem
from tongban.core.vocabulary.money import Money


class Standing(enum.Enum):
    """Whether a sub-item takes part (联办事项状态)."""

    TAKEN = "taken"
    NOT_OFFERED = "not_offered"
    NOT_CHOSEN = "not_chosen"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubItemOutcome:
    """One sub-item: whether it takes part, why not, and its own guide inside the journey.

    `waits_for` are the codes of the sub-items that finish before this one is received.
    """

    sub_item: SubItem
    item: ServiceItem
    standing: Standing
    offered: Truth
    eligibility: Eligibility | None = None
    guide: Guide | None = None
    waits_for: tuple[str, ...] = ()


class MergedField(NamedTuple):
    """One field of the one form, and the names of the items that use it (一表申请).

    `produced_by` names the sub-item that settles it on the way, so that nobody is asked.
    """

    line: FieldLine
    items: tuple[str, ...]
    produced_by: str = ""


class MergedEvidence(NamedTuple):
    """One document of the one set, and the names of the items that use it (一套材料)."""

    line: EvidenceLine
    items: tuple[str, ...]


class CriticalStep(NamedTuple):
    """A step that decides when the journey ends, by the names that people read (关键路径)."""

    item: str
    step: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyGuide:
    """The shortest lawful way for several items as one.

    `separate` is the cost of the same items one after another, each shortened on its own;
    `before` is what the law allows them to cost.
    """

    journey: Journey
    sub_items: tuple[SubItemOutcome, ...]
    next_question: Question | None
    form: tuple[MergedField, ...]
    evidence: tuple[MergedEvidence, ...]
    fees: tuple[Fee, ...]
    fees_undecided: tuple[Fee, ...]
    total_fee: Money
    schedule: Schedule
    critical_path: tuple[CriticalStep, ...]
    footprint: Footprint
    separate: Footprint
    before: Footprint

    @property
    def taken(self) -> tuple[SubItemOutcome, ...]:
        """Return the sub-items that take part."""
        return tuple(one for one in self.sub_items if one.standing is Standing.TAKEN)
