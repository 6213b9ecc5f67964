"""Papers that follow acceptance (容缺后补): handed in by the applicant, looked at by an officer."""

from dataclasses import replace
from datetime import date

import pytest
from city.handling import Desk, status_of
from city.stories import FIRE_CHECK

from tongban.actions.cases import deciding, examining, review
from tongban.actions.cases.applicant import hand_in_debts
from tongban.adapters.uploads.outcomes import Refusal, Refused
from tongban.core.cases.errors import StepOutOfOrder
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.cases.models import CaseEvidence, OutboxRow

pytestmark = pytest.mark.django_db
PAPER = (b"%PDF-1.7 rules", "制度.pdf")


class ShutGate:
    """A gate that takes nothing."""

    refusal = Refused(reason=Refusal.DAMAGED)

    def examine(self, content, *, name):
        return self.refusal


@pytest.fixture
def fire(outside):
    return Desk.of("fire_rescue", outside)


@pytest.fixture
def owing(citizen, outside, fire):
    """Return an accepted fire check that owes its rules until the end of the month."""
    case = FIRE_CHECK.filed(citizen, outside).cases[0].id
    review.accept(fire.window, case, outside, deferred_until=date(2026, 9, 28))
    return case


@pytest.fixture
def followed(owing, citizen, outside):
    """Return a case whose owed paper has come."""
    hand_in_debts(citizen, owing, {"rules": [PAPER]}, outside)
    return owing


def test_what_follows_is_kept_as_the_next_round_and_told_to_those_outside(followed):
    paper = CaseEvidence.objects.get(case=followed, requirement="rules", file__isnull=False)

    assert (paper.round, paper.reason, paper.trust) == (2, "容缺补交", "C")
    assert OutboxRow.objects.filter(topic="case.debt_handed_in").count() == 1


def test_the_grant_waits_until_an_officer_has_looked(followed, fire):
    fire.examine(followed)
    with pytest.raises(StepOutOfOrder, match="owed"):
        fire.grant(followed)
    fire.clear_debts(followed)
    fire.grant(followed)

    assert status_of(followed) == "granted"


def test_what_does_not_serve_is_sent_back_and_may_come_again(followed, citizen, outside, fire):
    day = date(2026, 9, 30)
    examining.send_back_debt(fire.window, followed, "rules", outside, reason="没有盖章", due_on=day)
    again = hand_in_debts(citizen, followed, {"rules": [PAPER]}, outside)

    assert (again.state.handed_in, again.state.debt_days["rules"]) == (("rules",), day)


def test_papers_that_never_came_let_the_approver_refuse_and_late_ones_do_not(
    owing, citizen, fire, clock
):
    outside = fire.outside
    clock.pass_days(20)
    opened = hand_in_debts(citizen, owing, {"rules": [PAPER]}, outside)
    assert opened.state.never_came(outside.today) == ()
    with pytest.raises(StepOutOfOrder):
        fire.refuse(owing)
    due_on = outside.today
    examining.send_back_debt(fire.window, owing, "rules", outside, reason="空白", due_on=due_on)
    clock.pass_days(1)
    deciding.refuse(
        fire.approver, owing, outside, reasons=("逾期没有补交",), basis=("消防法第15条",)
    )

    assert status_of(owing) == "refused"


def test_a_file_that_the_gate_refuses_changes_nothing(owing, citizen, outside):
    strict = replace(outside, gate=ShutGate())
    outcome = hand_in_debts(citizen, owing, {"rules": [PAPER]}, strict)

    assert outcome == {"rules": ShutGate.refusal}
    assert not CaseEvidence.objects.filter(case=owing, round=2).exists()


def test_nobody_hands_in_what_is_not_owed_or_for_somebody_else(owing, citizen, stranger, outside):
    for unknown in ({"plan": [PAPER]}, {}):
        with pytest.raises(InvalidValue):
            hand_in_debts(citizen, owing, unknown, outside)
    with pytest.raises(NotFound):
        hand_in_debts(stranger, owing, {"rules": [PAPER]}, outside)


def test_nothing_follows_once_it_is_decided(followed, citizen, outside, fire):
    fire.clear_debts(followed)
    fire.examine(followed)
    fire.grant(followed)
    with pytest.raises(NotAllowed):
        hand_in_debts(citizen, followed, {"rules": [PAPER]}, outside)
