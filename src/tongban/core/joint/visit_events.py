"""Events of a joint visit (联合踏勘): one appointment, one record, each department its outcome."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tongban.core.cases.outcomes import StepOutcome
from tongban.core.joint.joint_event import JointEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitProposed(JointEvent):
    """The lead proposed when and where (预约踏勘); `departments` are those who come."""

    name: ClassVar[str] = "visit_proposed"
    label: ClassVar[str] = "预约联合踏勘"

    starts_at: datetime
    place: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitConfirmed(JointEvent):
    """Somebody will be there (确认到场): a department, or the applicant where it is empty."""

    name: ClassVar[str] = "visit_confirmed"
    label: ClassVar[str] = "确认参加踏勘"

    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDeclined(JointEvent):
    """Somebody cannot come then (不能到场), and says when or why; the lead finds another time."""

    name: ClassVar[str] = "visit_declined"
    label: ClassVar[str] = "请求改期"

    department: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMoved(JointEvent):
    """The appointment is at another time (改期): everybody confirms anew."""

    name: ClassVar[str] = "visit_moved"
    label: ClassVar[str] = "踏勘改期"

    starts_at: datetime
    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCancelled(JointEvent):
    """There is no visit (取消踏勘), and why."""

    name: ClassVar[str] = "visit_cancelled"
    label: ClassVar[str] = "取消联合踏勘"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecorded(JointEvent):
    """What was found was written down once for all (踏勘记录), on the spot."""

    name: ClassVar[str] = "visit_recorded"
    label: ClassVar[str] = "写成踏勘记录"

    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSigned(JointEvent):
    """An officer who was there signed the record with the outcome for their department (签字)."""

    name: ClassVar[str] = "visit_signed"
    label: ClassVar[str] = "在踏勘记录上签字"

    department: str
    outcome: StepOutcome
    remark: str
