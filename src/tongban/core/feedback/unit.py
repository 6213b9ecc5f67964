"""What a unit does (承办单位): answer, return, have more time; put right, or appeal."""

from tongban.core.feedback.concern_events import (
    ConcernAnswered,
    ConcernExtended,
    ConcernReturned,
)
from tongban.core.feedback.concerns import ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.desk import DeskTurn, require_head, require_unit, said
from tongban.core.feedback.poor_rating_events import (
    PoorRatingRectified,
    RatingAppealed,
    Rectification,
)
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import NotAllowed


def answer(
    state: ConcernState, turn: DeskTurn, *, words: str, knowledge: str = ""
) -> ConcernAnswered:
    """Answer whoever spoke; the centre calls them back."""
    require_unit(state, turn, ConcernStatus.WITH_UNIT)
    _require_order(state)
    return ConcernAnswered(
        at=turn.at,
        by=turn.by,
        words=said(words, "请写明办理结果和答复"),
        knowledge=knowledge,
        due_on=turn.clock.by(turn.clock.limits.call_back, turn.at),
    )


def give_back(state: ConcernState, turn: DeskTurn, *, words: str) -> ConcernReturned:
    """Say that another unit is competent: with the reason, within 24 hours."""
    require_unit(state, turn, ConcernStatus.WITH_UNIT)
    _require_order(state)
    if state.return_until is None or turn.at > state.return_until:
        raise NotAllowed("the hours for returning are over", rule="feedback.return_late")
    return ConcernReturned(
        at=turn.at,
        by=turn.by,
        reason=said(words, "请写明为什么不由本单位办理"),
        due_on=turn.clock.by(turn.clock.limits.route, turn.at),
    )


def extend(state: ConcernState, turn: DeskTurn, *, words: str) -> ConcernExtended:
    """Take more time, once, before the day has come; whoever spoke reads the reason."""
    require_head(state, turn, ConcernStatus.WITH_UNIT)
    if state.kind is ConcernKind.POOR_RATING:
        raise NotAllowed("a poor rating is put right in time", rule="feedback.no_extension")
    if state.extended:
        raise NotAllowed("extended once", rule="feedback.extended")
    if day_of(turn.at) > state.due_on:
        raise NotAllowed("the day has passed", rule="feedback.extension_late")
    limits = turn.clock.limits
    longer = limits.inform_longer if state.kind is ConcernKind.INFORMATION else limits.extension
    return ConcernExtended(
        at=turn.at,
        by=turn.by,
        reason=said(words, "请写明为什么延期，本人会看到"),
        due_on=turn.clock.later(longer, state.due_on),
    )


def rectify(
    state: ConcernState, turn: DeskTurn, *, remedy: Rectification, words: str
) -> PoorRatingRectified:
    """Say what was done about a poor rating; the centre asks the rater."""
    require_unit(state, turn, ConcernStatus.WITH_UNIT)
    _require_poor(state)
    return PoorRatingRectified(
        at=turn.at,
        by=turn.by,
        remedy=remedy,
        words=said(words, "请写明整改措施和结果"),
        due_on=turn.clock.by(turn.clock.limits.call_back, turn.at),
    )


def appeal(state: ConcernState, turn: DeskTurn, *, words: str) -> RatingAppealed:
    """Hold that a poor rating is mistaken or malicious, once."""
    require_head(state, turn, ConcernStatus.WITH_UNIT)
    _require_poor(state)
    if state.appealed:
        raise NotAllowed("it was appealed once", rule="feedback.appealed")
    return RatingAppealed(
        at=turn.at,
        by=turn.by,
        ground=said(words, "请写明为什么是误评或者恶意评价"),
        due_on=turn.clock.by(turn.clock.limits.review, turn.at),
    )


def _require_order(state: ConcernState) -> None:
    if not state.kind.work_order:
        raise NotAllowed("it is no work order", rule="feedback.kind")


def _require_poor(state: ConcernState) -> None:
    if state.kind is not ConcernKind.POOR_RATING:
        raise NotAllowed("it is no poor rating", rule="feedback.kind")
