"""How a joint visit stands (联合踏勘状态): who will come, what was found, who has signed."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tongban.core.joint.visit_events import VisitRecorded, VisitSigned
from tongban.core.people.histories import Signatory

FEWEST_SIGNERS = 2
"""行政许可法 §34: on-the-spot verification takes two or more officers."""


class VisitStanding(enum.Enum):
    """Where a visit stands (踏勘状态)."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    TO_SIGN = "to_sign"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {
            VisitStanding.PROPOSED: "等待各方确认",
            VisitStanding.CONFIRMED: "各方都已确认",
            VisitStanding.TO_SIGN: "等待各部门签字",
            VisitStanding.DONE: "已完成",
            VisitStanding.CANCELLED: "已取消",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One joint visit (一次联合踏勘), and who of those who are to come will.

    `confirmed` and `declined` hold departments, or "" for the applicant; `declined` says why.
    """

    starts_at: datetime
    place: str
    departments: tuple[str, ...]
    by: Signatory
    confirmed: frozenset[str] = frozenset()
    declined: Mapping[str, str] = field(default_factory=dict)
    record: VisitRecorded | None = None
    signed: tuple[VisitSigned, ...] = ()
    cancelled: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """Return everybody who confirms: the departments, and "" for the applicant."""
        return (*self.departments, "")

    @property
    def standing(self) -> VisitStanding:
        """Return where it stands."""
        if self.cancelled:
            return VisitStanding.CANCELLED
        if self.record is not None:
            return VisitStanding.DONE if self.complete else VisitStanding.TO_SIGN
        everybody = self.confirmed >= {*self.parties}
        return VisitStanding.CONFIRMED if everybody else VisitStanding.PROPOSED

    @property
    def open(self) -> bool:
        """Tell whether something about it is still to be done."""
        return self.standing not in (VisitStanding.DONE, VisitStanding.CANCELLED)

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Return the departments that came and have not signed."""
        signed = {one.department for one in self.signed}
        return tuple(one for one in self.departments if one not in signed)

    @property
    def complete(self) -> bool:
        """Tell whether every department has signed, and two or more officers in all."""
        signers = {one.by.staff_number for one in self.signed}
        return not self.unsigned and len(signers) >= FEWEST_SIGNERS
