"""Mandates (授权委托): one lets another act in their name, for named items, until a day.

民法典 §165: a mandate names the agent, the matters, the powers and the period, and the one whom it
binds signs it. It begins when the agent accepts, and what has ended never begins again. One on
paper is shown at a window; whom it names may deny it, and stand by it after all (§171). Whoever
keeps these values seals them: they name people.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import ClassVar, Final, TypeAlias

from tongban.core.people.histories import HistoryEvent
from tongban.core.people.paper_authority import PaperAuthority
from tongban.core.people.representation import reaches


class MandateState(enum.Enum):
    """Where a mandate stands (委托状态)."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REVOKED = "revoked"
    RENOUNCED = "renounced"
    PRESENTED = "presented"
    RETURNED = "returned"
    DISOWNED = "disowned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What an agent may do for whom (授权委托).

    `principal` is a person's identity number or an organisation's credit code, `agent` a person's.
    `items` are codes of service items, or `EVERY_ITEM`; `departments` are fields of service, each
    with all its items. Both days count. `paper` is what it rests on that was shown at a window.
    """

    code: str
    principal: str
    agent: str
    items: frozenset[str]
    valid_from: date
    valid_until: date
    state: MandateState = MandateState.OFFERED
    departments: frozenset[str] = frozenset()
    principal_name: str = ""
    agent_name: str = ""
    paper: PaperAuthority | None = None

    def covers(self, item: str, department: str = "") -> bool:
        """Tell whether it names the item, its department, or every item."""
        return reaches(self.items, self.departments, item, department)


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEvent(HistoryEvent):
    """What happens to a mandate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateOffered(MandateEvent):
    """It was signed by whom it binds, and waits for the agent (发起委托)."""

    name: ClassVar[str] = "offered"

    mandate: Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateAccepted(MandateEvent):
    """The agent took it on (接受委托)."""

    name: ClassVar[str] = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDeclined(MandateEvent):
    """The agent did not take it on (不接受委托)."""

    name: ClassVar[str] = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRevoked(MandateEvent):
    """Whom it binds took it back (取消委托, 民法典 §173.1.2)."""

    name: ClassVar[str] = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRenounced(MandateEvent):
    """The agent gave it up (辞去委托, 民法典 §173.1.2)."""

    name: ClassVar[str] = "renounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatePresented(MandateEvent):
    """The agent showed it on paper at a window, and takes it on by that (出示纸质委托)."""

    name: ClassVar[str] = "presented"

    mandate: Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateChecked(MandateEvent):
    """A second officer found the paper in order (复核通过)."""

    name: ClassVar[str] = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateReturned(MandateEvent):
    """A second officer did not find it in order (复核不通过)."""

    name: ClassVar[str] = "returned"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDisowned(MandateEvent):
    """Whom it is said to bind did not give it (否认授权, 民法典 §171.1)."""

    name: ClassVar[str] = "disowned"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRatified(MandateEvent):
    """Whom it binds stands by it after all (追认, 民法典 §171.2)."""

    name: ClassVar[str] = "ratified"


AnyMandateEvent: TypeAlias = (
    MandateOffered
    | MandateAccepted
    | MandateDeclined
    | MandateRevoked
    | MandateRenounced
    | MandatePresented
    | MandateChecked
    | MandateReturned
    | MandateDisowned
    | MandateRatified
)


def fold(events: Iterable[AnyMandateEvent]) -> Mandate:
    """Return a mandate after all that happened to it; the first event offered or showed it."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, MandateOffered | MandatePresented):
        raise TypeError("a mandate begins with being offered or shown")
    return reduce(advance, every, first.mandate)


def advance(mandate: Mandate, event: AnyMandateEvent) -> Mandate:
    """Return the mandate after one more event."""
    match event:
        case MandateOffered() | MandatePresented():
            return event.mandate
        case MandateChecked() | MandateReturned():
            return _checked(mandate, event)
        case _:
            return replace(mandate, state=_STATES[type(event)])


_STATES: Final[Mapping[type[AnyMandateEvent], MandateState]] = {
    MandateAccepted: MandateState.ACCEPTED,
    MandateDeclined: MandateState.DECLINED,
    MandateRevoked: MandateState.REVOKED,
    MandateRenounced: MandateState.RENOUNCED,
    MandateDisowned: MandateState.DISOWNED,
    MandateRatified: MandateState.ACCEPTED,
}


def _checked(mandate: Mandate, event: MandateChecked | MandateReturned) -> Mandate:
    """Return a paper mandate after its check: one that waited for it counts from now on."""
    paper = mandate.paper
    if paper is None:  # pragma: no cover
        raise TypeError("only a paper is checked")
    returned = isinstance(event, MandateReturned)
    state = MandateState.RETURNED if returned else MandateState.ACCEPTED
    return replace(mandate, state=state, paper=replace(paper, checked_by=event.by))
