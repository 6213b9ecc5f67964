"""行政许可法第三十二条: acceptance, one complete notice, refusal, and what silence means."""

from dataclasses import replace
from datetime import date

import pytest
from casework import (
    COMPLETE,
    GROUNDS,
    MONDAY,
    Story,
    calendar,
    item,
    submission,
    working_day,
)

from tongban.core.cases.acts import SYSTEM
from tongban.core.cases.errors import (
    IncompleteNotice,
    MissingEvidence,
    ReasonsMissing,
    WrongMoment,
)
from tongban.core.cases.events import AcceptanceRefused, Accepted, CorrectionRequested, Event
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.remedies import RemedyKind
from tongban.core.cases.state import Status
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import accept, deem, refuse_acceptance, request_correction
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit

ON_THE_SPOT = TimeLimit.instant(Citation(law="不动产登记暂行条例", article="17"))


def notice(story: Story, *gaps: Gap, due_on: date | None = None) -> Event:
    return story.do(
        request_correction,
        gaps,
        notice_number="补〔2026〕1号",
        due_on=due_on or working_day(20),
        calendar=calendar(),
    )


def gap(subject: str, arises_from: str | None = None) -> Gap:
    return Gap(subject=subject, why="不清楚", arises_from=arises_from)


def test_complete_papers_are_accepted_from_the_day_they_are_accepted() -> None:
    story = Story().day(2)

    event = story.do(accept, notice_number="受〔2026〕1号", calendar=calendar())

    assert isinstance(event, Accepted)
    assert (event.accepted_on, event.deemed, event.deferred) == (working_day(2), False, ())
    assert story.state.status is Status.IN_PROGRESS


def test_every_gap_is_named_at_once_even_those_the_officer_overlooked() -> None:
    story = Story(papers=submission("plan"))

    event = notice(story, gap("premises.area"), gap("lease"))

    assert isinstance(event, CorrectionRequested)
    assert [one.subject for one in event.gaps] == ["premises.area", "lease", "health"]
    assert story.state.status is Status.AWAITING_CORRECTION


def test_nobody_is_asked_for_a_paper_that_they_handed_in() -> None:
    event = notice(Story(papers=submission("plan", "health")))

    assert isinstance(event, CorrectionRequested)
    assert [one.subject for one in event.gaps] == ["lease"]


def test_a_notice_names_something_and_leaves_time_for_it() -> None:
    with pytest.raises(Exception, match="nothing to correct"):
        notice(Story())
    with pytest.raises(Exception, match="has passed"):
        notice(Story().day(1), gap("plan"), due_on=MONDAY)


def test_a_notice_on_the_fifth_working_day_is_in_time() -> None:
    assert isinstance(notice(Story(papers=submission()).day(5)), CorrectionRequested)


def test_a_notice_on_the_sixth_working_day_finds_the_application_already_accepted() -> None:
    story = Story(papers=submission()).day(6)

    event = notice(story)

    assert isinstance(event, Accepted)
    assert event.deemed
    assert event.accepted_on == MONDAY
    assert event.by == SYSTEM


def test_a_refusal_on_the_sixth_working_day_finds_the_application_already_accepted() -> None:
    event = Story().day(6).do(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar())

    assert isinstance(event, Accepted)
    assert event.deemed


def test_an_acceptance_on_the_sixth_working_day_counts_from_the_day_of_receipt() -> None:
    event = Story().day(6).do(accept, notice_number="受1", calendar=calendar())

    assert isinstance(event, Accepted)
    assert event.accepted_on == MONDAY


def test_silence_is_recorded_only_after_the_period() -> None:
    with pytest.raises(WrongMoment):
        Story().day(5).do(deem, calendar=calendar())

    event = Story().day(6).do(deem, calendar=calendar())

    assert isinstance(event, Accepted)
    assert event.accepted_on == MONDAY


def test_what_was_missing_when_silence_accepted_is_still_owed() -> None:
    story = Story(papers=submission("plan")).day(6)
    story.do(deem, calendar=calendar())

    assert story.state.debts == ("lease", "health")


def test_a_land_register_that_does_not_refuse_on_the_spot_has_accepted_the_same_day() -> None:
    land = item(acceptance_limit=ON_THE_SPOT)

    event = Story(land).do(deem, calendar=calendar())

    assert isinstance(event, Accepted)
    assert (event.accepted_on, event.deemed) == (MONDAY, True)


