"""Events of modes of handling (办理方式事件): promises stand in, papers follow, rules decide.

What somebody promised and what was found out afterwards are kept as they were told at the moment: a
later configuration never changes what a person once read. What rules do is in `rule_events`.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.cases.acts import Performer
from tongban.core.cases.outcomes import LapseConsequence
from tongban.core.cases.remedies import Remedy
from tongban.core.cases.rule_events import (
    HumanReviewAnswered,
    HumanReviewAsked,
    ModeEvent,
    RulesApplied,
    SampleChecked,
)
from tongban.core.cases.submissions import Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared(ModeEvent):
    """Told in writing and promised in writing (告知承诺): what was told, and what follows from it.

    `requirements` are what the promise stands in for; days are working days.
    """

    name: ClassVar[str] = "declared"
    label: ClassVar[str] = "作出告知承诺"

    requirements: tuple[str, ...]
    duty: str
    content: tuple[str, ...]
    liability: str
    basis: str
    decide_days: int
    check_days: int
    rectify_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationWithdrawn(ModeEvent):
    """The promise was taken back before a decision (撤回承诺); the ordinary way is gone instead.

    `submission` is what that way asks; what it lacks may follow until `papers_due_on`.
    """

    name: ClassVar[str] = "declaration_withdrawn"
    label: ClassVar[str] = "撤回告知承诺"

    reason: str
    submission: Submission
    papers_due_on: date


class PostCheckOutcome(enum.Enum):
    """What was found where somebody had promised (核查结论)."""

    KEPT = "kept"
    RECTIFY = "rectify"
    BROKEN = "broken"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _CHECKED[self]


_CHECKED = {
    PostCheckOutcome.KEPT: "符合承诺",
    PostCheckOutcome.RECTIFY: "不符合承诺，限期整改",
    PostCheckOutcome.BROKEN: "承诺不实，提请撤销",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChecked(ModeEvent):
    """What was promised was looked at after the decision (事后核查); `officers` all took part."""

    name: ClassVar[str] = "post_checked"
    label: ClassVar[str] = "核查承诺事项"

    outcome: PostCheckOutcome
    words: str
    officers: tuple[Performer, ...]
    rectify_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationReported(ModeEvent):
    """The party says that it has put things right (报告整改)."""

    name: ClassVar[str] = "rectification_reported"
    label: ClassVar[str] = "报告整改完成"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRevoked(ModeEvent):
    """The grant counts no longer (撤销决定), with reasons, basis and remedies."""

    name: ClassVar[str] = "grant_revoked"
    label: ClassVar[str] = "撤销准予决定"

    revoked_on: date
    decision_number: str
    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtReminded(ModeEvent):
    """The day for papers that follow comes near (提醒补交), and the applicant is told."""

    name: ClassVar[str] = "debt_reminded"
    label: ClassVar[str] = "提醒补交容缺材料"

    requirements: tuple[str, ...]
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtOverdue(ModeEvent):
    """The day for papers that follow has passed (容缺逾期); `consequence` is what may come."""

    name: ClassVar[str] = "debt_overdue"
    label: ClassVar[str] = "容缺材料逾期未补"

    requirements: tuple[str, ...]
    consequence: LapseConsequence
    act_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtExtended(ModeEvent):
    """What nobody could help has kept a paper away (不可抗力延长); it may come until `due_on`."""

    name: ClassVar[str] = "debt_extended"
    label: ClassVar[str] = "延长容缺材料补交期限"

    requirement: str
    due_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralLapsed(ModeEvent):
    """Papers never came, and what was told beforehand follows (容缺受理终止)."""

    name: ClassVar[str] = "deferral_lapsed"
    label: ClassVar[str] = "容缺受理终止"

    consequence: LapseConsequence
    requirements: tuple[str, ...]
    notice_number: str
    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    remedies: tuple[Remedy, ...]


AnyModeEvent: TypeAlias = (
    RulesApplied
    | SampleChecked
    | HumanReviewAsked
    | HumanReviewAnswered
    | Declared
    | DeclarationWithdrawn
    | PostChecked
    | RectificationReported
    | DebtReminded
    | DebtOverdue
    | DebtExtended
    | DeferralLapsed
    | GrantRevoked
)
