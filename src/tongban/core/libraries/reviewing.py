"""Reviewing (人工核对): two records that a machine cannot tell apart or together; people decide.

Every decision can be undone, and what it did is undone with it.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.libraries.definitions import Library
from tongban.core.libraries.events import AnyPairEvent, JudgementUndone, PairJudged
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

_LONGEST = 500


class PairStatus(enum.Enum):
    """Where a pair stands (核对状态)."""

    OPEN = "open"
    ONE = "one"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """What was decided of a pair, and by whom last (核对现状)."""

    status: PairStatus = PairStatus.OPEN
    decided_by: str = ""
    length: int = 0


def fold(history: Iterable[AnyPairEvent]) -> PairState:
    """Return where a pair stands after its events."""
    state = PairState()
    for event in history:
        state = advance(state, event)
    return state


def advance(state: PairState, event: AnyPairEvent) -> PairState:
    """Return where a pair stands after one more event."""
    by, length = event.by.staff_number, state.length + 1
    if isinstance(event, JudgementUndone):
        return PairState(decided_by=by, length=length)
    status = PairStatus.ONE if event.one else PairStatus.APART
    return PairState(status=status, decided_by=by, length=length)


def require_keeper(library: Library, officer: Officer) -> None:
    """Refuse whoever is no steward of the department that keeps the library.

    Raises:
        NotAllowed: when they are not.
    """
    if Role.DATA_STEWARD not in officer.roles or officer.department != library.keeper:
        raise NotAllowed("only a steward of the keeper may", rule="library.keeper")


def require_open(state: PairState) -> None:
    """Refuse to decide what is decided.

    Raises:
        NotAllowed: when it is.
    """
    if state.status is not PairStatus.OPEN:
        raise NotAllowed("the pair is decided", rule="library.decided")


def require_decided(state: PairState) -> None:
    """Refuse to undo what nobody decided.

    Raises:
        NotAllowed: when it is open.
    """
    if state.status is PairStatus.OPEN:
        raise NotAllowed("the pair is open", rule="library.open")


def said(words: str) -> str:
    """Return a reason without outer blanks.

    Raises:
        InvalidValue: when none is given.
    """
    words = plain_text(words, multiline=True, longest=_LONGEST).strip()
    if not words:
        raise InvalidValue("reason", "请写明理由")
    return words


__all__ = [
    "AnyPairEvent",
    "JudgementUndone",
    "PairJudged",
    "PairState",
    "PairStatus",
    "advance",
    "fold",
    "require_decided",
    "require_keeper",
    "require_open",
    "said",
]
