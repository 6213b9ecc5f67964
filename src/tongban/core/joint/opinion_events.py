"""Events of opinions (征求意见): asked, given, taken back, fallen due."""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.joint.joint_event import JointEvent
from tongban.core.vocabulary.citations import Citation


class Answer(enum.Enum):
    """What a department says (意见)."""

    CONSENT = "consent"
    CONDITIONAL = "conditional"
    OBJECTION = "objection"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {
            Answer.CONSENT: "同意",
            Answer.CONDITIONAL: "有条件同意",
            Answer.OBJECTION: "不同意",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAsked(JointEvent):
    """A department was asked for its opinion (征求意见); the terms stand as they were then."""

    name: ClassVar[str] = "opinion_asked"
    label: ClassVar[str] = "征求意见"

    department: str
    about: str
    due_on: date
    silence: Citation | None
    veto: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven(JointEvent):
    """A department answered (答复意见); a later answer takes the place of the earlier."""

    name: ClassVar[str] = "opinion_given"
    label: ClassVar[str] = "答复意见"

    department: str
    answer: Answer
    reason: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsMet(JointEvent):
    """The department that set conditions says that they are met (条件已经落实)."""

    name: ClassVar[str] = "conditions_met"
    label: ClassVar[str] = "确认条件已经落实"

    department: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTakenBack(JointEvent):
    """The lead no longer wants the opinion (撤回征求意见), and says why."""

    name: ClassVar[str] = "opinion_taken_back"
    label: ClassVar[str] = "撤回征求意见"

    department: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFellDue(JointEvent):
    """The day passed in silence (逾期未答复); whether that is consent, says what was asked."""

    name: ClassVar[str] = "opinion_fell_due"
    label: ClassVar[str] = "逾期未答复"

    department: str
    consents: bool
