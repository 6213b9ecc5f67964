"""What happens to a request (需求记录): appended, never changed; its standing is computed.

`name` is stored and never renamed.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from tongban.core.exchange.requests import DataRequest, Terms
from tongban.core.people.histories import HistoryEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent(HistoryEvent):
    """What happens to a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(RequestEvent):
    """It was put (提出)."""

    name: ClassVar[str] = "asked"

    request: DataRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformed(RequestEvent):
    """It was found in order and went to the holder (合规性审查通过)."""

    name: ClassVar[str] = "conformed"

    published: bool
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBack(RequestEvent):
    """It was found not in order (合规性审查不通过)."""

    name: ClassVar[str] = "turned_back"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(RequestEvent):
    """The holder offers other terms than were asked for (提出不同意见)."""

    name: ClassVar[str] = "offered"

    terms: Terms
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Countered(RequestEvent):
    """The asker does not take the offer and names other terms (再次提出)."""

    name: ClassVar[str] = "countered"

    terms: Terms
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(RequestEvent):
    """Somebody said something about it (协商)."""

    name: ClassVar[str] = "said"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(RequestEvent):
    """It was granted on these terms (同意); `grant` is what came of it."""

    name: ClassVar[str] = "agreed"

    terms: Terms
    grant: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedDown(RequestEvent):
    """The holder refuses, with the reason and on what ground (拒绝)."""

    name: ClassVar[str] = "turned_down"

    reason: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRaised(RequestEvent):
    """The asker wants the competent department to decide (提请裁定)."""

    name: ClassVar[str] = "dispute_raised"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalUpheld(RequestEvent):
    """The competent department finds the refusal right (维持拒绝)."""

    name: ClassVar[str] = "refusal_upheld"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(RequestEvent):
    """The asker no longer wants it (撤回)."""

    name: ClassVar[str] = "taken_back"

    reason: str


AnyRequestEvent: TypeAlias = (
    Asked
    | Conformed
    | TurnedBack
    | Offered
    | Countered
    | Said
    | Agreed
    | TurnedDown
    | DisputeRaised
    | RefusalUpheld
    | TakenBack
)
