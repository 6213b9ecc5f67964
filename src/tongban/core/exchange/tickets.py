"""Tickets (校核工单): a department is asked to check a fact that it holds, or a look that it took.

政务数据共享条例 §26 wants data that were found wrong to be checked and corrected by whoever holds
them; 个人信息保护法 §50 wants questions about one's own data to be taken and answered. How many
days that may take no source says for the whole country, so the limits are local configuration. A
steward of the department answers, but never about their own look.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, assert_never

from tongban.core.authoring.review import Hand
from tongban.core.exchange.ticket_events import (
    AnyTicketEvent,
    TicketForwarded,
    TicketKind,
    TicketOpened,
    TicketOutcome,
    TicketSettled,
    TicketTaken,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.limits import DueDate, TimeLimit, due

BASES: Final[Mapping[TicketKind, Citation]] = {
    TicketKind.CORRECTION: Citation(
        law="政务数据共享条例",
        article="26",
        number="国务院令第809号",
        level=LegalLevel.ADMINISTRATIVE_REGULATION,
    ),
    TicketKind.LOOK: Citation(law="个人信息保护法", article="50"),
    TicketKind.FINDING: Citation(
        law="政务数据共享条例",
        article="26",
        number="国务院令第809号",
        level=LegalLevel.ADMINISTRATIVE_REGULATION,
    ),
}
"""Why a department has to answer."""

LIMITS: Final[Mapping[TicketKind, TimeLimit]] = {
    TicketKind.CORRECTION: TimeLimit.working_days(10, Citation.local("数据校核答复期限")),
    TicketKind.LOOK: TimeLimit.working_days(10, Citation.local("查阅疑问答复期限")),
    TicketKind.FINDING: TimeLimit.working_days(10, Citation.local("数据校核答复期限")),
}
"""How long it may take, unless the operator configures otherwise."""

OUTCOMES: Final[Mapping[TicketKind, tuple[TicketOutcome, ...]]] = {
    TicketKind.CORRECTION: (TicketOutcome.CORRECTED, TicketOutcome.KEPT),
    TicketKind.LOOK: (TicketOutcome.EXPLAINED, TicketOutcome.ADMITTED),
    TicketKind.FINDING: (TicketOutcome.CORRECTED, TicketOutcome.KEPT),
}


class TicketStatus(enum.Enum):
    """Where a ticket stands (工单状态)."""

    OPEN = "open"
    IN_HAND = "in_hand"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketState:
    """What the events of a ticket amount to; `department` is who has to answer now."""

    kind: TicketKind
    department: str
    opened_on: date
    status: TicketStatus = TicketStatus.OPEN
    outcome: TicketOutcome | None = None
    words: str = ""
    settled_on: date | None = None
    length: int = 1

    def answer_due(self, limit: TimeLimit, calendar: WorkingCalendar) -> DueDate:
        """Return the day by which the department has to answer."""
        return due(limit, self.opened_on, calendar)


def fold(events: Iterable[AnyTicketEvent]) -> TicketState:
    """Return what events amount to; the first one opens.

    Raises:
        ValueError: when they do not begin with the opening.
    """
    first, *later = events
    match first:
        case TicketOpened(kind=kind, department=department, at=at):
            state = TicketState(kind=kind, department=department, opened_on=day_of(at))
        case _:
            raise ValueError("a ticket begins with its opening")
    for event in later:
        state = advance(state, event)
    return state


def advance(state: TicketState, event: AnyTicketEvent) -> TicketState:
    """Return the state after one more event."""
    now = replace(state, length=state.length + 1)
    match event:
        case TicketOpened():
            raise ValueError("a ticket is opened once")
        case TicketTaken():
            return replace(now, status=TicketStatus.IN_HAND)
        case TicketForwarded(department=department):
            return replace(now, department=department, status=TicketStatus.OPEN)
        case TicketSettled(outcome=outcome, words=words):
            return replace(
                now,
                status=TicketStatus.SETTLED,
                outcome=outcome,
                words=words,
                settled_on=day_of(event.at),
            )
        case _:  # pragma: no cover
            assert_never(event)


def take(state: TicketState, hand: Hand, *, looked: str = "") -> TicketTaken:
    """Begin to check; `looked` is the staff number of whose look is asked about."""
    _require_answerable(state, hand.officer, looked)
    if state.status is not TicketStatus.OPEN:
        raise NotAllowed("a colleague checks it already", rule="ticket.taken")
    return TicketTaken(at=hand.at, by=hand.signatory)


def forward(state: TicketState, hand: Hand, *, department: str, reason: str) -> TicketForwarded:
    """Hand it to the department that it belongs to, with the reason."""
    _require_answerable(state, hand.officer, "")
    if department == state.department:
        raise InvalidValue("department", "请选择其他部门")
    return TicketForwarded(
        at=hand.at, by=hand.signatory, department=department, reason=_said(reason, "请写明转办理由")
    )


def settle(
    state: TicketState, hand: Hand, *, outcome: TicketOutcome, words: str, looked: str = ""
) -> TicketSettled:
    """Answer, in words that whoever asked will read."""
    _require_answerable(state, hand.officer, looked)
    if outcome not in OUTCOMES[state.kind]:
        raise InvalidValue("outcome", "请选择处理结果")
    return TicketSettled(
        at=hand.at, by=hand.signatory, outcome=outcome, words=_said(words, "请写明核实情况和理由")
    )


def answers_for(officer: Officer, department: str) -> bool:
    """Tell whether an officer is a steward of a department."""
    return Role.DATA_STEWARD in officer.roles and officer.department == department


def _require_answerable(state: TicketState, officer: Officer, looked: str) -> None:
    if not answers_for(officer, state.department):
        raise NotAllowed("only a steward of the department may", rule="ticket.department")
    if looked and looked == officer.staff_number:
        raise NotAllowed("nobody answers for their own look", rule="ticket.own_look")
    if state.status is TicketStatus.SETTLED:
        raise NotAllowed("it was answered", rule="ticket.settled")


def _said(words: str, otherwise: str) -> str:
    words = words.strip()
    if not words:
        raise InvalidValue("words", otherwise)
    return words
