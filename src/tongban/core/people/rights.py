"""Rights in one's own data (个人信息权利): what a person may ask for, and how it is answered.

个人信息保护法 §45: see and copy. §46: have corrected what is wrong. §47: have deleted what is no
longer needed, unless a law wants it kept. §50: whoever handles the data takes such requests in an
easy way and gives the reason of a refusal. How many days an answer may take no law says for the
whole country, so the limit is local configuration.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.limits import TimeLimit

LONGEST_WORDS: Final = 500


class RightKind(enum.Enum):
    """What a person asks for (权利类型)."""

    CORRECTION = "correction"
    DELETION = "deletion"


class RightOutcome(enum.Enum):
    """How it was answered (答复结果)."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


BASES: Final[Mapping[RightKind, Citation]] = {
    RightKind.CORRECTION: Citation(law="个人信息保护法", article="46"),
    RightKind.DELETION: Citation(law="个人信息保护法", article="47"),
}
ANSWERED: Final = Citation(law="个人信息保护法", article="50")
COPIED: Final = Citation(law="个人信息保护法", article="45")
LIMIT: Final = TimeLimit.working_days(15, Citation.local("个人信息权利申请答复期限"))
"""How long an answer may take, unless the operator configures otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightEvent:
    """What all events share: when, and by which officer; None for the person (权利申请记录)."""

    name: ClassVar[str]

    at: datetime
    by: Signatory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RightAsked(RightEvent):
    """A person asks, in their own words; the clock begins (提出申请)."""

    name: ClassVar[str] = "asked"

    kind: RightKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RightAnswered(RightEvent):
    """An officer answers with the reason, and says how much was deleted (答复)."""

    name: ClassVar[str] = "answered"

    outcome: RightOutcome
    words: str
    deleted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RightWithdrawn(RightEvent):
    """The person no longer wants it (撤回申请)."""

    name: ClassVar[str] = "withdrawn"


AnyRightEvent: TypeAlias = RightAsked | RightAnswered | RightWithdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class RightState:
    """What the events of a request amount to (权利申请情况)."""

    kind: RightKind
    words: str
    asked_on: date
    answer: RightAnswered | None = None
    withdrawn: bool = False
    length: int = 1

    @property
    def waits(self) -> bool:
        """Tell whether an answer is owed."""
        return self.answer is None and not self.withdrawn


def fold(events: Iterable[AnyRightEvent]) -> RightState:
    """Return what events amount to; the first one asks.

    Raises:
        ValueError: when they do not begin with asking.
    """
    first, *later = events
    match first:
        case RightAsked(kind=kind, words=words, at=at):
            state = RightState(kind=kind, words=words, asked_on=day_of(at))
        case _:
            raise ValueError("a request begins with asking")
    for event in later:
        state = advance(state, event)
    return state


def advance(state: RightState, event: AnyRightEvent) -> RightState:
    """Return the state after one more event."""
    now = replace(state, length=state.length + 1)
    match event:
        case RightAsked():
            raise ValueError("a request is asked once")
        case RightAnswered():
            return replace(now, answer=event)
        case RightWithdrawn():
            return replace(now, withdrawn=True)
        case _:  # pragma: no cover
            assert_never(event)


def ask(kind: RightKind, words: str, at: datetime) -> RightAsked:
    """Ask to correct or to delete."""
    return RightAsked(at=at, kind=kind, words=_said(words, "请写明要更正或者删除什么"))


def withdraw(state: RightState, at: datetime) -> RightWithdrawn:
    """Take a request back while it waits."""
    _require_waiting(state)
    return RightWithdrawn(at=at)


def require_answerable(state: RightState, officer: Officer, department: str) -> None:
    """Refuse officers who may not answer, and what was answered already.

    Raises:
        NotAllowed: when another post answers, or nothing waits.
    """
    if Role.DATA_STEWARD not in officer.roles or officer.department != department:
        raise NotAllowed("another department answers", rule="right.post")
    _require_waiting(state)


def answer(
    officer: Officer, at: datetime, *, outcome: RightOutcome, words: str, deleted: int = 0
) -> RightAnswered:
    """Answer in words that the person reads; a refusal says why (个人信息保护法 §50)."""
    return RightAnswered(
        at=at,
        by=Signatory.of(officer),
        outcome=outcome,
        words=_said(words, "请写明处理情况；不同意的，写明理由"),
        deleted=deleted,
    )


def _require_waiting(state: RightState) -> None:
    if not state.waits:
        raise NotAllowed("it was answered or taken back", rule="right.over")


def _said(words: str, otherwise: str) -> str:
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise InvalidValue("words", otherwise)
    return words
