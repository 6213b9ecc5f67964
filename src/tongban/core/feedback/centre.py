"""What the centre does (热线与回访中心): hand on, merge, call back, publish."""

from tongban.core.feedback.concern_events import CalledBack, ConcernMerged, ConcernRouted
from tongban.core.feedback.concerns import ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.desk import DeskTurn, require_centre, said
from tongban.core.feedback.poor_rating_events import OutcomePublished, RaterContacted
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


def route(state: ConcernState, turn: DeskTurn, *, department: str) -> ConcernRouted:
    """Hand it to the unit that is competent."""
    require_centre(state, turn, ConcernStatus.TO_ROUTE)
    if not department:
        raise InvalidValue("department", "请选择承办单位")
    return ConcernRouted(
        at=turn.at,
        by=turn.by,
        department=department,
        due_on=turn.clock.by(turn.clock.limits.answer, turn.at),
        return_until=turn.clock.until(turn.at),
    )


def merge(state: ConcernState, turn: DeskTurn, *, into: str, words: str) -> ConcernMerged:
    """Join it to another that is about the same matter."""
    require_centre(state, turn, ConcernStatus.TO_ROUTE, ConcernStatus.WITH_UNIT)
    if not state.kind.work_order:
        raise NotAllowed("only work orders are merged", rule="feedback.merging")
    if not into:
        raise InvalidValue("into", "请填写同一事项的工单编号")
    return ConcernMerged(
        at=turn.at, by=turn.by, into=into, words=said(words, "请写明为什么是同一件事")
    )


def call_back(
    state: ConcernState, turn: DeskTurn, *, reached: bool, satisfied: bool, words: str
) -> CalledBack:
    """Ask whoever spoke whether it is good now; if not, the unit does it again."""
    require_centre(state, turn, ConcernStatus.TO_CALL_BACK)
    again = reached and not satisfied
    limits = turn.clock.limits
    return CalledBack(
        at=turn.at,
        by=turn.by,
        reached=reached,
        satisfied=reached and satisfied,
        words=said(words, "请写明回访情况"),
        due_on=turn.clock.by(limits.redo if again else limits.call_back, turn.at),
    )


def contact(state: ConcernState, turn: DeskTurn, *, reached: bool, words: str) -> RaterContacted:
    """Hear what had been wrong, and tell the unit without naming anyone."""
    require_centre(state, turn, ConcernStatus.TO_CONTACT)
    limits = turn.clock.limits
    return RaterContacted(
        at=turn.at,
        by=turn.by,
        reached=reached,
        words=said(words, "请写明核实到的问题，不要写评价人是谁"),
        due_on=turn.clock.later(limits.rectify, state.opened_on),
    )


def publish(state: ConcernState, turn: DeskTurn, *, words: str) -> OutcomePublished:
    """Put into public words what became of a poor rating."""
    require_centre(state, turn, ConcernStatus.CLOSED)
    if state.kind is not ConcernKind.POOR_RATING or state.published:
        raise NotAllowed("published once, and only poor ratings", rule="feedback.published")
    return OutcomePublished(
        at=turn.at, by=turn.by, words=said(words, "请写明处置结果，不要写个人信息")
    )
