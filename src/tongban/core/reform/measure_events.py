"""What happens to a measure (措施记录): appended, never changed; its standing is computed.

`name` is stored and never renamed; `label` is what a history shows.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.graph.burden.model import Figures
from tongban.core.people.histories import HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEvent(HistoryEvent):
    """What happens to a measure; histories show it by its label."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted(MeasureEvent):
    """It was taken up, with an owner and a day (立项)."""

    name: ClassVar[str] = "adopted"
    label: ClassVar[str] = "立项"

    owner: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(MeasureEvent):
    """It got another owner or another day (调整责任)."""

    name: ClassVar[str] = "reassigned"
    label: ClassVar[str] = "调整责任部门或期限"

    owner: str
    due_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed(MeasureEvent):
    """Somebody said something about it (讨论)."""

    name: ClassVar[str] = "discussed"
    label: ClassVar[str] = "讨论"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced(MeasureEvent):
    """A paper was named that shows what was done (佐证)."""

    name: ClassVar[str] = "evidenced"
    label: ClassVar[str] = "补充佐证"

    title: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDone(MeasureEvent):
    """Its owner says that it is done (报告完成)."""

    name: ClassVar[str] = "reported_done"
    label: ClassVar[str] = "报告完成"

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownByVersion(MeasureEvent):
    """The published version shows the saving; cases are to show it too (版本核验通过)."""

    name: ClassVar[str] = "shown_by_version"
    label: ClassVar[str] = "在用版本已体现，等待办件实测"

    release: int
    saved: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(MeasureEvent):
    """Version or cases do not show the saving (退回)."""

    name: ClassVar[str] = "sent_back"
    label: ClassVar[str] = "未见成效，退回"

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved(MeasureEvent):
    """Version and cases show the saving (实测确认)."""

    name: ClassVar[str] = "proved"
    label: ClassVar[str] = "实测确认"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(MeasureEvent):
    """Its owner was reminded of the day (提醒)."""

    name: ClassVar[str] = "reminded"
    label: ClassVar[str] = "提醒责任部门"

    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp(MeasureEvent):
    """It was given up (终止)."""

    name: ClassVar[str] = "given_up"
    label: ClassVar[str] = "终止"

    reason: str


AnyMeasureEvent: TypeAlias = (
    Adopted
    | Reassigned
    | Discussed
    | Evidenced
    | ReportedDone
    | ShownByVersion
    | SentBack
    | Proved
    | Reminded
    | GivenUp
)
