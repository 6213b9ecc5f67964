"""What applicants are told (告知): 行政许可法 §32, §38, §44, §45; each at once, nothing twice."""

from datetime import date, timedelta

import pytest
from casework import (
    CITIZEN,
    DIRECTOR,
    GROUNDS,
    MONDAY,
    WINDOW,
    Story,
    act,
    calendar,
    submission,
)

from tongban.core.cases.codec import BY_NAME
from tongban.core.cases.debt_events import DebtSentBack
from tongban.core.cases.delivery_events import DeliveryFault
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    ClockResumed,
    ClockStopped,
    Completed,
    CorrectionRequested,
    Event,
    ExtensionApproved,
    StepStarted,
    Withdrawn,
)
from tongban.core.cases.fee_events import FeeReduced
from tongban.core.cases.mode_events import (
    DebtExtended,
    DebtOverdue,
    DebtReminded,
    DeclarationWithdrawn,
    DeferralLapsed,
    GrantRevoked,
    PostChecked,
    PostCheckOutcome,
)
from tongban.core.cases.moving_events import SentHome, SentUp
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, LapseConsequence
from tongban.core.cases.rebase_events import RebaseOffered
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.rule_events import HumanReviewAnswered, ReviewOutcome
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.delivery import choose, dispatch, fail, make_ready
from tongban.core.cases.verbs.ending import complete
from tongban.core.cases.verbs.review import accept
from tongban.core.notices.kinds import KINDS
from tongban.core.notices.of_cases import drafts, told_of
from tongban.core.vocabulary.money import Money

NOW = act(MONDAY, WINDOW)
WHO = {"at": NOW.at, "by": WINDOW}
GAP = Gap(subject="lease", why="缺页")
DUE = date(2026, 3, 20)
TOLD: dict[str, Event] = {
    "correction_requested": CorrectionRequested(**WHO, notice_number="1", gaps=(GAP,), due_on=DUE),
    "accepted_with_debts": Accepted(
        **WHO,
        accepted_on=MONDAY,
        deemed=False,
        notice_number="1",
        deferred=("plan",),
        deferred_until=DUE,
    ),
    "acceptance_refused": AcceptanceRefused(
        **WHO, refused_on=MONDAY, notice_number="1", reasons=("x",), basis=("y",), remedies=()
    ),
    "debt_sent_back": DebtSentBack(**WHO, requirement="plan", reason="不清楚", due_on=DUE),
    "clock_stopped": ClockStopped(
        **WHO, procedure="test", notice_number="1", reason="检验", stopped_on=MONDAY, due_on=DUE
    ),
    "clock_resumed": ClockResumed(**WHO, procedure="test", resumed_on=MONDAY, result="合格"),
    "extended": ExtensionApproved(
        **WHO, amount=5, reason="复杂", approver_role="负责人", notice_number="1"
    ),
    "rebase_offered": RebaseOffered(
        **WHO, from_version=1, to_version=2, reason="新版", changes=(), asks=()
    ),
    "closed_uncorrected": Completed(
        **WHO, kind=CompletionKind.NOT_CORRECTED, completed_on=MONDAY, reason="未补正"
    ),
    "closed": Completed(**WHO, kind=CompletionKind.VOIDED, completed_on=MONDAY, reason="作废"),
    "withdrawn": Withdrawn(**WHO, withdrawn_on=MONDAY, reason=""),
    "debt_reminded": DebtReminded(**WHO, requirements=("plan",), due_on=DUE),
    "debt_overdue": DebtOverdue(
        **WHO,
        requirements=("plan",),
        consequence=LapseConsequence.ACCEPTANCE_REVOKED,
        act_by=DUE,
    ),
    "debt_extended": DebtExtended(**WHO, requirement="plan", due_on=DUE, reason="洪水"),
    "deferral_lapsed": DeferralLapsed(
        **WHO,
        consequence=LapseConsequence.ACCEPTANCE_REVOKED,
        requirements=("plan",),
        notice_number="1",
        reasons=("x",),
        basis=("y",),
        remedies=(),
    ),
    "promise_withdrawn": DeclarationWithdrawn(
        **WHO, reason="", submission=submission(), papers_due_on=DUE
    ),
    "promise_kept": PostChecked(
        **WHO, outcome=PostCheckOutcome.KEPT, words="符合", officers=(), rectify_by=None
    ),
    "rectification_wanted": PostChecked(
        **WHO, outcome=PostCheckOutcome.RECTIFY, words="缺灭火器", officers=(), rectify_by=DUE
    ),
    "grant_revoked": GrantRevoked(
        **WHO, revoked_on=MONDAY, decision_number="1", reasons=("x",), basis=("y",), remedies=()
    ),
    "review_answered": HumanReviewAnswered(**WHO, outcome=ReviewOutcome.UPHELD, words="一致"),
    "renewal_deemed": RenewalDeemed(**WHO, certificate="c", ended_on=MONDAY, basis="y"),
    "sent_home": SentHome(
        **WHO,
        mode="jointly",
        from_area="519901",
        from_office="甲",
        to_area="519902",
        to_office="乙",
        note_number="1",
        forward_due_on=DUE,
        acceptance_due_on=DUE,
        received_answers_for="材料",
        decided_answers_for="决定",
    ),
    "fee_reduced": FeeReduced(
        **WHO, bill="1", fee="making", amount=Money(2000), reduction="poor", basis="y"
    ),
    "sent_up": SentUp(
        **WHO, to_item="major", to_name="大型设施", note_number="1", reason="重点地段", basis="y"
    ),
}
OWN_ACTS = frozenset(
    {
        "debt_handed_in",
        "declared",
        "delivery_chosen",
        "human_review_asked",
        "rebase_declined",
        "rebased",
        "rectification_reported",
        "result_collected",
        "resubmitted",
    }
)
"""Whoever did it knows it."""

