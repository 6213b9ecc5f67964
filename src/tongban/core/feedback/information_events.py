"""What happens to a request for government information (政府信息公开申请)."""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from tongban.core.feedback.concern_events import ConcernEvent


class InformationAnswer(enum.Enum):
    """The seven answers of 政府信息公开条例 §36 (答复类型)."""

    ALREADY_PUBLIC = "already_public"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_HELD = "not_held"
    ANOTHER_BODY = "another_body"
    ANSWERED_BEFORE = "answered_before"
    SPECIAL_RULES = "special_rules"

    @property
    def label(self) -> str:
        """Return the answer in Chinese."""
        return _ANSWERS[self][0]

    @property
    def item(self) -> int:
        """Return the item of §36 that allows it."""
        return _ANSWERS[self][1]

    @property
    def reasoned(self) -> bool:
        """Tell whether the article asks for reasons: a refusal, and what another body holds."""
        return self in (InformationAnswer.REFUSED, InformationAnswer.ANOTHER_BODY)


_ANSWERS: Final = {
    InformationAnswer.ALREADY_PUBLIC: ("已经主动公开，告知获取的方式、途径", 1),
    InformationAnswer.GRANTED: ("予以公开，提供政府信息", 2),
    InformationAnswer.REFUSED: ("不予公开，说明理由", 3),
    InformationAnswer.NOT_HELD: ("经检索没有，告知政府信息不存在", 4),
    InformationAnswer.ANOTHER_BODY: ("不属于本机关负责公开，说明理由并告知负责的机关", 5),
    InformationAnswer.ANSWERED_BEFORE: ("已经答复过，不予重复处理", 6),
    InformationAnswer.SPECIAL_RULES: ("法律、行政法规对获取有特别规定，告知依照规定办理", 7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationAsked(ConcernEvent):
    """The request is unclear; the body says once what to add (告知补正)."""

    name: ClassVar[str] = "clarification_asked"
    label: ClassVar[str] = "告知补正"

    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClarified(ConcernEvent):
    """The applicant added what was missing (补正); the period begins anew."""

    name: ClassVar[str] = "clarified"
    label: ClassVar[str] = "补正"

    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAbandoned(ConcernEvent):
    """Nothing was added in time (视为放弃)."""

    name: ClassVar[str] = "abandoned"
    label: ClassVar[str] = "逾期不补正，视为放弃"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdOpinionAsked(ConcernEvent):
    """A third party or another body is asked first (征求意见); meanwhile no day is counted."""

    name: ClassVar[str] = "opinion_asked"
    label: ClassVar[str] = "征求意见"

    whom: str
    third_party: bool
    words: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdOpinionGiven(ConcernEvent):
    """They answered, or kept silent until their day (意见); the days are counted on."""

    name: ClassVar[str] = "opinion_given"
    label: ClassVar[str] = "收到意见"

    words: str
    due_on: date
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationAnswered(ConcernEvent):
    """The body answered in one of the seven ways (答复)."""

    name: ClassVar[str] = "information_answered"
    label: ClassVar[str] = "答复"

    answer: InformationAnswer
    words: str
    reasons: str = ""
