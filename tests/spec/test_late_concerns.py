"""诉求监察: the unit that had a concern answers for the day it let pass, and nobody else does."""

from datetime import timedelta

import pytest
from casework import working_day
from concernwork import CENTRE, CLERK, HEAD, Told, answered, called, contacted, order, requested

from tongban.core.feedback import centre, unit
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.supervision.late_concerns import late_units
from tongban.core.supervision.standing_rules import STANDING_RULES


def found(told: Told, day: int) -> list[tuple[str, str, object]]:
    shown = late_units(STANDING_RULES, tuple(told.events), today=working_day(day))
    return [(one.sighting.rule.code, one.department, one.sighting.since) for one in shown]


def after(day: int):
    return working_day(day) + timedelta(days=1)


def test_a_work_order_that_is_answered_in_time_shows_nothing():
    assert found(called(answered(day=5)), 40) == []


def test_a_unit_that_lets_its_day_pass_is_found_once_however_late_it_answers():
    assert found(order(), 5) == []
    assert found(order(), 6) == [("work_order_passed", "market", after(5))]
    assert found(answered(day=9), 40) == [("work_order_passed", "market", after(5))]


def test_more_time_in_time_moves_the_day_and_too_late_does_not():
    longer = order().do(unit.extend, HEAD, 4, words="要到现场")
    assert found(longer, 10) == []
    assert found(longer, 11) == [("work_order_passed", "market", after(10))]


def test_an_enquiry_is_told_apart_from_a_complaint():
    asked = Told(ConcernKind.ENQUIRY).do(centre.route, CENTRE, 0, department="market")

    assert found(asked, 6)[0][0] == "enquiry_passed"


@pytest.mark.parametrize(
    ("told", "day", "rule"),
    [(contacted, 40, "rectification_passed"), (requested, 21, "information_passed")],
)
def test_a_poor_rating_and_a_request_have_rules_of_their_own(told, day, rule):
    assert [code for code, *_ in found(told(), day)] == [rule]


def test_the_centre_is_not_found_here_nor_a_unit_that_gave_it_back_in_time():
    waiting = Told(ConcernKind.COMPLAINT)
    returned = order().do(unit.give_back, CLERK, 0, words="不是本单位的")

    assert found(waiting, 60) == []
    assert found(returned, 60) == []


def test_a_rule_that_is_switched_off_finds_nothing():
    rules = [one for one in STANDING_RULES if one.code != "work_order_passed"]

    assert list(late_units(rules, tuple(order().events), today=working_day(30))) == []
