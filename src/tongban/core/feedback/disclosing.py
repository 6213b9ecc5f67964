"""What a body does with a request for its information (政府信息公开条例 §30-36)."""

from datetime import date

from tongban.core.feedback.concerns import ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.desk import DeskTurn, require_unit, said
from tongban.core.feedback.information_events import (
    ClarificationAsked,
    InformationAnswer,
    InformationAnswered,
    ThirdOpinionAsked,
    ThirdOpinionGiven,
)
from tongban.core.feedback.practice import FeedbackClock, disclosure
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


def ask_to_clarify(state: ConcernState, turn: DeskTurn, *, words: str) -> ClarificationAsked:
    """Say once, within 7 working days, all that the applicant is to add (§30)."""
    _require(state, turn, ConcernStatus.WITH_UNIT)
    limits = turn.clock.limits
    if state.clarified:
        raise NotAllowed("once", rule="feedback.clarified", citation=disclosure("30"))
    if day_of(turn.at) > turn.clock.later(limits.clarify, state.opened_on):
        raise NotAllowed("too late", rule="feedback.clarify_late", citation=disclosure("30"))
    return ClarificationAsked(
        at=turn.at,
        by=turn.by,
        words=said(words, "请一次写清需要补正的全部内容"),
        due_on=turn.clock.by(limits.clarified, turn.at),
    )


def ask_opinion(
    state: ConcernState, turn: DeskTurn, *, whom: str, third_party: bool, words: str
) -> ThirdOpinionAsked:
    """Ask a third party (§32) or another body (§34); no day is counted meanwhile."""
    _require(state, turn, ConcernStatus.WITH_UNIT)
    if not whom.strip():
        raise InvalidValue("whom", "请填写征求谁的意见")
    limits = turn.clock.limits
    limit = limits.third_party if third_party else limits.other_body
    return ThirdOpinionAsked(
        at=turn.at,
        by=turn.by,
        whom=whom.strip(),
        third_party=third_party,
        words=said(words, "请写明征求什么意见"),
        due_on=turn.clock.by(limit, turn.at),
    )


def take_opinion(state: ConcernState, turn: DeskTurn, *, words: str) -> ThirdOpinionGiven:
    """Write down what they answered; the days go on where they stopped (§33.3)."""
    _require(state, turn, ConcernStatus.OPINION)
    return ThirdOpinionGiven(
        at=turn.at,
        by=turn.by,
        words=said(words, "请写明收到的意见"),
        due_on=resumed(state, turn.clock, until=day_of(turn.at)),
    )


def resumed(state: ConcernState, clock: FeedbackClock, *, until: date) -> date:
    """Return the day of the answer when others were asked until a day."""
    asked, was = state.paused_on or state.opened_on, state.resumes_to or state.due_on
    lost = max(clock.calendar.count(asked, until), 0)
    return clock.calendar.after(was, lost)


def answer_information(
    state: ConcernState,
    turn: DeskTurn,
    *,
    answer: InformationAnswer,
    words: str,
    reasons: str = "",
) -> InformationAnswered:
    """Answer in one of the seven ways (§36); what is refused, or another body's, with reasons."""
    _require(state, turn, ConcernStatus.WITH_UNIT)
    if answer.reasoned and not reasons.strip():
        raise InvalidValue("reasons", "不予公开、不由本机关公开的，必须说明理由")
    return InformationAnswered(
        at=turn.at,
        by=turn.by,
        answer=answer,
        words=said(words, "请写明答复内容"),
        reasons=reasons.strip(),
    )


def _require(state: ConcernState, turn: DeskTurn, status: ConcernStatus) -> None:
    require_unit(state, turn, status)
    if state.kind is not ConcernKind.INFORMATION:
        raise NotAllowed("it is no request for information", rule="feedback.kind")
