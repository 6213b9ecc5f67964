"""What follows by itself when a day has passed (到期处理)."""

from datetime import datetime

from tongban.core.feedback.concern_events import ConcernLate
from tongban.core.feedback.concerns import ConcernState, ConcernStatus
from tongban.core.feedback.disclosing import resumed
from tongban.core.feedback.information_events import RequestAbandoned, ThirdOpinionGiven
from tongban.core.feedback.practice import FeedbackClock
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.dates import day_of


def fall_due(
    state: ConcernState, *, at: datetime, clock: FeedbackClock
) -> ConcernLate | RequestAbandoned | ThirdOpinionGiven | None:
    """Return what follows by itself; None while there is nothing to say.

    Silence of whoever was asked lets the days go on from the day on which they had to answer
    (§32, §34); an applicant who adds nothing has given up (§30). Anybody else is late, once for
    each day that they let pass.
    """
    if not state.overdue(day_of(at)) or state.late_on == state.due_on:
        return None
    match state.status:
        case ConcernStatus.CLARIFYING:
            return RequestAbandoned(at=at, by=SYSTEM)
        case ConcernStatus.OPINION:
            return ThirdOpinionGiven(
                at=at,
                by=SYSTEM,
                words="逾期没有提出意见",
                silent=True,
                due_on=resumed(state, clock, until=state.due_on),
            )
        case _:
            return ConcernLate(at=at, by=SYSTEM, seat=state.status.seat, was_due_on=state.due_on)
