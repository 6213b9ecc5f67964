"""Whoever spoke hears of every step (诉求告知); whoever has to move hears that it is their turn."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from tongban.core.feedback.concern_events import (
    APPLICANT,
    CalledBack,
    ConcernAnswered,
    ConcernExtended,
    ConcernLate,
    ConcernMerged,
    ConcernOpened,
    ConcernReopened,
    ConcernReturned,
    ConcernRouted,
    ConcernWithdrawn,
)
from tongban.core.feedback.concerns import ConcernKind, ConcernSeat
from tongban.core.feedback.folding import AnyConcernEvent, advance, fold
from tongban.core.feedback.information_events import (
    ClarificationAsked,
    InformationAnswer,
    InformationAnswered,
    RequestAbandoned,
    RequestClarified,
    ThirdOpinionAsked,
    ThirdOpinionGiven,
)
from tongban.core.feedback.poor_rating_events import (
    Misjudged,
    OutcomePublished,
    PoorRatingRectified,
    RaterContacted,
    RatingAppealed,
    RatingExcluded,
    RatingUpheld,
    Rectification,
)
from tongban.core.notices.kinds import KINDS
from tongban.core.notices.of_concerns import told_of_concern, turn

AT = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
DUE = date(2026, 9, 14)
WHO = {"at": AT, "by": APPLICANT}
BY = {**WHO, "due_on": DUE}
CALL = {**BY, "words": "问过了"}


def opened(kind: ConcernKind) -> ConcernOpened:
    return ConcernOpened(**BY, kind=kind, department="transport")


COMPLAINT = opened(ConcernKind.COMPLAINT)
RATED = opened(ConcernKind.POOR_RATING)
REQUEST = opened(ConcernKind.INFORMATION)
ROUTED = ConcernRouted(**BY, department="transport", return_until=AT)
ANSWERED = ConcernAnswered(**BY, words="修好了")
CONTACTED = RaterContacted(**CALL, reached=True)
APPEALED = RatingAppealed(**BY, ground="误评")
UNCLEAR = ClarificationAsked(**CALL)
ASKED = ThirdOpinionAsked(**CALL, whom="某公司", third_party=True)
SATISFIED = CalledBack(**CALL, reached=True, satisfied=True)
MISSED = CalledBack(**CALL, reached=False, satisfied=False)
TOLD = {
    "concern_received": (COMPLAINT,),
    "concern_routed": (COMPLAINT, ROUTED),
    "concern_returned": (COMPLAINT, ROUTED, ConcernReturned(**BY, reason="不归我们")),
    "concern_extended": (COMPLAINT, ROUTED, ConcernExtended(**BY, reason="要现场看")),
    "concern_answered": (COMPLAINT, ROUTED, ANSWERED),
    "concern_missed": (COMPLAINT, ROUTED, ANSWERED, MISSED),
    "concern_again": (
        COMPLAINT,
        ROUTED,
        ANSWERED,
        CalledBack(**CALL, reached=True, satisfied=False),
    ),
    "concern_closed": (COMPLAINT, ROUTED, ANSWERED, SATISFIED),
    "concern_merged": (COMPLAINT, ConcernMerged(**WHO, into="诉1", words="同一件事")),
    "concern_late": (COMPLAINT, ConcernLate(**WHO, seat=ConcernSeat.CENTRE, was_due_on=DUE)),
    "rating_followed_up": (RATED,),
    "rating_contacted": (RATED, CONTACTED),
    "rating_not_reached": (RATED, RaterContacted(**CALL, reached=False)),
    "rating_rectified": (
        RATED,
        CONTACTED,
        PoorRatingRectified(**CALL, remedy=Rectification.AT_ONCE),
    ),
    "rating_appealed": (RATED, CONTACTED, APPEALED),
    "rating_excluded": (
        RATED,
        CONTACTED,
        APPEALED,
        RatingExcluded(**WHO, misjudged=Misjudged.MISTAKEN, words="评错了"),
    ),
    "rating_upheld": (RATED, CONTACTED, APPEALED, RatingUpheld(**CALL)),
    "rating_published": (RATED, CONTACTED, OutcomePublished(**WHO, words="已经整改")),
    "information_received": (REQUEST,),
    "information_unclear": (REQUEST, UNCLEAR),
    "information_abandoned": (REQUEST, UNCLEAR, RequestAbandoned(**WHO)),
    "information_asked": (REQUEST, ASKED),
    "information_resumed": (REQUEST, ASKED, ThirdOpinionGiven(**CALL)),
    "information_answered": (
        REQUEST,
        InformationAnswered(**WHO, answer=InformationAnswer.GRANTED, words="见附件"),
    ),
}
OWN_ACTS = (ConcernReopened, ConcernWithdrawn, RequestClarified)
"""Whoever did it knows it."""


@pytest.mark.parametrize("kind", TOLD)
def test_each_step_is_told_to_whoever_spoke_as_its_kind(kind: str) -> None:
    story = TOLD[kind]
    draft = told_of_concern(story[-1], fold(story))

    assert draft is not None
    assert draft.kind == kind
    assert draft.values.keys() <= KINDS[kind].names


def test_of_every_event_of_a_concern_it_is_decided_whether_it_is_told() -> None:
    told = {kind for kind in get_args(AnyConcernEvent) if kind in told_of_concern.registry}

    assert told.isdisjoint(OWN_ACTS)
    assert told.union(OWN_ACTS) == set(get_args(AnyConcernEvent))
    assert told_of_concern(ConcernWithdrawn(**WHO), fold((COMPLAINT,))) is None


@pytest.mark.parametrize(
    ("events", "work"),
    [
        ((COMPLAINT,), "转办诉求"),
        ((COMPLAINT, ROUTED), "答复诉求"),
        ((COMPLAINT, ROUTED, ConcernExtended(**BY, reason="要现场看")), ""),
        ((COMPLAINT, ROUTED, ANSWERED), "回访"),
        ((COMPLAINT, ROUTED, ANSWERED, MISSED), ""),
        ((COMPLAINT, ROUTED, ANSWERED, SATISFIED), ""),
        ((*TOLD["concern_closed"], ConcernReopened(**BY, reason="又坏了")), "答复诉求"),
        (TOLD["concern_late"], "转办诉求（已逾期）"),
        ((RATED,), "联系差评人核实"),
        ((RATED, CONTACTED), "整改差评"),
        ((RATED, CONTACTED, APPEALED), "复核差评申诉"),
        ((REQUEST,), "答复信息公开申请"),
        ((REQUEST, UNCLEAR), ""),
    ],
)
def test_whoever_has_to_move_is_told_once_what_there_is_to_do(events, work) -> None:
    before = fold(events[:-1]) if events[1:] else None
    now = advance(before, events[-1]) if before else fold(events)

    assert turn(before, events[-1], now) == work
