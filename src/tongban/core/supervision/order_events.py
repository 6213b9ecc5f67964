"""What happens to a supervision order (督办记录): appended, never changed.

`name` is stored and never renamed; `label` is what a history shows.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.people.histories import HistoryEvent


class Rung(enum.IntEnum):
    """How far an order has climbed (督办等级)."""

    NOTICE = 1
    ORDER = 2
    LISTED = 3
    SUMMONED = 4

    @property
    def label(self) -> str:
        """Return the rung in Chinese."""
        return {1: "预警提示", 2: "督办单", 3: "挂牌督办", 4: "约谈"}[self.value]

    @property
    def next(self) -> "Rung":
        """Return the rung above; the highest stays."""
        return Rung(min(self + 1, Rung.SUMMONED))


class ReplyKind(enum.Enum):
    """What the department says of it (反馈类型)."""

    CORRECTED = "corrected"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        """Return the kind in Chinese."""
        return {"corrected": "已经改正", "explained": "情况说明"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEvent(HistoryEvent):
    """What happens to an order; histories show it by its label."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOpened(OrderEvent):
    """A finding was handed to the department that answers for it (发出)."""

    name: ClassVar[str] = "opened"
    label: ClassVar[str] = "发出"

    rung: Rung
    department: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReplied(OrderEvent):
    """The department answered (反馈); now a supervisor has until `due_on` to judge it."""

    name: ClassVar[str] = "replied"
    label: ClassVar[str] = "反馈"

    kind: ReplyKind
    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSettled(OrderEvent):
    """The answer was found sufficient (销号)."""

    name: ClassVar[str] = "settled"
    label: ClassVar[str] = "销号"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSentBack(OrderEvent):
    """The answer was not sufficient (退回整改)."""

    name: ClassVar[str] = "sent_back"
    label: ClassVar[str] = "退回整改"

    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAppealed(OrderEvent):
    """The department holds that the finding is wrong (申诉); a supervisor has until `due_on`."""

    name: ClassVar[str] = "appealed"
    label: ClassVar[str] = "申诉"

    ground: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealUpheld(OrderEvent):
    """The finding does not stand (申诉成立): it counts no more."""

    name: ClassVar[str] = "upheld"
    label: ClassVar[str] = "申诉成立"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDismissed(OrderEvent):
    """The finding stands (申诉不成立); the department answers."""

    name: ClassVar[str] = "dismissed"
    label: ClassVar[str] = "申诉不成立"

    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEscalated(OrderEvent):
    """The order climbed a rung (升级): unanswered (`late`), or because a supervisor said so."""

    name: ClassVar[str] = "escalated"
    label: ClassVar[str] = "升级"

    rung: Rung
    late: bool
    reason: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingLate(OrderEvent):
    """The supervisors themselves were late (监察逾期): they are watched too."""

    name: ClassVar[str] = "ruling_late"
    label: ClassVar[str] = "监察机构逾期未处理"

    was_due_on: date


AnyOrderEvent: TypeAlias = (
    OrderOpened
    | OrderReplied
    | OrderSettled
    | OrderSentBack
    | OrderAppealed
    | AppealUpheld
    | AppealDismissed
    | OrderEscalated
    | RulingLate
)
