"""Whatever people try, in whatever order, a case stays lawful."""

import contextlib
from typing import Any

from casework import (
    CITIZEN,
    COMPLETE,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    HEAD,
    INSPECTOR,
    SECOND_INSPECTOR,
    WINDOW,
    Story,
    calendar,
    submission,
    working_day,
)
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tongban.core.cases.clocks import intervals
from tongban.core.cases.codec import decode, encode
from tongban.core.cases.due import statutory_due
from tongban.core.cases.errors import CaseNotAllowed
from tongban.core.cases.events import AcceptanceRefused, Completed, Granted, Refused, Withdrawn
from tongban.core.cases.folding import fold
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, StepOutcome
from tongban.core.cases.state import CaseState
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.debts import clear_debt, hand_in_debts, send_back_debt
from tongban.core.cases.verbs.decision import grant, refuse
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import (
    close_uncorrected,
    close_without_decision,
    complete,
    withdraw,
)
from tongban.core.cases.verbs.examination import finish_step, return_step, start_step
from tongban.core.cases.verbs.extension import (
    approve_extension,
    decline_extension,
    request_extension,
)
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import accept, deem, refuse_acceptance, request_correction
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.vocabulary.errors import InvalidValue

ENDINGS = (Completed, AcceptanceRefused, Withdrawn)
STEPS = st.sampled_from(("visit", "fire", "print"))
SERVANTS = st.sampled_from((WINDOW, INSPECTOR, FIREMAN, DIRECTOR))
OUTCOMES = st.sampled_from(StepOutcome)
SUBMISSIONS = st.sampled_from((COMPLETE, submission("lease", "plan"), submission("plan")))


