"""Cases decided by rules, on promises and with papers that follow, in the database (办理方式)."""

from dataclasses import replace

import pytest
from city.handling import Desk, events_of, status_of
from city.stories import FIRE_CHECK
from modecity import MODES, PERMIT, Telling, everything_drawn, registered, submitted

from tongban.actions import deadlines
from tongban.actions.cases import automatic, declaring, deferring, review, reviewing
from tongban.actions.cases.applicant import hand_in_debts
from tongban.actions.cases.looking_up import look_up_due
from tongban.actions.cases.sampling import unlike
from tongban.actions.credit.standing import standing_of
from tongban.core.cases.acts import Performer
from tongban.core.cases.asking_again import PATIENCE, SHORTEST
from tongban.core.cases.errors import DeferralRefused
from tongban.core.cases.mode_events import DebtOverdue, DebtReminded, Declared, PostCheckOutcome
from tongban.core.cases.rule_events import CheckFinding, ReviewOutcome, RulesApplied
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import OutboxRow, Voucher, WorkItem
from tongban.store.certificates.models import Certificate
from tongban.store.modes.models import RulesRun, SamplingSeed
from tongban.store.modes.queries import drawn_cases, seeds, tallies

pytestmark = pytest.mark.django_db
PAPER = (b"%PDF-1.7 rules", "制度.pdf")


@pytest.fixture
def modes(outside):
    return everything_drawn(outside)


def open_duties(case):
    rows = WorkItem.objects.filter(case_id=case, kind="duty", done_at__isnull=True)
    return set(rows.values_list("step", flat=True))


# -- rules -----------------------------------------------------------------------------------------
def test_rules_grant_deliver_and_close_once_every_source_has_answered(citizen, modes):
    case = registered(citizen, modes)
    trail = events_of(case, RulesApplied)[0]

    assert status_of(case) == "completed"
    assert [one.outcome for one in trail.sources] == ["matched"]
    assert {rule.id for rule in trail.rules} == {"flexible", "not_employed", "papers"}
    assert open_duties(case) == {"sample_check"}
    assert Voucher.objects.filter(case_id=case, kind="decision").count() == 1
    with pytest.raises(NotFound):
        reviewing.ask_human(replace(citizen, account=0, person="x"), case, modes, words="")


def test_what_does_not_hold_goes_to_a_human(citizen, modes):
    case = registered(citizen, replace(modes, registers=Telling(covered=True)))
    run = RulesRun.objects.get(case_id=case)

    assert status_of(case) == "received"
    assert (run.passed, run.drawn) == (False, False)
    assert automatic.decide(case, modes) is None


def test_a_silent_register_is_asked_again_before_anybody_is_handed_over(citizen, modes, clock):
    silent = replace(modes, registers=Telling(down=("social_insurance",)))
    submitted(citizen, silent)
    first = (look_up_due(silent), look_up_due(silent), RulesRun.objects.count())
    clock.pass_time(SHORTEST)
    look_up_due(modes)

    assert first == (1, 0, 0)
    assert RulesRun.objects.get().passed


def test_a_register_that_stays_silent_hands_over_to_a_human(citizen, modes, clock):
    silent = replace(modes, registers=Telling(down=("social_insurance",)))
    submitted(citizen, silent)
    look_up_due(silent)
    clock.pass_time(PATIENCE)
    look_up_due(silent)
    run = RulesRun.objects.get()

    assert status_of(run.case_id) == "received"
    assert not run.passed


def test_a_draw_can_be_made_again_and_a_fault_is_looked_at_by_another(citizen, modes, clock):
    case = registered(citizen, modes)
    desk = Desk.of("human_resources", modes)
    finding = CheckFinding.FAULTY
    reviewing.check_sample(desk.examiner, case, modes, finding=finding, words="已参保")
    assert open_duties(case) == {"human_review"}
    outcome = ReviewOutcome.TO_REVOKE
    reviewing.answer_review(desk.colleague, case, modes, outcome=outcome, words="核实属实")
    assert open_duties(case) == {"revocation"}
    reviewing.revoke_grant(
        desk.approver, case, modes, reasons=("已由单位参保",), basis=("行政许可法第69条",)
    )
    (tally,) = tallies("human_resources")

    assert status_of(case) == "revoked"
    assert open_duties(case) == set()
    assert (tally.granted, tally.drawn, tally.faulty, tally.revoked) == (1, 1, 1, 1)
    assert drawn_cases()[0].finding == "faulty"
    assert seeds("2000-01")[0].seed == ""
    assert unlike(seeds("2999-01")[0]) == 0
    assert SamplingSeed.objects.count() == 1
    assert Voucher.objects.filter(case_id=case).count() == 2


