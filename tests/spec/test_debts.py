"""容缺后补: papers that may follow acceptance, from the day they are owed to the one who looks."""

import pytest
from casework import CITIZEN, DIRECTOR, GROUNDS, Story, calendar, submission, working_day

from tongban.core.cases.debt_events import DebtHandedIn
from tongban.core.cases.errors import StepOutOfOrder, WrongMoment
from tongban.core.cases.events import Granted, Refused
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.debts import clear_debt, hand_in_debts, send_back_debt
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.review import accept
from tongban.core.cases.verbs.special import stop_clock
from tongban.core.vocabulary.errors import InvalidValue


def owing(until: int | None = 4) -> Story:
    story = Story(papers=submission("lease", "plan"))
    story.do(
        accept,
        notice_number="受1",
        calendar=calendar(),
        deferred_until=working_day(until) if until else None,
    )
    return story


def handed_in(until: int | None = 4) -> Story:
    story = owing(until)
    story.do(hand_in_debts, ("health",), by=CITIZEN)
    return story


def refuse_on(story: Story, on: int) -> object:
    return story.day(on).do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")


def test_before_acceptance_what_is_missing_is_lacking_and_after_it_what_is_owed() -> None:
    story = Story(papers=submission("lease"))

    assert story.state.lacking == ("plan", "health")
    assert owing().state.lacking == ("health",)
    assert handed_in().state.lacking == ()


def test_nothing_is_granted_while_papers_are_owed() -> None:
    story = owing().examined()

    with pytest.raises(StepOutOfOrder, match="owed: health"):
        story.granted()

    story.do(clear_debt, "health")

    assert isinstance(story.granted().state.decision, Granted)


def test_a_paper_that_was_handed_in_stays_a_debt_until_an_officer_has_looked() -> None:
    story = handed_in().examined()

    assert (story.state.debts, story.state.owed) == (("health",), ())
    with pytest.raises(StepOutOfOrder, match="owed: health"):
        story.granted()

    story.do(clear_debt, "health")

    assert (story.state.debts, story.state.handed_in) == ((), ())
    assert isinstance(story.granted().state.decision, Granted)


def test_a_better_copy_may_be_handed_in_as_long_as_nobody_has_looked() -> None:
    story = handed_in()

    story.do(hand_in_debts, ("health",), by=CITIZEN)

    assert story.state.handed_in == ("health",)


def test_a_paper_may_follow_while_a_special_procedure_holds_the_clock() -> None:
    story = owing()
    story.do(stop_clock, "test", notice_number="特1", reason="检验", calendar=calendar())

    event = story.do(hand_in_debts, ("health",), by=CITIZEN)

    assert isinstance(event, DebtHandedIn)
    assert story.state.status is Status.SUSPENDED


def test_only_what_is_owed_is_handed_in_or_cleared_and_only_what_came_is_sent_back() -> None:
    for verb, subject in (
        (clear_debt, "lease"),
        (hand_in_debts, ("lease",)),
        (hand_in_debts, ()),
    ):
        with pytest.raises(InvalidValue):
            owing().do(verb, subject)
    with pytest.raises(InvalidValue):
        owing().do(send_back_debt, "health", reason="看不清", due_on=working_day(9))


def test_before_acceptance_nothing_follows_for_a_gap_is_answered_by_a_correction() -> None:
    with pytest.raises(WrongMoment):
        Story(papers=submission("lease", "plan")).do(hand_in_debts, ("health",), by=CITIZEN)


def test_what_does_not_serve_is_sent_back_with_a_reason_and_a_day_of_its_own() -> None:
    story = handed_in().day(5)

    for reason, on in ((" ", 9), ("看不清", 4)):
        with pytest.raises(InvalidValue):
            story.do(send_back_debt, "health", reason=reason, due_on=working_day(on))
    story.do(send_back_debt, "health", reason="看不清", due_on=working_day(9))

    assert story.state.owed == ("health",)
    assert story.state.never_came(working_day(9)) == ()
    assert story.state.never_came(working_day(10)) == ("health",)


def test_owed_papers_that_never_come_are_a_reason_to_refuse_after_their_day() -> None:
    for story, on in ((owing(), 4), (owing(None), 9), (Story().accepted(), 9)):
        with pytest.raises(StepOutOfOrder):
            refuse_on(story, on)

    assert isinstance(refuse_on(owing(), 5), Refused)


def test_a_paper_that_came_late_is_no_longer_a_reason_to_refuse_unexamined() -> None:
    story = owing().day(5)
    story.do(hand_in_debts, ("health",), by=CITIZEN)

    with pytest.raises(StepOutOfOrder):
        refuse_on(story, 6)
