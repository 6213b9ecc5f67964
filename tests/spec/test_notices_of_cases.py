"""What applicants are told (告知): 行政许可法 §32, §38, §44, §45; each at once, nothing twice."""

from datetime import date, timedelta

import pytest
from casework import CITIZEN, DIRECTOR, GROUNDS, MONDAY, WINDOW, Story, act, calendar

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
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay
from tongban.core.cases.rebase_events import RebaseOffered
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.delivery import choose, dispatch, fail, make_ready
from tongban.core.cases.verbs.ending import complete
from tongban.core.cases.verbs.review import accept
from tongban.core.notices.kinds import KINDS
from tongban.core.notices.of_cases import drafts

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
}


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
