"""What is owed beside the steps is found by the worker, ordered, and the same when recomputed."""

from datetime import timedelta

import pytest
from feedbackwork import MARKET, Sides, browser, complained
from modecity import everything_drawn, registered
from paymentwork import standing
from tillwork import bank, charged, later, paying, police, till
from trialwork import switched_on

from tongban.actions.feedback.handling import handle
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.ordering import order
from tongban.actions.supervision.recomputing import recompute
from tongban.actions.supervision.sweeping import sweep
from tongban.actions.supervision.trying import Over
from tongban.store.cases.models import Case
from tongban.store.supervision.models import OrderRow, SightingRow

__all__ = ["bank", "charged", "paying", "police", "till"]
pytestmark = pytest.mark.django_db


def test_a_complaint_that_its_unit_lets_lie_becomes_an_order_of_the_unit(citizen, outside):
    sides = Sides.of()
    concern = complained(citizen, outside)
    handle(sides.centre, concern, "route", outside, department=MARKET)
    sweep(outside)
    assert not SightingRow.objects.exists()

    outside.clock.now += timedelta(days=12)
    sweep(outside)
    sweep(outside)
    found = OrderRow.objects.get()
    page = browser(sides.head).get(f"/console/supervision/orders/{found.pk}/").content.decode()

    assert (found.rule, found.department, found.case_id) == ("work_order_passed", MARKET, None)
    assert found.concern_id == concern
    assert found.concern.number in page
    assert "投诉" in page
    tried = switched_on("work_order_passed", outside)
    assert tried == (Over.CONCERNS, (found.concern.number,))
    assert switched_on("enquiry_passed", outside) == (Over.CONCERNS, ())
    told = recompute(outside)
    assert (told.missing, told.unfounded) == ((), ())


def test_a_case_that_ended_is_watched_while_a_look_at_it_is_owed(citizen, outside):
    modes = everything_drawn(outside)
    case = registered(citizen, modes)
    assert Case.objects.get(pk=case).status == "completed"

    outside.clock.now += timedelta(days=30)
    sweep(modes)

    assert SightingRow.objects.filter(case=case, rule="sample_check_passed").count() == 1
    assert recompute(modes).missing == ()


def test_money_that_nobody_gives_back_is_found_in_its_case(charged, citizen, till):
    case, bill = charged
    till.bank.pay(order(citizen, bill, till.paying))
    later(till.paying)
    confirm_due(till.paying)
    till.police.clear_debts(case)
    till.police.examine(case)
    till.police.refuse(case)
    assert standing(bill).owed_back

    till.paying.clock.now += timedelta(days=20)
    sweep(till.paying)

    assert SightingRow.objects.filter(case=case, rule="refund_not_asked").count() == 1
    number = Case.objects.get(pk=case).number
    assert switched_on("refund_not_asked", till.paying) == (Over.BILLS, (number,))
    assert switched_on("refund_not_asked", till.paying, working_days=60) == (Over.BILLS, ())
    told = recompute(till.paying)
    assert (told.missing, told.unfounded) == ((), ())
