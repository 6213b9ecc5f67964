"""What happens to a check (核对记录): appended, never changed; where it stands is computed.

No name, no number and no amount stands in it: members are slots, answers say how they ended. What
registers told is kept apart, so that it can be forgotten without touching what happened. `name` is
stored and never renamed.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.exchange.household.members import SignedBy
from tongban.core.people.histories import HistoryEvent


class AnswerOutcome(enum.Enum):
    """How a register answered about one member (核对应答)."""

    MATCHED = "matched"
    NO_RECORD = "no_record"
    NOT_AVAILABLE = "not_available"


class Ending(enum.Enum):
    """Why a check ended (终结原因)."""

    DECIDED = "decided"
    GIVEN_UP = "given_up"
    LAPSED = "lapsed"


class Opinion(enum.Enum):
    """What the rules make of what was told (核对意见); never a decision."""

    MEETS = "meets"
    DOES_NOT_MEET = "does_not_meet"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEvent(HistoryEvent):
    """What happens to a check of a household."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBegun(CheckEvent):
    """It was asked for (发起); `slots` are the members, `sources` the registers to be asked."""

    name: ClassVar[str] = "begun"

    item: str
    slots: tuple[int, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAuthorised(CheckEvent):
    """A member allows registers to be asked about them, until a day (授权)."""

    name: ClassVar[str] = "authorised"

    member: int
    way: SignedBy
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRefused(CheckEvent):
    """A member does not allow it (不同意授权)."""

    name: ClassVar[str] = "refused"

    member: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisationTakenBack(CheckEvent):
    """A member allows it no longer; what was told about them is gone (撤回授权)."""

    name: ClassVar[str] = "taken_back"

    member: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAnswered(CheckEvent):
    """A register was asked about a member (核对应答); `call` is its number at the gateway."""

    name: ClassVar[str] = "answered"

    member: int
    source: str
    outcome: AnswerOutcome
    call: int = 0
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDisputed(CheckEvent):
    """A member says that what a register told is wrong; `ticket` asks its holder (提出异议)."""

    name: ClassVar[str] = "disputed"

    member: int
    source: str
    element: str
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSettled(CheckEvent):
    """The holder answered; a register that was corrected is asked again (异议答复)."""

    name: ClassVar[str] = "settled"

    ticket: str
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckClosed(CheckEvent):
    """Nothing more is asked; of what was told only the opinion stays (终结)."""

    name: ClassVar[str] = "closed"

    ending: Ending
    opinion: Opinion = Opinion.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckForgotten(CheckEvent):
    """What registers told and whom they told it about is no longer kept (到期删除)."""

    name: ClassVar[str] = "forgotten"


AnyCheckEvent: TypeAlias = (
    CheckBegun
    | MemberAuthorised
    | MemberRefused
    | AuthorisationTakenBack
    | RegisterAnswered
    | LineDisputed
    | DisputeSettled
    | CheckClosed
    | CheckForgotten
)
