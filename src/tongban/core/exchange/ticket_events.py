"""What happens to a ticket (校核工单记录): appended, never changed; its standing is computed.

`name` is stored and never renamed. Whoever asked is not named: the ticket itself knows whose it is.
"""

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from tongban.core.people.histories import Signatory


class TicketKind(enum.Enum):
    """What is asked of a department (工单类型)."""

    CORRECTION = "correction"
    LOOK = "look"
    FINDING = "finding"


class TicketOutcome(enum.Enum):
    """How it ended (处理结果)."""

    CORRECTED = "corrected"
    KEPT = "kept"
    EXPLAINED = "explained"
    ADMITTED = "admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedFact:
    """What a dataset says, what the applicant says instead, and why (异议事项).

    `told` and `claimed` are written as the pages write values.
    """

    dataset: str
    element: str
    label: str
    told: str
    claimed: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLook:
    """A look that somebody asks about, as it was told to them, and their question (查阅疑问)."""

    entry: int
    look: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityFinding:
    """What a dataset says that breaks a rule of quality, found by nobody's dispute (质量问题).

    `told` is written as it stands in the register, `wanted` says what the rule wants instead.
    """

    dataset: str
    element: str
    label: str
    told: str
    wanted: str


Matter: TypeAlias = DisputedFact | AskedLook | QualityFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent:
    """What all events share: when, and by which officer; None for whoever asked."""

    name: ClassVar[str]

    at: datetime
    by: Signatory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(TicketEvent):
    """A person asked; the clock begins (提出)."""

    name: ClassVar[str] = "opened"

    kind: TicketKind
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTaken(TicketEvent):
    """A steward checks it (开始核实)."""

    name: ClassVar[str] = "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketForwarded(TicketEvent):
    """It belongs to another department; the clock runs on (转办)."""

    name: ClassVar[str] = "forwarded"

    department: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSettled(TicketEvent):
    """The department answered, with its reason (答复)."""

    name: ClassVar[str] = "settled"

    outcome: TicketOutcome
    words: str


AnyTicketEvent: TypeAlias = TicketOpened | TicketTaken | TicketForwarded | TicketSettled
