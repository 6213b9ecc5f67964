"""Events of papers that may follow (容缺后补): handed in, sent back, found in order.

What was deferred at acceptance is a debt until an officer has looked at what came.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.cases.case_event import CaseEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtHandedIn(CaseEvent):
    """The applicant handed in deferred evidence (容缺补交); the department has yet to look."""

    name: ClassVar[str] = "debt_handed_in"
    label: ClassVar[str] = "补交容缺材料"

    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtSentBack(CaseEvent):
    """What was handed in does not serve (退回补交材料): why, and by when it may come again."""

    name: ClassVar[str] = "debt_sent_back"
    label: ClassVar[str] = "退回补交的材料"

    requirement: str
    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtCleared(CaseEvent):
    """Deferred evidence has arrived and is in order (容缺补齐)."""

    name: ClassVar[str] = "debt_cleared"
    label: ClassVar[str] = "容缺材料补齐"

    requirement: str
