"""Who sits where (岗位), and what every side must show before it moves.

The centre hears people and calls them back, the unit answers, supervisors of another department
judge appeals. Whoever is rated, or handled the case, is never the one who speaks to the rater.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.authoring.review import Hand
from tongban.core.feedback.concerns import ConcernState, ConcernStatus
from tongban.core.feedback.practice import FeedbackClock
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

UNIT_ROLES: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTurn:
    """Somebody's turn (经办): whose hand it is, and the periods that hold."""

    hand: Hand
    clock: FeedbackClock

    @property
    def at(self) -> datetime:
        """Return the moment."""
        return self.hand.at

    @property
    def by(self) -> Signatory:
        """Return who acts, as the history names them."""
        return self.hand.signatory

    @property
    def officer(self) -> Officer:
        """Return who acts."""
        return self.hand.officer


def in_centre(officer: Officer) -> bool:
    """Tell whether an officer sits in the centre that hears people and calls them back."""
    return Role.HOTLINE in officer.roles


def in_unit(officer: Officer, department: str) -> bool:
    """Tell whether an officer answers for a unit."""
    return officer.department == department and bool(officer.roles & UNIT_ROLES)


def heads_unit(officer: Officer, department: str) -> bool:
    """Tell whether an officer may decide for a unit: extend, appeal."""
    return officer.department == department and Role.APPROVER in officer.roles


def judges(officer: Officer, department: str) -> bool:
    """Tell whether an officer may judge what a unit appeals: never their own."""
    return Role.SUPERVISOR in officer.roles and officer.department != department


def require_centre(state: ConcernState, turn: DeskTurn, *statuses: ConcernStatus) -> None:
    """Let only the centre move, and only now."""
    if not in_centre(turn.officer):
        raise NotAllowed("the centre does this", rule="feedback.centre")
    require_status(state, *statuses)


def require_unit(state: ConcernState, turn: DeskTurn, *statuses: ConcernStatus) -> None:
    """Let only the unit move, and only now."""
    if not in_unit(turn.officer, state.department):
        raise NotAllowed("the unit does this", rule="feedback.unit")
    require_status(state, *statuses)


def require_head(state: ConcernState, turn: DeskTurn, *statuses: ConcernStatus) -> None:
    """Let only the head of the unit move, and only now."""
    if not heads_unit(turn.officer, state.department):
        raise NotAllowed("the head of the unit does this", rule="feedback.head")
    require_status(state, *statuses)


def require_judge(state: ConcernState, turn: DeskTurn, *statuses: ConcernStatus) -> None:
    """Let only a supervisor of another department move, and only now."""
    if not judges(turn.officer, state.department):
        raise NotAllowed("a supervisor of another department", rule="feedback.judging")
    require_status(state, *statuses)


def require_status(state: ConcernState, *statuses: ConcernStatus) -> None:
    """Refuse what has moved on."""
    if state.status not in statuses:
        raise NotAllowed(f"it stands at {state.status.value}", rule="feedback.moved_on")


def said(words: str, otherwise: str) -> str:
    """Return words that were said; refuse silence."""
    words = words.strip()
    if not words:
        raise InvalidValue("words", otherwise)
    return words
