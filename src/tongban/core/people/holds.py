"""Legal holds (保全): what is needed as evidence is not deleted, however old it is.

A reconsideration, a lawsuit, an audit or a complaint may need what the schedule would delete:
档案法 §21 forbids to destroy it, 个人信息保护法 §47 第二款 lets it be stored and nothing else. A
hold binds from the moment it is asked for, so that nothing is lost while a second officer thinks;
it is lifted only when a second officer agrees. Nobody answers what they asked for themselves.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

HOLDERS: Final = frozenset({Role.DATA_STEWARD, Role.SUPERVISOR})
"""The posts that may ask for a hold and answer for one."""
LONGEST_WORDS: Final = 500


class HoldScope(enum.Enum):
    """What a hold is about (保全范围)."""

    PERSON = "person"
    CASE = "case"
    KIND = "kind"


class HoldStatus(enum.Enum):
    """Where a hold stands (保全状态)."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    LIFTING = "lifting"
    LIFTED = "lifted"
    REFUSED = "refused"


IN_FORCE: Final = frozenset({HoldStatus.ASKED, HoldStatus.CONFIRMED, HoldStatus.LIFTING})
"""Where nothing is deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldAsked(HistoryEvent):
    """Somebody needs it as evidence; it binds at once (申请保全)."""

    name: ClassVar[str] = "asked"

    scope: HoldScope
    target: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldConfirmed(HistoryEvent):
    """A second officer agrees that it stays (确认保全)."""

    name: ClassVar[str] = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRefused(HistoryEvent):
    """A second officer finds no ground for it; it binds no longer (不予保全)."""

    name: ClassVar[str] = "refused"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftAsked(HistoryEvent):
    """Somebody says that it is over; it still binds (申请解除)."""

    name: ClassVar[str] = "lift_asked"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRefused(HistoryEvent):
    """A second officer says that it is still needed (不予解除)."""

    name: ClassVar[str] = "lift_refused"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLifted(HistoryEvent):
    """A second officer agrees; the schedule counts again (解除保全)."""

    name: ClassVar[str] = "lifted"


AnyHoldEvent: TypeAlias = (
    HoldAsked | HoldConfirmed | HoldRefused | LiftAsked | LiftRefused | HoldLifted
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldState:
    """What the events of a hold amount to; `waits_on` asked for what a second officer answers."""

    scope: HoldScope
    target: str
    reason: str
    basis: str
    asked_at: datetime
    status: HoldStatus = HoldStatus.ASKED
    waits_on: str = ""
    length: int = 1

    @property
    def in_force(self) -> bool:
        """Tell whether nothing may be deleted."""
        return self.status in IN_FORCE


def fold(events: Iterable[AnyHoldEvent]) -> HoldState:
    """Return what events amount to; the first one asks.

    Raises:
        ValueError: when they do not begin with asking.
    """
    first, *later = events
    match first:
        case HoldAsked(scope=scope, target=target, reason=reason, basis=basis, at=at, by=by):
            state = HoldState(
                scope=scope,
                target=target,
                reason=reason,
                basis=basis,
                asked_at=at,
                waits_on=by.staff_number,
            )
        case _:
            raise ValueError("a hold begins with asking for it")
    for event in later:
        state = advance(state, event)
    return state


def advance(state: HoldState, event: AnyHoldEvent) -> HoldState:
    """Return the state after one more event."""
    now = replace(state, length=state.length + 1, waits_on="")
    match event:
        case HoldAsked():
            raise ValueError("a hold is asked for once")
        case HoldConfirmed() | LiftRefused():
            return replace(now, status=HoldStatus.CONFIRMED)
        case HoldRefused():
            return replace(now, status=HoldStatus.REFUSED)
        case LiftAsked():
            return replace(now, status=HoldStatus.LIFTING, waits_on=event.by.staff_number)
        case HoldLifted():
            return replace(now, status=HoldStatus.LIFTED)
        case _:  # pragma: no cover
            assert_never(event)


def ask(
    officer: Officer, at: datetime, *, scope: HoldScope, target: str, reason: str, basis: str
) -> HoldAsked:
    """Ask for a hold; `target` is the number of a person or a case, or a kind of record."""
    _require_post(officer)
    if not target.strip():
        raise InvalidValue("target", "请写明保全谁、哪件办件或者哪类数据")
    return HoldAsked(
        at=at,
        by=Signatory.of(officer),
        scope=scope,
        target=target.strip(),
        reason=_said("reason", reason, "请写明为什么需要保全"),
        basis=_said("basis", basis, "请写明依据，例如案号、复议受理通知书文号"),
    )


def answer(
    state: HoldState, officer: Officer, at: datetime, *, agrees: bool, reason: str = ""
) -> AnyHoldEvent:
    """Agree to what another officer asked for, or refuse it with a reason.

    Raises:
        NotAllowed: when nothing waits for an answer, or they asked for it themselves.
    """
    _require_post(officer)
    if not state.waits_on:
        raise NotAllowed("nothing waits for an answer", rule="hold.nothing_asked")
    if state.waits_on == officer.staff_number:
        raise NotAllowed("nobody answers what they asked for", rule="hold.own_request")
    by = Signatory.of(officer)
    lifting = state.status is HoldStatus.LIFTING
    if agrees:
        return HoldLifted(at=at, by=by) if lifting else HoldConfirmed(at=at, by=by)
    why = _said("reason", reason, "请写明不同意的理由")
    return (
        LiftRefused(at=at, by=by, reason=why) if lifting else HoldRefused(at=at, by=by, reason=why)
    )


def ask_to_lift(state: HoldState, officer: Officer, at: datetime, *, reason: str) -> LiftAsked:
    """Say that a hold is over, and why."""
    _require_post(officer)
    if state.status is not HoldStatus.CONFIRMED:
        raise NotAllowed("only a confirmed hold is lifted", rule="hold.not_confirmed")
    return LiftAsked(
        at=at, by=Signatory.of(officer), reason=_said("reason", reason, "请写明为什么可以解除")
    )


def _require_post(officer: Officer) -> None:
    if officer.roles.isdisjoint(HOLDERS):
        raise NotAllowed("another post sets holds", rule="hold.post")


def _said(kind: str, words: str, otherwise: str) -> str:
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise InvalidValue(kind, otherwise)
    return words
