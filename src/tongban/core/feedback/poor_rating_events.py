"""What happens to a poor rating (差评处置): contacted, put right, called back; or appealed."""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.feedback.concern_events import ConcernEvent


class Rectification(enum.Enum):
    """How a poor rating was met (整改方式)."""

    AT_ONCE = "at_once"
    PLANNED = "planned"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        """Return the remedy in Chinese."""
        return {"at_once": "立行立改", "planned": "建账限期整改", "explained": "解释说明"}[
            self.value
        ]


class Misjudged(enum.Enum):
    """Why a rating does not count (不计入的原因)."""

    MISTAKEN = "mistaken"
    MALICIOUS = "malicious"

    @property
    def label(self) -> str:
        """Return the reason in Chinese."""
        return {"mistaken": "误评", "malicious": "恶意评价"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterContacted(ConcernEvent):
    """The centre heard what had been wrong (联系核实), and tells the unit without naming anyone."""

    name: ClassVar[str] = "contacted"
    label: ClassVar[str] = "联系核实"

    reached: bool
    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PoorRatingRectified(ConcernEvent):
    """The unit says what it did about it (整改)."""

    name: ClassVar[str] = "rectified"
    label: ClassVar[str] = "整改"

    remedy: Rectification
    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingAppealed(ConcernEvent):
    """The unit holds that the rating is mistaken or malicious (申诉)."""

    name: ClassVar[str] = "appealed"
    label: ClassVar[str] = "申诉"

    ground: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingExcluded(ConcernEvent):
    """The appeal holds (申诉成立): the rating is not counted."""

    name: ClassVar[str] = "excluded"
    label: ClassVar[str] = "申诉成立"

    misjudged: Misjudged
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingUpheld(ConcernEvent):
    """The rating stands (申诉不成立); the unit puts it right."""

    name: ClassVar[str] = "upheld"
    label: ClassVar[str] = "申诉不成立"

    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePublished(ConcernEvent):
    """What became of it stands in public (公开), in words that name nobody."""

    name: ClassVar[str] = "published"
    label: ClassVar[str] = "公开处置结果"

    words: str
