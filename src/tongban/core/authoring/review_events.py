"""Review events (审核记录): what happened to a working copy on its way to publication.

They are appended and never changed; where the copy stands is computed from them. `name` is stored
and never renamed; `label` is what a history shows.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.people.histories import HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEvent(HistoryEvent):
    """What happens to a copy under review; histories show it by its label."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(ReviewEvent):
    """The copy was sent for review (送审) at `revision`; `authors` had written it until then."""

    name: ClassVar[str] = "sent"
    label: ClassVar[str] = "送审"

    revision: int
    authors: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled(ReviewEvent):
    """The authors took it back before the reviews were over (撤回)."""

    name: ClassVar[str] = "recalled"
    label: ClassVar[str] = "撤回修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved(ReviewEvent):
    """One review was passed: the business one, then the legal one (审核通过)."""

    name: ClassVar[str] = "approved"
    label: ClassVar[str] = "审核通过"

    legal: bool
    opinion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(ReviewEvent):
    """A reviewer gave it back with what must change (退回)."""

    name: ClassVar[str] = "returned"
    label: ClassVar[str] = "退回修改"

    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(ReviewEvent):
    """It will be published on a day (定期发布)."""

    name: ClassVar[str] = "scheduled"
    label: ClassVar[str] = "确定发布日期"

    effective_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unscheduled(ReviewEvent):
    """The day was taken back (取消发布日期)."""

    name: ClassVar[str] = "unscheduled"
    label: ClassVar[str] = "取消发布日期"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack(ReviewEvent):
    """On its day it could not be published, because of these faults (暂缓发布)."""

    name: ClassVar[str] = "held_back"
    label: ClassVar[str] = "暂缓发布，退回修改"

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAs(ReviewEvent):
    """It was published as a version (发布); 0 when it ended its item."""

    name: ClassVar[str] = "published"
    label: ClassVar[str] = "发布"

    version: int
    release: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded(ReviewEvent):
    """It was given up (放弃)."""

    name: ClassVar[str] = "discarded"
    label: ClassVar[str] = "放弃"

    reason: str


AnyReviewEvent: TypeAlias = (
    Sent
    | Recalled
    | Approved
    | Returned
    | Scheduled
    | Unscheduled
    | HeldBack
    | PublishedAs
    | Discarded
)
