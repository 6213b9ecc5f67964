"""Where a measure stands (措施状态): computed from its events and nothing else."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from tongban.core.cases.acts import day_of
from tongban.core.reform.measure_events import (
    Adopted,
    AnyMeasureEvent,
    Discussed,
    Evidenced,
    GivenUp,
    Proved,
    Reassigned,
    Reminded,
    ReportedDone,
    SentBack,
    ShownByVersion,
)


class MeasureStatus(enum.Enum):
    """Where a measure stands (措施状态)."""

    UNDER_WAY = "under_way"
    REPORTED = "reported"
    MEASURING = "measuring"
    SENT_BACK = "sent_back"
    PROVED = "proved"
    GIVEN_UP = "given_up"

    @property
    def label(self) -> str:
        """Return the words a reader sees."""
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self in (MeasureStatus.PROVED, MeasureStatus.GIVEN_UP)

    @property
    def with_owner(self) -> bool:
        """Tell whether its owner has something to do."""
        return self in (MeasureStatus.UNDER_WAY, MeasureStatus.SENT_BACK)


_LABELS = {
    MeasureStatus.UNDER_WAY: "推进中",
    MeasureStatus.REPORTED: "已报完成，待核验",
    MeasureStatus.MEASURING: "版本已体现，等待实测",
    MeasureStatus.SENT_BACK: "未见成效，已退回",
    MeasureStatus.PROVED: "实测确认",
    MeasureStatus.GIVEN_UP: "已终止",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureState:
    """What the verbs need to know of a measure (措施现状)."""

    status: MeasureStatus
    owner: str
    due_on: date
    reported_on: date | None = None
    reminded_on: date | None = None
    reasons: tuple[str, ...] = ()
    evidence: int = 0


def fold(events: Iterable[AnyMeasureEvent]) -> MeasureState:
    """Return where a measure stands; the first event is its adoption."""
    every = iter(events)
    first = next(every)
    if not isinstance(first, Adopted):
        raise TypeError("a measure begins with its adoption")
    state = MeasureState(status=MeasureStatus.UNDER_WAY, owner=first.owner, due_on=first.due_on)
    for event in every:
        state = advance(state, event)
    return state


def advance(state: MeasureState, event: AnyMeasureEvent) -> MeasureState:
    """Return the state after one more event."""
    match event:
        case Adopted() | Reassigned():
            return replace(state, owner=event.owner, due_on=event.due_on, reminded_on=None)
        case Discussed() | Evidenced() | Reminded():
            return _noted(state, event)
        case ReportedDone() | SentBack():
            reported = isinstance(event, ReportedDone)
            status = MeasureStatus.REPORTED if reported else MeasureStatus.SENT_BACK
            since = day_of(event.at) if reported else state.reported_on
            reasons = () if isinstance(event, ReportedDone) else event.reasons
            return replace(state, status=status, reported_on=since, reasons=reasons)
        case ShownByVersion() | Proved() | GivenUp():
            return replace(state, status=_AFTER[type(event)])
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


_AFTER = {
    ShownByVersion: MeasureStatus.MEASURING,
    Proved: MeasureStatus.PROVED,
    GivenUp: MeasureStatus.GIVEN_UP,
}


def _noted(state: MeasureState, event: Discussed | Evidenced | Reminded) -> MeasureState:
    match event:
        case Discussed():
            return state
        case Evidenced():
            return replace(state, evidence=state.evidence + 1)
        case Reminded():
            return replace(state, reminded_on=day_of(event.at))
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)
