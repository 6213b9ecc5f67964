"""Second hands (双人复核): what one officer proposes and another of the department confirms.

行政许可法 §34: where the content of an application has to be verified on the spot, two officers or
more go. A city may want two for other acts as well, by item and verb; each such rule names its
basis. What was proposed has no effect before it is confirmed, and nobody confirms their own.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.cases import law
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

VERBS: Final = frozenset(
    {"accept", "refuse-acceptance", "finish", "grant-at-once", "grant", "refuse", "deliver"}
)
"""What a second hand may be wanted for, as the counter names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoHandsRule:
    """Why a verb takes two officers (双人办理要求)."""

    reason: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoHands:
    """What takes two officers in a city (双人办理清单): by item and verb."""

    rules: Mapping[tuple[str, str], TwoHandsRule] = field(default_factory=dict)

    def wanted(self, item: str, verb: str) -> TwoHandsRule | None:
        """Return why a verb takes two in a case of an item; None where one is enough."""
        return self.rules.get((item, verb))


class SecondHandStatus(enum.Enum):
    """How a proposed act stands (复核状态)."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActProposed(HistoryEvent):
    """One officer wants to do something that takes two (提交复核)."""

    name: ClassVar[str] = "proposed"

    verb: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActConfirmed(HistoryEvent):
    """A second one agreed, and it was done (复核同意)."""

    name: ClassVar[str] = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDeclined(HistoryEvent):
    """A second one did not agree, or the first one took it back (复核退回)."""

    name: ClassVar[str] = "declined"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActOvertaken(HistoryEvent):
    """The case has moved on, so that it can no longer be done (已失效)."""

    name: ClassVar[str] = "overtaken"


AnySecondHandEvent: TypeAlias = ActProposed | ActConfirmed | ActDeclined | ActOvertaken


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAct:
    """An act that waits for the second hand, or no longer does (待复核事项)."""

    verb: str
    revision: int
    by: Signatory
    status: SecondHandStatus = SecondHandStatus.WAITING
    answered_by: Signatory | None = None
    reason: str = ""


def fold(events: Iterable[AnySecondHandEvent]) -> ProposedAct:
    """Return what the events amount to.

    Raises:
        InvalidValue: for a history that does not begin with a proposal.
    """
    first, *later = events
    if not isinstance(first, ActProposed):
        raise InvalidValue("second hand", "a history begins with a proposal")
    begun = ProposedAct(verb=first.verb, revision=first.revision, by=first.by)
    return reduce(_advance, later, begun)


def _advance(act: ProposedAct, event: AnySecondHandEvent) -> ProposedAct:
    match event:
        case ActProposed():
            raise InvalidValue("second hand", "an act is proposed once")
        case ActConfirmed():
            return replace(act, status=SecondHandStatus.CONFIRMED, answered_by=event.by)
        case ActDeclined():
            declined = SecondHandStatus.DECLINED
            return replace(act, status=declined, answered_by=event.by, reason=event.reason)
        case ActOvertaken():
            return replace(act, status=SecondHandStatus.OVERTAKEN, answered_by=event.by)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def confirm(
    act: ProposedAct, officer: Officer, *, roles: frozenset[Role], at: datetime
) -> ActConfirmed:
    """Agree to what a colleague proposed.

    Raises:
        NotAllowed: to the one who proposed it, to another department, and without the post.
        Conflict: when it no longer waits.
    """
    _require_waiting(act)
    if officer.staff_number == act.by.staff_number or officer.department != act.by.department:
        raise _not_second("nobody confirms their own act")
    if not officer.roles & roles:
        raise _not_second("the second one needs the post as well")
    return ActConfirmed(at=at, by=Signatory.of(officer))


def decline(
    act: ProposedAct, officer: Officer, *, reason: str, roles: frozenset[Role], at: datetime
) -> ActDeclined:
    """Send it back with the reason, or take one's own proposal back.

    Raises:
        InvalidValue: without a reason.
        NotAllowed: to another department, and without the post.
        Conflict: when it no longer waits.
    """
    _require_waiting(act)
    own = officer.staff_number == act.by.staff_number
    if officer.department != act.by.department or not (own or officer.roles & roles):
        raise _not_second("not theirs to answer")
    written = plain_text(reason, longest=200)
    if not written:
        raise InvalidValue("second hand", "请写明退回的理由")
    return ActDeclined(at=at, by=Signatory.of(officer), reason=written)


def overtake(act: ProposedAct, officer: Officer, *, at: datetime) -> ActOvertaken:
    """Note that the case has moved on since.

    Raises:
        Conflict: when it no longer waits.
    """
    _require_waiting(act)
    return ActOvertaken(at=at, by=Signatory.of(officer))


def _require_waiting(act: ProposedAct) -> None:
    if act.status is not SecondHandStatus.WAITING:
        raise Conflict("it waits no longer")


def _not_second(words: str) -> NotAllowed:
    return NotAllowed(words, rule="second_hand", citation=law.TWO_OFFICERS)
