"""Mandates (授权委托): one lets another act in their name, for named items, until a day.

民法典 §165: a mandate names the agent, the matters, the powers and the period, and the one whom it
binds signs it. It begins when the agent accepts, and what has ended never begins again. Whoever
keeps these values seals them: they name people.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import ClassVar, TypeAlias, assert_never

from tongban.core.people.histories import HistoryEvent
from tongban.core.people.representation import reaches


class MandateState(enum.Enum):
    """Where a mandate stands (委托状态)."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REVOKED = "revoked"
    RENOUNCED = "renounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What an agent may do for whom (授权委托).

    `principal` is a person's identity number or an organisation's credit code, `agent` a person's.
    `items` are codes of service items, or `EVERY_ITEM`; `departments` are fields of service, each
    with all its items. Both days count.
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


AnyMandateEvent: TypeAlias = (
    MandateOffered | MandateAccepted | MandateDeclined | MandateRevoked | MandateRenounced
)


def fold(events: Iterable[AnyMandateEvent]) -> Mandate:
    """Return a mandate after all that happened to it; the first event offered it."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, MandateOffered):
        raise TypeError("a mandate begins with being offered")
    return reduce(advance, every, first.mandate)


def advance(mandate: Mandate, event: AnyMandateEvent) -> Mandate:
    """Return the mandate after one more event."""
    match event:
        case MandateOffered():
            return event.mandate
        case MandateAccepted():
            return replace(mandate, state=MandateState.ACCEPTED)
        case MandateDeclined():
            return replace(mandate, state=MandateState.DECLINED)
        case MandateRevoked():
            return replace(mandate, state=MandateState.REVOKED)
        case MandateRenounced():
            return replace(mandate, state=MandateState.RENOUNCED)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)
