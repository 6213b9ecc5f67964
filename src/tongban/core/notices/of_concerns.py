"""Notices of concerns (诉求告知): what events tell whoever spoke, and whose turn it is then.

政府信息公开条例 §30, §33 and §36 want the applicant told of what is unclear, of a longer period and
of the answer: those kinds are legal. A notice names the number, the kind and a day, never what was
said: a report or a poor rating shall not be read over somebody's shoulder.
"""

from datetime import date
from functools import singledispatch
from typing import Final

from tongban.core.feedback.concern_events import (
    CalledBack,
    ConcernAnswered,
    ConcernEvent,
    ConcernExtended,
    ConcernLate,
    ConcernMerged,
    ConcernOpened,
    ConcernReturned,
    ConcernRouted,
)
from tongban.core.feedback.concerns import ConcernKind, ConcernSeat, ConcernState, ConcernStatus
from tongban.core.feedback.information_events import (
    ClarificationAsked,
    InformationAnswered,
    RequestAbandoned,
    ThirdOpinionAsked,
    ThirdOpinionGiven,
)
from tongban.core.feedback.poor_rating_events import (
    OutcomePublished,
    PoorRatingRectified,
    RaterContacted,
    RatingAppealed,
    RatingExcluded,
    RatingUpheld,
)
from tongban.core.notices.of_cases import NoticeDraft

_OPENED: Final = {
    ConcernKind.POOR_RATING: "rating_followed_up",
    ConcernKind.INFORMATION: "information_received",
}
_OFFICES: Final = (ConcernSeat.UNIT, ConcernSeat.CENTRE, ConcernSeat.SUPERVISORS)
_WORK: Final = {
    ConcernStatus.TO_ROUTE: "转办诉求",
    ConcernStatus.TO_CONTACT: "联系差评人核实",
    ConcernStatus.TO_CALL_BACK: "回访",
    ConcernStatus.APPEALED: "复核差评申诉",
}
_WORK_OF_UNIT: Final = {
    ConcernKind.POOR_RATING: "整改差评",
    ConcernKind.INFORMATION: "答复信息公开申请",
}


def turn(before: ConcernState | None, event: ConcernEvent, now: ConcernState) -> str:
    """Return the work that an event puts before an office, in words; nothing when it puts none.

    The office is the seat of `now`; whoever let a day pass is told once more.
    """
    if now.status.seat not in _OFFICES:
        return ""
    if isinstance(event, ConcernLate):
        return f"{_work(now)}（已逾期）"
    moved = before is None or (before.status, before.department) != (now.status, now.department)
    return _work(now) if moved else ""


def _work(now: ConcernState) -> str:
    if now.status is ConcernStatus.WITH_UNIT:
        return _WORK_OF_UNIT.get(now.kind, "答复诉求")
    return _WORK.get(now.status, "")


@singledispatch
def told_of_concern(event: ConcernEvent, now: ConcernState) -> NoticeDraft | None:
    """Return what an event asks to be told to whoever spoke, if it asks at all."""
    del event, now
    return None


@told_of_concern.register
def _(event: ConcernOpened, now: ConcernState) -> NoticeDraft:
    del now
    return _until(_OPENED.get(event.kind, "concern_received"), event.due_on)


@told_of_concern.register
def _(event: ConcernRouted, now: ConcernState) -> NoticeDraft:
    del now
    return _until("concern_routed", event.due_on)


@told_of_concern.register
def _(event: ConcernReturned, now: ConcernState) -> NoticeDraft:
    del now
    return _until("concern_returned", event.due_on)


@told_of_concern.register
def _(event: ConcernExtended, now: ConcernState) -> NoticeDraft:
    del now
    return _until("concern_extended", event.due_on)


@told_of_concern.register
def _(event: ConcernAnswered, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="concern_answered")


@told_of_concern.register
def _(event: CalledBack, now: ConcernState) -> NoticeDraft:
    if now.status is ConcernStatus.CLOSED:
        return NoticeDraft(kind="concern_closed")
    return _until("concern_again" if event.reached else "concern_missed", event.due_on)


@told_of_concern.register
def _(event: ConcernMerged, now: ConcernState) -> NoticeDraft:
    del now
    return NoticeDraft(kind="concern_merged", values={"into": event.into})


@told_of_concern.register
def _(event: ConcernLate, now: ConcernState) -> NoticeDraft:
    del now
    return _until("concern_late", event.was_due_on)


@told_of_concern.register
def _(event: RaterContacted, now: ConcernState) -> NoticeDraft:
    del now
    return _until("rating_contacted" if event.reached else "rating_not_reached", event.due_on)


@told_of_concern.register
def _(event: PoorRatingRectified, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="rating_rectified")


@told_of_concern.register
def _(event: RatingAppealed, now: ConcernState) -> NoticeDraft:
    del now
    return _until("rating_appealed", event.due_on)


@told_of_concern.register
def _(event: RatingExcluded, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="rating_excluded")


@told_of_concern.register
def _(event: RatingUpheld, now: ConcernState) -> NoticeDraft:
    del now
    return _until("rating_upheld", event.due_on)


@told_of_concern.register
def _(event: OutcomePublished, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="rating_published")


@told_of_concern.register
def _(event: ClarificationAsked, now: ConcernState) -> NoticeDraft:
    del now
    return _until("information_unclear", event.due_on)


@told_of_concern.register
def _(event: RequestAbandoned, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="information_abandoned")


@told_of_concern.register
def _(event: ThirdOpinionAsked, now: ConcernState) -> NoticeDraft:
    del now
    return _until("information_asked", event.due_on)


@told_of_concern.register
def _(event: ThirdOpinionGiven, now: ConcernState) -> NoticeDraft:
    del now
    return _until("information_resumed", event.due_on)


@told_of_concern.register
def _(event: InformationAnswered, now: ConcernState) -> NoticeDraft:
    del event, now
    return NoticeDraft(kind="information_answered")


def _until(kind: str, day: date) -> NoticeDraft:
    return NoticeDraft(kind=kind, values={"day": day.isoformat()})
