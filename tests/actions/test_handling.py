"""What officers may do to a case, and what they may not, by the database and not by the page."""

import pytest
from city.handling import Desk, events_of, open_steps, status_of
from city.outside import MONDAY
from city.people import officer
from city.stories import FIRE_CHECK, FOOD_LICENCE, INSTANT

from tongban.actions.cases import clock as timing
from tongban.actions.cases import deciding, ending, examining, review
from tongban.actions.cases.opening import RoleMissing
from tongban.actions.cases.withdrawing import withdraw
from tongban.core.cases.acts import Performer
from tongban.core.cases.errors import (
    ExtensionRefused,
    HandsNotSeparate,
    ReasonsMissing,
    StepOutOfOrder,
    WrongMoment,
)
from tongban.core.cases.events import Accepted, Refused
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.verbs.ending import WithdrawalTooLate
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.cases.models import Case, CaseEvent, Voucher, WorkItem

pytestmark = pytest.mark.django_db
DAY = MONDAY.date()


@pytest.fixture
def case(citizen, outside):
    return FOOD_LICENCE.filed(citizen, outside).cases[0].id


@pytest.fixture
def fire_case(citizen, outside):
    return FIRE_CHECK.filed(citizen, outside).cases[0].id


@pytest.fixture
def market(desk) -> Desk:
    return desk("market_regulation")


def test_an_instant_item_is_accepted_examined_and_granted_in_one_session(
    citizen, outside, officer_of
):
    case = INSTANT.filed(citizen, outside).cases[0].id
    clerk = officer_of("health")
    deciding.grant_at_once(clerk, case, outside, opinion="属实")
    ending.issue_and_deliver(clerk, case, outside)
    assert status_of(case) == "completed"


def test_an_item_with_a_period_is_not_granted_at_the_window(case, outside, officer_of):
    with pytest.raises(WrongMoment):
        deciding.grant_at_once(officer_of("market_regulation"), case, outside, opinion="快办")
    assert status_of(case) == "received"


def test_a_deferred_paper_is_a_debt_that_must_be_paid_before_the_grant(fire_case, desk):
    fire = desk("fire_rescue")
    fire.accept(fire_case)
    fire.examine(fire_case)
    assert events_of(fire_case, Accepted)[0].deferred == ("rules",)
    with pytest.raises(StepOutOfOrder, match="owed"):
        fire.grant(fire_case)
    fire.clear_debts(fire_case)
    fire.grant(fire_case)
    assert status_of(fire_case) == "granted"


def test_a_special_procedure_stops_the_clock_and_its_days_are_added(case, market, outside, clock):
    market.bring_to_decision(case)
    promised = Case.objects.get(pk=case).due_on
    timing.stop(market.examiner, case, "rectification_check", outside, reason="整改后复检")
    assert status_of(case) == "suspended"

    clock.pass_days(7)
    timing.resume(market.examiner, case, outside, result="合格")
    later = Case.objects.get(pk=case).due_on
    assert status_of(case) == "in_progress"
    assert outside.calendar.count(promised, later) == outside.calendar.count(DAY, outside.today)


def test_one_extension_within_the_limit_by_somebody_else_moves_the_date(case, market, outside):
    market.accept(case)
    before = Case.objects.get(pk=case).due_on
    timing.request_extension(market.examiner, case, outside, amount=5, reason="需要专家论证")
    timing.approve_extension(market.approver, case, outside)
    assert outside.calendar.count(before, Case.objects.get(pk=case).due_on) == 5

    with pytest.raises(ExtensionRefused):
        timing.request_extension(market.examiner, case, outside, amount=1, reason="还要再等")


def test_who_asks_for_an_extension_does_not_approve_it(case, outside, officer_of):
    both = officer_of("market_regulation")
    review.accept(both, case, outside)
    timing.request_extension(both, case, outside, amount=1, reason="需要论证")
    with pytest.raises(HandsNotSeparate):
        timing.approve_extension(both, case, outside)


def test_a_refusal_says_why_by_what_law_and_where_to_complain(case, market):
    market.bring_to_decision(case)
    market.refuse(case)

    refused = events_of(case, Refused)[0]
    assert refused.reasons == ("不符合条件",)
    assert refused.basis == ("行政许可法第38条",)
    assert len(refused.remedies) == 2
    told = "".join(Voucher.objects.get(case_id=case, kind="decision").content["remedies"])
    assert "明川市人民政府" in told
    assert "明川市人民法院" in told