def test_whoever_asks_for_a_human_gets_an_answer_by_a_day(citizen, modes):
    case = registered(citizen, modes)
    reviewing.ask_human(citizen, case, modes, words="请核对")
    due = WorkItem.objects.get(case_id=case, step="human_review", done_at__isnull=True).due_on
    desk = Desk.of("human_resources", modes)
    reviewing.answer_review(
        desk.examiner, case, modes, outcome=ReviewOutcome.UPHELD, words="登记正确"
    )

    assert due == modes.calendar.after(modes.today, 5)
    assert open_duties(case) == {"sample_check"}
    assert RulesRun.objects.get(case_id=case).asked_human


# -- promises --------------------------------------------------------------------------------------
def permitted(citizen, outside):
    """Return a residence permit that was granted on a promise and delivered."""
    case = PERMIT.filed(citizen, outside).cases[0].id
    assert events_of(case, Declared)[0].requirements == ("provided_dwelling",)
    Desk.of("public_security", outside).complete(case)
    return case


def test_a_broken_promise_ends_the_certificate_at_once_and_is_on_record(citizen, outside):
    outside = replace(outside, modes=MODES)
    case = permitted(citizen, outside)
    desk = Desk.of("public_security", outside)
    assert open_duties(case) == {"post_check"}
    look(desk, case, PostCheckOutcome.RECTIFY)
    declaring.report_rectification(citizen, case, outside, words="已经搬回登记的住处")
    look(desk, case, PostCheckOutcome.BROKEN)
    assert open_duties(case) == {"revocation"}
    reviewing.revoke_grant(
        desk.approver, case, outside, reasons=("承诺的住处不存在",), basis=("行政许可法第69条",)
    )
    standing = standing_of(citizen.person, outside.today, outside.calendar)

    assert status_of(case) == "revoked"
    assert Certificate.objects.get(case_id=case).status == "revoked"
    assert OutboxRow.objects.filter(topic="certificate.readers_told").exists()
    assert not standing.may_declare
    assert not standing.may_defer


def look(desk, case, outcome):
    declaring.post_check(
        desk.examiner,
        case,
        desk.outside,
        outcome=outcome,
        words="到场看过",
        together_with=(Performer.of(desk.colleague),),
    )


def test_a_promise_taken_back_lets_the_paper_follow(citizen, outside):
    outside = replace(outside, modes=MODES)
    case = PERMIT.filed(citizen, outside).cases[0].id
    review.accept(Desk.of("public_security", outside).window, case, outside)
    opened = declaring.withdraw_declaration(citizen, case, outside)

    assert opened.state.owed == ("provided_dwelling",)
    assert opened.state.debt_days["provided_dwelling"] == outside.calendar.after(outside.today, 5)


# -- papers that follow ----------------------------------------------------------------------------
@pytest.fixture
def owing(citizen, outside):
    """Return an accepted fire check that owes its rules, and what lies outside."""
    outside = replace(outside, modes=MODES)
    case = FIRE_CHECK.filed(citizen, outside).cases[0].id
    window = Desk.of("fire_rescue", outside).window
    with pytest.raises(DeferralRefused, match="最晚"):
        review.accept(
            window, case, outside, deferred_until=outside.calendar.after(outside.today, 6)
        )
    review.accept(window, case, outside)
    return case, outside


def test_the_worker_reminds_and_calls_late_what_an_officer_then_ends(owing, citizen, clock):
    case, outside = owing
    clock.pass_days(5)
    deadlines.sweep(outside)
    assert len(events_of(case, DebtReminded)) == 1
    clock.pass_days(5)
    assert deadlines.sweep(outside) == 1
    assert deadlines.sweep(outside) == 0
    assert len(events_of(case, DebtOverdue)) == 1
    assert open_duties(case) == {"deferral_lapse"}
    desk = Desk.of("fire_rescue", outside)
    deferring.lapse(
        desk.approver, case, outside, reasons=("逾期没有补交",), basis=("消防法第15条",)
    )

    assert status_of(case) == "completed"
    assert open_duties(case) == set()
    assert Voucher.objects.filter(case_id=case, kind="refusal").count() == 1


def test_a_paper_that_comes_late_keeps_the_case(owing, citizen, clock):
    case, outside = owing
    clock.pass_days(10)
    deadlines.sweep(outside)
    hand_in_debts(citizen, case, {"rules": [PAPER]}, outside)

    assert open_duties(case) == set()
    assert status_of(case) == "in_progress"


def test_force_majeure_gives_a_later_day(owing, clock):
    case, outside = owing
    clock.pass_days(10)
    deadlines.sweep(outside)
    desk = Desk.of("fire_rescue", outside)
    until = outside.calendar.after(outside.today, 10)
    opened = deferring.extend_debt(
        desk.examiner, case, "rules", outside, due_on=until, reason="洪水封路"
    )

    assert opened.state.debt_days == {"rules": until}
    assert open_duties(case) == set()