BETWEEN_OFFICERS = frozenset(
    {
        "arrived_home",
        "debt_cleared",
        "delivered",
        "extension_declined",
        "extension_requested",
        "fee_not_due",
        "issued",
        "rules_applied",
        "sample_checked",
        "step_finished",
        "step_returned",
        "step_started",
    }
)
"""Work on the way; what comes of it for the applicant is told by another event."""


def test_of_every_event_it_is_decided_whether_the_applicant_is_told() -> None:
    told = {name for name, kind in BY_NAME.items() if kind in told_of.registry}

    assert told.isdisjoint(OWN_ACTS | BETWEEN_OFFICERS)
    assert told | OWN_ACTS | BETWEEN_OFFICERS == BY_NAME.keys()


def test_a_promise_that_was_broken_is_told_by_the_decision_that_follows() -> None:
    broken = PostChecked(
        **WHO, outcome=PostCheckOutcome.BROKEN, words="不实", officers=(), rectify_by=None
    )

    assert drafts((broken,)) == ()


def test_what_goes_up_is_told_as_that_and_not_as_done() -> None:
    up = Completed(**WHO, kind=CompletionKind.FORWARDED, completed_on=MONDAY, reason="转报")

    assert [one.kind for one in drafts((TOLD["sent_up"], up))] == ["sent_up"]


@pytest.mark.parametrize("kind", TOLD)
def test_each_event_that_concerns_the_applicant_is_told_as_its_kind(kind: str) -> None:
    (draft,) = drafts((TOLD[kind],))

    assert draft.kind == kind
    assert draft.values.keys() <= KINDS[kind].names


def test_the_day_that_counts_is_told_with_what_must_be_done() -> None:
    for kind in ("correction_requested", "accepted_with_debts", "debt_sent_back"):
        (draft,) = drafts((TOLD[kind],))
        assert draft.values["day"] == DUE.isoformat()


def test_what_passes_between_officers_is_told_to_nobody() -> None:
    assert drafts((StepStarted(**WHO, step="visit"),)) == ()


def test_a_filing_is_told_as_received_and_its_acceptance_as_accepted() -> None:
    story = Story()
    assert [one.kind for one in drafts(story.events)] == ["received"]

    story.do(accept, notice_number="1", calendar=calendar())

    assert [one.kind for one in drafts(story.events[-1:])] == ["accepted"]


def test_of_what_happens_at_one_moment_the_furthest_is_told() -> None:
    story = Story().accepted().examined().granted().issued().printed().delivered()
    story.do(complete)

    assert [one.kind for one in drafts(story.events)] == ["completed"]


def test_a_refusal_is_told_as_a_refusal_though_it_is_delivered_at_once() -> None:
    story = Story().accepted().examined()
    story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")

    assert [one.kind for one in drafts(story.events[-1:])] == ["refused"]


def test_where_the_result_is_and_that_it_came_back_are_told() -> None:
    story = Story().accepted().examined().granted().issued().printed()
    story.do(choose, DeliveryWay.WINDOW, by=CITIZEN, place="centre")
    begin = len(story.events)
    story.do(make_ready, DeliveryWay.LOCKER, place="1号柜", until=MONDAY + timedelta(days=3))
    story.do(fail, DeliveryFault.EXPIRED, words="逾期未取")
    story.do(dispatch, carrier="速达", tracking="SD1")

    told = drafts(story.events[begin:])

    assert [one.kind for one in told] == ["result_ready", "delivery_failed", "result_sent"]
    assert told[0].values["place"] == "1号柜"
    assert told[2].values == {"carrier": "速达"}


def test_a_window_keeps_a_result_without_a_last_day() -> None:
    story = Story().accepted().examined().granted().issued().printed()
    story.do(make_ready, DeliveryWay.WINDOW, place="3号窗口")

    assert drafts(story.events[-1:])[0].values == {"place": "3号窗口"}
