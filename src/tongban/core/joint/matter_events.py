"""Events of the whole (联办事项经过): begun, gaps gathered and told once, more time, the end."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.joint.joint_event import JointEvent
from tongban.core.joint.terms import JointTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item of the whole (联办事项), whose it is, and whose results it needs."""

    item: str
    name: str
    department: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartGap:
    """One thing to put right in one item (需补正内容), and why."""

    item: str
    subject: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JointBegun(JointEvent):
    """Several departments began to handle together what was filed (启动联办)."""

    name: ClassVar[str] = "begun"
    label: ClassVar[str] = "启动联合办理"

    terms: JointTerms
    parts: tuple[Part, ...]
    begun_on: date
    gaps_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsNamed(JointEvent):
    """A department named what is missing (提出补正内容), or with nothing, that nothing is."""

    name: ClassVar[str] = "gaps_named"
    label: ClassVar[str] = "提出补正内容"

    department: str
    gaps: tuple[PartGap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent(JointEvent):
    """The lead told the applicant all gaps in one notice (一次性告知)."""

    name: ClassVar[str] = "notice_sent"
    label: ClassVar[str] = "合并发出补正告知"

    notice_number: str
    due_on: date
    gaps: tuple[PartGap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(JointEvent):
    """The written notice that the former is finished: the next have received (转交通知)."""

    name: ClassVar[str] = "passed_on"
    label: ClassVar[str] = "前一事项办结，书面通知后续部门"

    to: tuple[str, ...]
    notice_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTimeAsked(JointEvent):
    """The lead asked the head of the government for more time for the whole (申请延长)."""

    name: ClassVar[str] = "more_time_asked"
    label: ClassVar[str] = "申请延长联办期限"

    amount: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTimeGiven(JointEvent):
    """The head of the government approved it, and the applicant is told why (批准延长)."""

    name: ClassVar[str] = "more_time_given"
    label: ClassVar[str] = "批准延长联办期限"

    amount: int
    reason: str
    approver_role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTimeDeclined(JointEvent):
    """The head of the government did not approve it (不批准延长)."""

    name: ClassVar[str] = "more_time_declined"
    label: ClassVar[str] = "不批准延长联办期限"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JointEnded(JointEvent):
    """Every case of the whole has come to an end (联办结束)."""

    name: ClassVar[str] = "ended"
    label: ClassVar[str] = "全部事项办完"

    ended_on: date