def test_a_land_register_may_refuse_on_the_spot_but_not_a_day_later() -> None:
    land = item(acceptance_limit=ON_THE_SPOT)

    refused = Story(land).do(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar())
    too_late = (
        Story(land).day(1).do(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar())
    )

    assert isinstance(refused, AcceptanceRefused)
    assert isinstance(too_late, Accepted)


def test_make_up_working_days_count_toward_silence() -> None:
    """From Friday 2025-09-26 five working days end on 2025-10-10, past the holiday."""
    story = Story()
    received = replace(story.events[0], received_on=date(2025, 9, 26))  # type: ignore[type-var]
    story.events = [received]

    assert story.day(date(2025, 10, 10)).due().statutory_on == date(2025, 10, 10)


def test_corrected_papers_are_a_new_submission_with_its_own_period() -> None:
    story = Story(papers=submission())
    notice(story)
    story.day(8).do(resubmit, COMPLETE)

    assert isinstance(story.day(14).do(deem, calendar=calendar()), Accepted)
    assert story.state.accepted is not None
    assert story.state.accepted.accepted_on == working_day(8)


def test_a_second_notice_may_name_what_the_first_one_named() -> None:
    story = Story(papers=submission())
    notice(story)
    story.day(2).do(resubmit, COMPLETE)

    assert isinstance(notice(story, gap("lease")), CorrectionRequested)


def test_a_second_notice_may_not_name_what_the_first_should_have_named() -> None:
    story = Story(papers=submission("plan", "health"))
    notice(story)
    story.day(2).do(resubmit, COMPLETE)

    with pytest.raises(IncompleteNotice) as refused:
        notice(story, gap("plan"))

    assert str(refused.value.citation) == "《行政许可法》第三十二条"
    assert refused.value.rule == "case.one_notice"


def test_a_second_notice_may_name_what_arose_from_the_correction_itself() -> None:
    story = Story(papers=submission("plan", "health", needed=("lease", "plan")))
    notice(story)
    story.day(2).do(resubmit, submission("lease", "plan"))

    event = notice(story, gap("landlord.name", arises_from="lease"), gap("health"))

    assert isinstance(event, CorrectionRequested)


def test_papers_that_may_follow_become_debts_of_an_accepted_case() -> None:
    story = Story(papers=submission("lease", "plan"))
    until = working_day(4)

    event = story.do(accept, notice_number="受1", calendar=calendar(), deferred_until=until)

    assert isinstance(event, Accepted)
    assert (event.deferred, event.deferred_until) == (("health",), until)


def test_papers_that_decide_the_outcome_may_not_follow_later() -> None:
    with pytest.raises(MissingEvidence, match="lease"):
        Story(papers=submission("plan")).do(accept, notice_number="受1", calendar=calendar())


def test_a_refusal_to_accept_ends_the_case_with_reasons_and_remedies() -> None:
    story = Story()

    event = story.do(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar())

    assert isinstance(event, AcceptanceRefused)
    assert {remedy.kind for remedy in event.remedies} == set(RemedyKind)
    assert story.state.ended


@pytest.mark.parametrize(
    "lacking",
    [{"reasons": ()}, {"reasons": (" ",)}, {"basis": ()}, {"remedies": ()}],
)
def test_a_refusal_without_reasons_basis_and_remedies_cannot_be_made(
    lacking: dict[str, tuple[str, ...]],
) -> None:
    said = {
        "reasons": GROUNDS.reasons,
        "basis": GROUNDS.basis,
        "remedies": GROUNDS.remedies,
    }

    with pytest.raises(ReasonsMissing) as refused:
        Grounds(**{**said, **lacking})  # type: ignore[arg-type]

    assert str(refused.value.citation) == "《行政许可法》第三十八条"


def test_remedies_name_sixty_days_and_six_months_with_their_articles() -> None:
    words = [remedy.words for remedy in GROUNDS.remedies]

    assert words == [
        "可以自收到本决定之日起60日内向明川市人民政府申请行政复议（《行政复议法》第二十条第一款）",
        "可以自收到本决定之日起6个月内向明川市人民法院提起行政诉讼（《行政诉讼法》第四十六条第一款）",
    ]


def test_nothing_is_accepted_twice() -> None:
    with pytest.raises(WrongMoment):
        Story().accepted().accepted()