def test_a_refusal_without_reasons_is_none(case, market, outside):
    market.bring_to_decision(case)
    with pytest.raises((ReasonsMissing, InvalidValue)):
        deciding.refuse(market.approver, case, outside, reasons=(), basis=())
    assert status_of(case) == "in_progress"


def test_an_application_may_be_taken_back_until_it_is_decided(case, market, citizen, outside):
    market.accept(case)
    withdraw(citizen, case, outside, reason="不开了")

    assert status_of(case) == "withdrawn"
    assert Voucher.objects.filter(case_id=case, kind="withdrawal").exists()
    assert not WorkItem.objects.filter(case_id=case, done_at__isnull=True).exists()


def test_what_has_been_decided_cannot_be_taken_back(case, market, citizen, outside):
    market.bring_to_decision(case)
    market.grant(case)
    with pytest.raises(WithdrawalTooLate):
        withdraw(citizen, case, outside)


def test_who_examined_a_case_does_not_decide_it(case, outside, officer_of, market):
    market.accept(case)
    both = officer_of("market_regulation")
    for step in ("review", "site_check"):
        examining.start_step(both, case, step, outside)
        together = () if step == "review" else (Performer.of(market.colleague),)
        examining.finish_step(
            both, case, step, outside,
            outcome=StepOutcome.PASSED, opinion="通过", together_with=together,
        )  # fmt: skip
    with pytest.raises(HandsNotSeparate):
        deciding.grant(both, case, outside, opinion="符合")


def test_a_visit_on_the_spot_takes_two_different_officers(case, market, outside):
    market.accept(case)
    examining.start_step(market.examiner, case, "review", outside)
    market.finish(case, "review")
    examining.start_step(market.examiner, case, "site_check", outside)
    for together in ((), (Performer.of(market.examiner),)):
        with pytest.raises(HandsNotSeparate):
            examining.finish_step(
                market.examiner, case, "site_check", outside,
                outcome=StepOutcome.PASSED, opinion="通过", together_with=together,
            )  # fmt: skip


def test_steps_cannot_be_skipped(case, market, outside):
    market.accept(case)
    with pytest.raises(StepOutOfOrder):
        examining.start_step(market.examiner, case, "site_check", outside)
    with pytest.raises(WrongMoment):
        market.finish(case, "review")
    with pytest.raises(StepOutOfOrder):
        market.grant(case)
    with pytest.raises(InvalidValue):
        examining.start_step(market.examiner, case, "no_such_step", outside)
    with pytest.raises(WrongMoment):
        market.issue(case)
    assert CaseEvent.objects.filter(case_id=case).count() == 2


def test_nothing_is_worked_on_before_it_is_accepted(case, market):
    assert open_steps(case, "market_regulation") == []
    with pytest.raises(WrongMoment):
        market.grant(case)


def _grant(who, case, outside):
    deciding.grant(who, case, outside, opinion="可")


def _start(who, case, outside):
    examining.start_step(who, case, "review", outside)


@pytest.mark.parametrize(
    ("role", "verb"),
    [
        (Role.WINDOW, _grant),
        (Role.EXAMINER, _grant),
        (Role.WINDOW, _start),
        (Role.APPROVER, _start),
        (Role.EXAMINER, timing.approve_extension),
    ],
)
def test_a_post_does_only_what_belongs_to_it(case, role, verb, outside):
    who = officer("market_regulation", role, staff=role.value)
    with pytest.raises(RoleMissing):
        verb(who, case, outside)


def test_another_department_finds_no_such_case(case, outside, officer_of):
    outsider = officer_of("housing_fund")
    for verb in (
        lambda: review.accept(outsider, case, outside),
        lambda: deciding.grant(outsider, case, outside, opinion="可"),
        lambda: examining.start_step(outsider, case, "review", outside),
    ):
        with pytest.raises(NotFound):
            verb()


def test_who_saw_an_older_state_is_told_so(case, market, outside):
    market.accept(case)
    with pytest.raises(Conflict):
        examining.start_step(market.examiner, case, "review", outside, revision=1)
