"""Where a request stands (需求状态): computed from its events; each stage has its own clock.

The days are local configuration: one clock for the check, one for an answer where the dataset is
published, a longer one where it has to be published first, one for the decision of a dispute.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, assert_never

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.exchange.request_events import (
    Agreed,
    AnyRequestEvent,
    Asked,
    Conformed,
    Countered,
    DisputeRaised,
    Offered,
    RefusalUpheld,
    Said,
    TakenBack,
    TurnedBack,
    TurnedDown,
)
from tongban.core.exchange.requests import DataRequest, Terms
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.limits import TimeLimit, due


class RequestStatus(enum.Enum):
    """Where a request stands (需求状态)."""

    CHECKING = "checking"
    ANSWERING = "answering"
    NEGOTIATING = "negotiating"
    REFUSED = "refused"
    DISPUTED = "disputed"
    GRANTED = "granted"
    TURNED_BACK = "turned_back"
    UPHELD = "upheld"
    TAKEN_BACK = "taken_back"

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self in _ENDED


_ENDED: Final = frozenset(
    {
        RequestStatus.GRANTED,
        RequestStatus.TURNED_BACK,
        RequestStatus.UPHELD,
        RequestStatus.TAKEN_BACK,
    }
)


class Stage(enum.Enum):
    """What somebody has to do in time (办理环节)."""

    CHECK = "check"
    ANSWER = "answer"
    PUBLISH_AND_ANSWER = "publish_and_answer"
    DECIDE = "decide"


CLOCKS: Final = {
    Stage.CHECK: TimeLimit.working_days(
        2, Citation.local("主管部门 2 个工作日内完成数据共享需求的合规性审查")
    ),
    Stage.ANSWER: TimeLimit.working_days(
        5, Citation.local("有条件共享、已挂接的数据，提供部门 5 个工作日内答复")
    ),
    Stage.PUBLISH_AND_ANSWER: TimeLimit.working_days(
        10, Citation.local("尚未挂接的数据，提供部门 10 个工作日内挂接并答复")
    ),
    Stage.DECIDE: TimeLimit.working_days(
        10, Citation.local("协商不成的，主管部门 10 个工作日内裁定")
    ),
}
"""How long each stage may take; an unconditional dataset is granted as soon as it is checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stage that a department had or has: since when, and until it was done (一次办理)."""

    stage: Stage
    department: str
    began_on: date
    ended_on: date | None = None

    def due_on(self, calendar: WorkingCalendar) -> date:
        """Return the last day of the stage."""
        return due(CLOCKS[self.stage], self.began_on, calendar).on

    def late(self, calendar: WorkingCalendar, *, today: date) -> bool:
        """Tell whether it took, or is taking, longer than it may."""
        return (self.ended_on or today) > self.due_on(calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestState:
    """What the verbs need to know of a request (需求现状); `terms` are those on the table."""

    status: RequestStatus
    request: DataRequest
    terms: Terms
    turns: tuple[Turn, ...]
    asked_by: str
    published: bool = False
    grant: str = ""
    reason: str = ""

    @property
    def turn(self) -> Turn | None:
        """Return the stage that somebody has now."""
        last = self.turns[-1]
        return last if last.ended_on is None else None


def fold(events: Iterable[AnyRequestEvent]) -> RequestState:
    """Return where a request stands; the first event put it."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, Asked):
        raise TypeError("a request begins with being put")
    state = RequestState(
        status=RequestStatus.CHECKING,
        request=first.request,
        terms=first.request.terms,
        asked_by=first.by.staff_number,
        turns=(Turn(stage=Stage.CHECK, department=CATALOGUE_KEEPER, began_on=day_of(first.at)),),
    )
    for event in every:
        state = advance(state, event)
    return state


def advance(state: RequestState, event: AnyRequestEvent) -> RequestState:
    """Return the state after one more event."""
    match event:
        case Asked() | Said():
            return state
        case Conformed():
            stage = Stage.ANSWER if event.published else Stage.PUBLISH_AND_ANSWER
            now = replace(state, status=RequestStatus.ANSWERING, published=event.published)
            return _begun(now, event, stage, state.request.holder)
        case Offered() | Countered():
            return _negotiated(state, event)
        case Agreed():
            now = replace(state, terms=event.terms, grant=event.grant)
            return _ended(now, event, RequestStatus.GRANTED)
        case DisputeRaised():
            now = replace(state, status=RequestStatus.DISPUTED, reason=event.reason)
            return _begun(now, event, Stage.DECIDE, CATALOGUE_KEEPER)
        case TurnedBack() | TurnedDown() | RefusalUpheld() | TakenBack():
            return _ended(replace(state, reason=event.reason), event, _END[type(event)])
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


_END: Final = {
    TurnedBack: RequestStatus.TURNED_BACK,
    TurnedDown: RequestStatus.REFUSED,
    RefusalUpheld: RequestStatus.UPHELD,
    TakenBack: RequestStatus.TAKEN_BACK,
}


def _negotiated(state: RequestState, event: Offered | Countered) -> RequestState:
    """Return the state with other terms on the table; an offer stops the clock of the holder."""
    now = replace(state, terms=event.terms, reason=event.reason)
    if isinstance(event, Offered):
        return _ended(now, event, RequestStatus.NEGOTIATING)
    now = replace(now, status=RequestStatus.ANSWERING)
    return _begun(now, event, Stage.ANSWER, state.request.holder)


def _begun(
    state: RequestState, event: AnyRequestEvent, stage: Stage, department: str
) -> RequestState:
    turn = Turn(stage=stage, department=department, began_on=day_of(event.at))
    return replace(state, turns=(*_closed(state.turns, day_of(event.at)), turn))


def _ended(state: RequestState, event: AnyRequestEvent, status: RequestStatus) -> RequestState:
    return replace(state, status=status, turns=_closed(state.turns, day_of(event.at)))


def _closed(turns: tuple[Turn, ...], on: date) -> tuple[Turn, ...]:
    if turns[-1].ended_on is not None:
        return turns
    return (*turns[:-1], replace(turns[-1], ended_on=on))
