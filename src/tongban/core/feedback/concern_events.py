"""What happens to a concern (诉求经过): appended, never changed.

`name` is stored and never renamed; `label` is what a history shows.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from tongban.core.feedback.concerns import ConcernKind, ConcernSeat
from tongban.core.people.histories import HistoryEvent, Signatory

APPLICANT: Final = Signatory(staff_number="", name="本人", department="")
"""Whoever spoke: a history never names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernEvent(HistoryEvent):
    """What happens to a concern; histories show it by its label."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernOpened(ConcernEvent):
    """Somebody said something (登记)."""

    name: ClassVar[str] = "opened"
    label: ClassVar[str] = "登记"

    kind: ConcernKind
    department: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRouted(ConcernEvent):
    """The centre handed it to a unit (转办), which may return it until `return_until`."""

    name: ClassVar[str] = "routed"
    label: ClassVar[str] = "转办"

    department: str
    due_on: date
    return_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReturned(ConcernEvent):
    """The unit said in time that it is not the one (退回)."""

    name: ClassVar[str] = "returned"
    label: ClassVar[str] = "退回重新转办"

    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernExtended(ConcernEvent):
    """The head of the unit allowed more time (延期)."""

    name: ClassVar[str] = "extended"
    label: ClassVar[str] = "延期"

    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAnswered(ConcernEvent):
    """The unit answered (答复); `knowledge` is the published question it rests on."""

    name: ClassVar[str] = "answered"
    label: ClassVar[str] = "答复"

    words: str
    due_on: date
    knowledge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack(ConcernEvent):
    """The centre asked whoever spoke whether it is good now (回访); or found nobody."""

    name: ClassVar[str] = "called_back"
    label: ClassVar[str] = "回访"

    reached: bool
    satisfied: bool
    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReopened(ConcernEvent):
    """Whoever spoke says that it is not settled (重新办理)."""

    name: ClassVar[str] = "reopened"
    label: ClassVar[str] = "要求重新办理"

    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernMerged(ConcernEvent):
    """The same matter is handled under another number (并案)."""

    name: ClassVar[str] = "merged"
    label: ClassVar[str] = "并案"

    into: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernWithdrawn(ConcernEvent):
    """Whoever spoke takes it back (撤回)."""

    name: ClassVar[str] = "withdrawn"
    label: ClassVar[str] = "撤回"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLate(ConcernEvent):
    """Somebody let their day pass (逾期); the centre and the supervisors are watched too."""

    name: ClassVar[str] = "late"
    label: ClassVar[str] = "逾期"

    seat: ConcernSeat
    was_due_on: date
