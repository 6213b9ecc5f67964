"""Statistics (共享统计): who grants, who refuses, who is late, by the department that answers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongban.core.exchange.request_state import RequestState, RequestStatus, Stage, Turn
from tongban.core.vocabulary.calendars import WorkingCalendar

_ANSWERS = (Stage.ANSWER, Stage.PUBLISH_AND_ANSWER)
_NO = (RequestStatus.REFUSED, RequestStatus.UPHELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderFigures:
    """What became of the requests put to one department (部门共享情况).

    `days` are the working days that its answers took, added up over `answers` of them.
    """

    department: str
    received: int = 0
    granted: int = 0
    refused: int = 0
    disputed: int = 0
    open: int = 0
    late: int = 0
    answers: int = 0
    days: int = 0

    @property
    def mean_days(self) -> float | None:
        """Return how many working days an answer took."""
        return self.days / self.answers if self.answers else None


def by_holder(
    requests: Iterable[RequestState], calendar: WorkingCalendar, *, today: date
) -> tuple[HolderFigures, ...]:
    """Return the figures of each department that was asked, the most requests first."""
    asked: defaultdict[str, list[RequestState]] = defaultdict(list)
    for state in requests:
        asked[state.request.holder].append(state)
    figures = (_figures(code, states, calendar, today=today) for code, states in asked.items())
    return tuple(sorted(figures, key=lambda one: (-one.received, one.department)))


def _figures(
    department: str, states: list[RequestState], calendar: WorkingCalendar, *, today: date
) -> HolderFigures:
    turns = [turn for state in states for turn in state.turns if _answers(turn, department)]
    done = [turn for turn in turns if turn.ended_on is not None]
    return HolderFigures(
        department=department,
        received=len(states),
        granted=sum(one.status is RequestStatus.GRANTED for one in states),
        refused=sum(one.status in _NO for one in states),
        disputed=sum(any(turn.stage is Stage.DECIDE for turn in one.turns) for one in states),
        open=sum(not one.status.ended and one.status not in _NO for one in states),
        late=sum(turn.late(calendar, today=today) for turn in turns),
        answers=len(done),
        days=sum(calendar.count(one.began_on, one.ended_on or today) for one in done),
    )


def _answers(turn: Turn, department: str) -> bool:
    return turn.stage in _ANSWERS and turn.department == department
