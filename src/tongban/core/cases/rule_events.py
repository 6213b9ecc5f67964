"""Events of decisions by rules (秒批事件): what rules found, what was drawn, who looked again.

What rules looked at is kept as it was at the moment, so that a person can be told why
(个人信息保护法 §24) and anybody can check the draw.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from tongban.core.cases.acts import Performer
from tongban.core.cases.case_event import CaseEvent

RULES: Final = "rules"
"""The identifier under which rules act; a department answers for them."""


def rules_of(department: str) -> Performer:
    """Return the rules of a department as the one who acts."""
    return Performer(identifier=RULES, name="系统（按规则自动办理）", department=department)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeEvent(CaseEvent):
    """What belongs to how a case is handled, and is kept together in its state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSeen:
    """One fact that a rule looked at (所用数据): its value, its source and as of when."""

    element: str
    label: str
    shown: str
    origin: str
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFound:
    """How one rule came out (规则结果), with every fact that it looked at."""

    id: str
    words: str
    basis: str
    held: bool
    why: str
    facts: tuple[FactSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFound:
    """What a register had answered when the rules looked (数据核验): only a match counts."""

    dataset: str
    name: str
    outcome: str
    asked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Whether a case is among those looked at again (抽样质检), by a seed that was sealed before.

    `commitment` is the fingerprint of the seed of `period`; `check_by` is None where it is not.
    """

    period: str
    commitment: str
    per_thousand: int
    drawn: bool
    check_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesApplied(ModeEvent):
    """Rules were applied without a human (按规则审查): all held, or a human goes on."""

    name: ClassVar[str] = "rules_applied"
    label: ClassVar[str] = "按规则自动审查"

    passed: bool
    basis: str
    rules: tuple[RuleFound, ...]
    sources: tuple[SourceFound, ...]
    draw: Draw | None


class CheckFinding(enum.Enum):
    """What somebody found who looked at a drawn case again (质检结论)."""

    IN_ORDER = "in_order"
    FAULTY = "faulty"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return "没有问题" if self is CheckFinding.IN_ORDER else "有问题，转人工复核"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleChecked(ModeEvent):
    """A drawn case was looked at by a human (抽样质检)."""

    name: ClassVar[str] = "sample_checked"
    label: ClassVar[str] = "抽样质检"

    finding: CheckFinding
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanReviewAsked(ModeEvent):
    """Somebody wants a human to look (要求人工复核), who answers by `due_on`."""

    name: ClassVar[str] = "human_review_asked"
    label: ClassVar[str] = "要求人工复核"

    words: str
    due_on: date


class ReviewOutcome(enum.Enum):
    """What a human review came to (复核结论)."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    TO_REVOKE = "to_revoke"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _OUTCOMES[self]


_OUTCOMES = {
    ReviewOutcome.UPHELD: "维持原决定",
    ReviewOutcome.CORRECTED: "已经更正",
    ReviewOutcome.TO_REVOKE: "应当撤销，提请审批",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanReviewAnswered(ModeEvent):
    """A human has looked and says what follows (人工复核答复)."""

    name: ClassVar[str] = "human_review_answered"
    label: ClassVar[str] = "人工复核答复"

    outcome: ReviewOutcome
    words: str
