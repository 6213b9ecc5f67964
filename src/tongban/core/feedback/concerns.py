"""Concerns (诉求): poor ratings, work orders of the hotline, requests for information.

All three go the same way: somebody says something, somebody has to move by a day, and whoever spoke
hears back. One shape keeps their clocks, their inbox and their history the same.
"""

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final


class ConcernKind(enum.Enum):
    """What somebody brings (诉求类型)."""

    ENQUIRY = "enquiry"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    HELP = "help"
    POOR_RATING = "poor_rating"
    INFORMATION = "information"

    @property
    def label(self) -> str:
        """Return the kind in Chinese."""
        return _KINDS[self]

    @property
    def work_order(self) -> bool:
        """Tell whether it is a work order of the hotline (诉求工单)."""
        return self in WORK_ORDERS


WORK_ORDERS: Final = (
    ConcernKind.ENQUIRY,
    ConcernKind.COMPLAINT,
    ConcernKind.REPORT,
    ConcernKind.SUGGESTION,
    ConcernKind.HELP,
)
_KINDS: Final = {
    ConcernKind.ENQUIRY: "咨询",
    ConcernKind.COMPLAINT: "投诉",
    ConcernKind.REPORT: "举报",
    ConcernKind.SUGGESTION: "建议",
    ConcernKind.HELP: "求助",
    ConcernKind.POOR_RATING: "差评处置",
    ConcernKind.INFORMATION: "政府信息公开申请",
}


class ConcernChannel(enum.Enum):
    """By which way it came in (来源渠道)."""

    WEB = "web"
    HOTLINE = "hotline"
    WINDOW = "window"
    LETTER = "letter"
    HIGHER = "higher"

    @property
    def label(self) -> str:
        """Return the channel in Chinese."""
        return {
            "web": "网上",
            "hotline": "12345热线",
            "window": "窗口",
            "letter": "来信",
            "higher": "上级转来",
        }[self.value]


class ConcernSeat(enum.Enum):
    """Who has to move (处理方)."""

    CENTRE = "centre"
    UNIT = "unit"
    SUPERVISORS = "supervisors"
    APPLICANT = "applicant"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        """Return the seat in Chinese."""
        return {
            "centre": "热线与回访中心",
            "unit": "承办单位",
            "supervisors": "监察机构",
            "applicant": "本人",
            "nobody": "无",
        }[self.value]


class ConcernStatus(enum.Enum):
    """Where a concern stands (诉求状态)."""

    TO_ROUTE = "to_route"
    TO_CONTACT = "to_contact"
    WITH_UNIT = "with_unit"
    CLARIFYING = "clarifying"
    OPINION = "opinion"
    APPEALED = "appealed"
    TO_CALL_BACK = "to_call_back"
    CLOSED = "closed"
    MERGED = "merged"
    EXCLUDED = "excluded"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _STATUSES[self][0]

    @property
    def seat(self) -> ConcernSeat:
        """Return who has to move."""
        return _STATUSES[self][1]

    @property
    def ended(self) -> bool:
        """Tell whether nobody has to move any more."""
        return self.seat is ConcernSeat.NOBODY


_STATUSES: Final = {
    ConcernStatus.TO_ROUTE: ("待转办", ConcernSeat.CENTRE),
    ConcernStatus.TO_CONTACT: ("待联系核实", ConcernSeat.CENTRE),
    ConcernStatus.WITH_UNIT: ("承办单位办理中", ConcernSeat.UNIT),
    ConcernStatus.CLARIFYING: ("待申请人补正", ConcernSeat.APPLICANT),
    ConcernStatus.OPINION: ("征求意见中", ConcernSeat.UNIT),
    ConcernStatus.APPEALED: ("申诉待复核", ConcernSeat.SUPERVISORS),
    ConcernStatus.TO_CALL_BACK: ("已处理，待回访", ConcernSeat.CENTRE),
    ConcernStatus.CLOSED: ("已办结", ConcernSeat.NOBODY),
    ConcernStatus.MERGED: ("已并入同一件", ConcernSeat.NOBODY),
    ConcernStatus.EXCLUDED: ("申诉成立，不计入", ConcernSeat.NOBODY),
    ConcernStatus.ABANDONED: ("视为放弃", ConcernSeat.NOBODY),
    ConcernStatus.WITHDRAWN: ("已撤回", ConcernSeat.NOBODY),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernState:
    """What the events of a concern amount to.

    `due_on` is by when whoever has to move must move. `return_until` is until when the unit may
    say that it is the wrong one, `paused_on` the day from which others are asked, `misses` how
    often a call-back found nobody, `late_on` the last day that somebody let pass.
    """

    kind: ConcernKind
    status: ConcernStatus
    department: str
    opened_on: date
    due_on: date
    ended_on: date | None = None
    return_until: datetime | None = None
    paused_on: date | None = None
    resumes_to: date | None = None
    satisfied: bool | None = None
    extended: bool = False
    appealed: bool = False
    clarified: bool = False
    published: bool = False
    misses: int = 0
    returns: int = 0
    reopenings: int = 0
    redone: int = 0
    units_late: int = 0
    others_late: int = 0
    late_on: date | None = None
    length: int = 1

    def overdue(self, today: date) -> bool:
        """Tell whether whoever has to move is late."""
        return not self.status.ended and today > self.due_on
