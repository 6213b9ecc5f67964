"""What supervisors do (申诉复核): whether a rating counts; never of their own unit."""

from tongban.core.feedback.concerns import ConcernState, ConcernStatus
from tongban.core.feedback.desk import DeskTurn, require_judge, said
from tongban.core.feedback.poor_rating_events import Misjudged, RatingExcluded, RatingUpheld


def exclude(
    state: ConcernState, turn: DeskTurn, *, misjudged: Misjudged, words: str
) -> RatingExcluded:
    """Find that the unit is right: the rating is not counted."""
    require_judge(state, turn, ConcernStatus.APPEALED)
    return RatingExcluded(
        at=turn.at, by=turn.by, misjudged=misjudged, words=said(words, "请写明复核意见")
    )


def uphold(state: ConcernState, turn: DeskTurn, *, words: str) -> RatingUpheld:
    """Find that the rating stands; the unit has the rest of its days, and no fewer than a redo."""
    require_judge(state, turn, ConcernStatus.APPEALED)
    limits = turn.clock.limits
    return RatingUpheld(
        at=turn.at,
        by=turn.by,
        words=said(words, "请写明复核意见"),
        due_on=max(
            turn.clock.later(limits.rectify, state.opened_on),
            turn.clock.by(limits.redo, turn.at),
        ),
    )