class CaseMachine(RuleBasedStateMachine):
    """Everybody tries everything; the verbs let through what is lawful."""

    @initialize(papers=SUBMISSIONS)
    def receive(self, papers: Any) -> None:
        self.story = Story(papers=papers)
        self.number = 0

    def attempt(self, verb: Any, *first: Any, **more: Any) -> None:
        with contextlib.suppress(CaseNotAllowed, InvalidValue):
            self.story.do(verb, *first, **more)

    @property
    def state(self) -> CaseState:
        return self.story.state

    @rule(some=st.integers(1, 4))
    def days_pass(self, some: int) -> None:
        self.number += some
        self.story.day(self.number)

    @rule()
    def the_next_lawful_thing_happens(self) -> None:
        """Chance alone would hardly ever bring a case to its decision."""
        self.accept()
        self.clear_debt()
        for step, by in (("visit", INSPECTOR), ("fire", FIREMAN), ("print", WINDOW)):
            self.start(step, by)
        self.issue("licence")
        self.grant(DIRECTOR)
        for step, by in (("visit", INSPECTOR), ("fire", FIREMAN), ("print", WINDOW)):
            self.finish(step, by, StepOutcome.PASSED)

    @rule()
    def accept(self) -> None:
        self.attempt(accept, notice_number="受1", calendar=calendar())

    @rule()
    def deem(self) -> None:
        self.attempt(deem, calendar=calendar())

    @rule(subject=st.sampled_from(("lease", "plan", "premises.area")))
    def request_correction(self, subject: str) -> None:
        self.attempt(
            request_correction,
            (Gap(subject=subject, why="不清楚"),),
            notice_number="补1",
            due_on=working_day(self.number + 5),
            calendar=calendar(),
        )

    @rule(papers=SUBMISSIONS)
    def resubmit(self, papers: Any) -> None:
        self.attempt(resubmit, papers, by=CITIZEN)

    @rule(step=STEPS, by=SERVANTS)
    def start(self, step: str, by: Any) -> None:
        self.attempt(start_step, step, by=by)

    @rule(step=STEPS, by=SERVANTS, outcome=OUTCOMES)
    def finish(self, step: str, by: Any, outcome: StepOutcome) -> None:
        self.attempt(
            finish_step,
            step,
            by=by,
            outcome=outcome,
            opinion="意见",
            together_with=(SECOND_INSPECTOR,),
        )

    @rule(step=STEPS, by=SERVANTS)
    def return_step(self, step: str, by: Any) -> None:
        self.attempt(return_step, step, by=by, reason="重做")

    @rule()
    def clear_debt(self) -> None:
        self.attempt(clear_debt, "health")

    @rule()
    def hand_in_debts(self) -> None:
        self.attempt(hand_in_debts, ("health",), by=CITIZEN)

    @rule()
    def send_back_debt(self) -> None:
        later = working_day(self.number + 3)
        self.attempt(send_back_debt, "health", reason="看不清", due_on=later)

    @rule(procedure=st.sampled_from(("hearing", "test")))
    def stop(self, procedure: str) -> None:
        before = statutory_due(self.state, calendar()).on if self.state.accepted else None
        self.attempt(stop_clock, procedure, notice_number="特1", reason="检验", calendar=calendar())
        if before:
            assert statutory_due(self.state, calendar()).on >= before

    @rule()
    def resume(self) -> None:
        self.attempt(resume_clock, result="合格")

    @rule(amount=st.integers(0, 12))
    def ask_for_more_time(self, amount: int) -> None:
        self.attempt(request_extension, amount=amount, reason="复杂", calendar=calendar())

    @rule(allow=st.booleans())
    def answer(self, allow: bool) -> None:  # noqa: FBT001 - a drawn value
        if allow:
            self.attempt(
                approve_extension,
                by=DIRECTOR,
                approver_role=HEAD,
                notice_number="延1",
                calendar=calendar(),
            )
        else:
            self.attempt(decline_extension, by=DIRECTOR, approver_role=HEAD, reason="不必")

    @rule(by=SERVANTS)
    def grant(self, by: Any) -> None:
        self.attempt(grant, by=by, decision_number="准1", opinion="同意")

    @rule(by=SERVANTS)
    def refuse(self, by: Any) -> None:
        self.attempt(refuse, GROUNDS, by=by, decision_number="不1")

    @rule(output=st.sampled_from(("licence", "letter")))
    def issue(self, output: str) -> None:
        self.attempt(issue, output, number="1")

    @rule()
    def deliver(self) -> None:
        self.attempt(deliver, DeliveryWay.WINDOW)

    @rule()
    def complete(self) -> None:
        self.attempt(complete)

    # Endings are rare, or no history would grow long.
    @precondition(lambda self: self.number > 30)
    @rule(kind=st.sampled_from(CompletionKind))
    def end(self, kind: CompletionKind) -> None:
        self.attempt(close_uncorrected)
        self.attempt(refuse_acceptance, GROUNDS, notice_number="拒1", calendar=calendar())
        self.attempt(close_without_decision, kind, reason="其他")
        self.attempt(withdraw, by=CITIZEN)

    @invariant()
    def a_case_ends_at_most_once_and_nothing_follows(self) -> None:
        endings = [event for event in self.story.events if isinstance(event, ENDINGS)]
        assert len(endings) <= 1
        assert bool(endings) == self.state.ended
        assert not endings or self.story.events[-1] is endings[0]

    @invariant()
    def a_case_is_decided_at_most_once_and_only_after_acceptance(self) -> None:
        decisions = [one for one in self.story.events if isinstance(one, Granted | Refused)]
        assert len(decisions) <= 1
        assert not decisions or self.state.accepted is not None

    @invariant()
    def what_is_granted_is_examined_and_owes_nothing(self) -> None:
        state = self.state
        if isinstance(state.decision, Granted):
            assert all(state.is_done(step) for step in state.route.before_decision)
            assert not state.debts

    @invariant()
    def what_was_handed_in_is_a_debt_until_it_is_cleared(self) -> None:
        assert set(self.state.handed_in) <= set(self.state.debts)

    @invariant()
    def a_promise_is_never_later_than_the_law_and_stretches_are_in_order(self) -> None:
        due = self.story.due()
        if due.promised_on and due.statutory_on:
            assert due.promised_on <= due.statutory_on
        starts = [one.starts_on for one in intervals(self.state, today=self.story.on)]
        assert starts == sorted(starts)

    @invariant()
    def the_history_reads_the_same_after_storage(self) -> None:
        stored = [decode(encode(event)) for event in self.story.events]
        assert fold(self.story.item, stored) == self.state


TestHistories = CaseMachine.TestCase
TestHistories.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
