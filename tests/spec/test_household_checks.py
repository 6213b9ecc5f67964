"""Checks of households: 社会救助暂行办法 §9, §58; 个人信息保护法 §15, §19, §29, §47."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from citywork import CATALOGUE
from householdwork import (
    BY,
    FAMILY,
    FATHER,
    ITEM,
    MOTHER,
    SILENT,
    SOURCES,
    TODAY,
    Household,
    at,
)

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.exchange.household import asking, course, means
from tongban.core.exchange.household.events import Ending, Opinion
from tongban.core.exchange.household.standing import CheckStage, advance, fold
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed


def standing(report, rule):
    return next(one for one in report.rules if one.rule.id == rule)


def test_ten_registers_are_asked_about_each_member_and_the_catalogue_alone_says_which():
    assert len(SOURCES) == 10
    assert {"bank_deposits", "real_estate", "housing_fund", "vehicles"} <= set(SOURCES)
    assert all(CATALOGUE.datasets[one].keys == (means.PERSON_KEY,) for one in SOURCES)


def test_a_register_is_asked_only_for_what_the_check_counts_or_shows():
    fund = CATALOGUE.datasets["housing_fund"]

    assert means.elements_asked(fund) == ("fund.balance",)


def test_only_items_that_want_everybody_to_authorise_check_a_household():
    tested = [one.code for one in CATALOGUE.items.values() if means.means_tested(one)]

    assert tested == [ITEM.code]


def test_the_rules_are_the_conditions_of_the_item_that_totals_decide():
    assert [one.id for one in means.rules(ITEM)] == ["income", "assets", "belongings"]


def test_a_silent_register_is_asked_again_later_each_time_and_refuses_nobody():
    home = Household().signed_by_all().told_by_all(bank_deposits=SILENT)

    assert home.check.stage(TODAY) is CheckStage.ASKING
    assert home.check.unknown == ((1, "bank_deposits"),)
    assert standing(home.report(), "assets").truth is Truth.UNKNOWN
    assert home.report().opinion is Opinion.OPEN
    assert asking.due(home.check, at=at()) == ()
    assert asking.next_due(home.check, at=at()) == at() + asking.PAUSES[0]
    for _ in range(6):
        home.answers("bank_deposits", 1, SILENT)
    assert asking.next_due(home.check, at=at()) == at() + asking.PAUSES[-1]
    assert asking.due(home.check, at=at() + asking.PAUSES[-1])

    home.answers("bank_deposits", 1, None)
    assert home.check.stage(TODAY) is CheckStage.COMPLETE
    assert asking.due(home.check, at=at(days=1)) == ()


def test_income_a_head_below_the_standard_in_force_meets_the_rule():
    report = Household().signed_by_all().told_by_all().report()
    income = standing(report, "income")

    assert income.truth is Truth.MET
    assert income.totals == {"household.monthly_income": 2100}
    [threshold] = income.thresholds
    assert (threshold.in_force.value, threshold.in_force.effective_from) == (830, date(2025, 7, 1))
    assert threshold.in_force.citation.is_local
    assert report.opinion is Opinion.MEETS


def test_income_a_head_at_the_standard_does_not():
    wages = {"means.wages": Decimal(830 * 3)}
    report = Household().signed_by_all().told_by_all(personal_income=wages).report()

    assert standing(report, "income").truth is Truth.NOT_MET
    assert report.opinion is Opinion.DOES_NOT_MEET


def test_the_standard_of_the_day_counts():
    wages = {"means.wages": Decimal(800 * 3)}
    home = Household().signed_by_all().told_by_all(personal_income=wages)
    before, after = home.report(date(2025, 6, 30)), home.report(date(2025, 7, 1))

    assert standing(before, "income").truth is Truth.NOT_MET
    assert standing(after, "income").truth is Truth.MET
    assert not standing(home.report(date(2020, 1, 1)), "income").thresholds


def test_a_line_says_who_told_it_when_and_under_which_call():
    report = Household().signed_by_all().told_by_all().report()
    [line] = [one for one in report.of(1) if one.element == "means.deposits"]
    told = (line.source, line.value, line.as_of, line.call, line.asked_at)

    assert told == ("bank_deposits", 9000, TODAY, 8, at())


def test_a_disputed_line_that_would_change_a_rule_leaves_it_open_until_the_holder_answers():
    home = Household().signed_by_all().told_by_all(vehicles={"means.vehicles": 1})
    assert home.report().opinion is Opinion.DOES_NOT_MEET
    home.disputed("vehicles", "means.vehicles", 0)
    belongings = standing(home.report(), "belongings")

    assert (belongings.truth, belongings.disputed) == (Truth.UNKNOWN, True)
    assert home.report().opinion is Opinion.OPEN
    home.add(course.settle(home.check, "t1", corrected=False, at=at()))
    assert home.report().opinion is Opinion.DOES_NOT_MEET
    assert course.settle(home.check, "t1", corrected=False, at=at()) is None
    assert course.settle(home.check, "other", corrected=True, at=at()) is None


def test_a_disputed_line_that_changes_nothing_holds_nothing_up():
    home = Household().signed_by_all().told_by_all()
    home.disputed("bank_deposits", "means.deposits", Decimal(8000))

    assert home.report().opinion is Opinion.MEETS


def test_a_register_that_was_corrected_is_asked_again():
    home = Household().signed_by_all().told_by_all(vehicles={"means.vehicles": 1})
    home.disputed("vehicles", "means.vehicles", 0)
    home.add(course.settle(home.check, "t1", corrected=True, at=at()))

    assert home.check.stage(TODAY) is CheckStage.ASKING
    assert asking.due(home.check, at=at()) == ((1, "vehicles"),)
    assert advance(home.check, home.events[-1]).disputes["t1"].corrected is True


def test_only_what_was_told_is_disputed_and_only_once():
    home = Household().signed_by_all()
    with pytest.raises(NotAllowed):
        home.disputed("vehicles", "means.vehicles", 0)
    home.told_by_all()
    home.disputed("vehicles", "means.vehicles", 0)
    with pytest.raises(Conflict):
        home.disputed("vehicles", "means.vehicles", 0)


def test_a_decision_rests_on_a_complete_check_only():
    home = Household().signed_by_all()
    with pytest.raises(NotAllowed):
        course.close(home.check, Ending.DECIDED, Opinion.MEETS, by=BY, at=at())
    home.told_by_all()
    home.add(course.close(home.check, Ending.DECIDED, Opinion.MEETS, by=BY, at=at()))

    assert home.check.stage(TODAY) is CheckStage.CLOSED
    assert home.check.opinion is Opinion.MEETS
    with pytest.raises(Conflict):
        course.close(home.check, Ending.DECIDED, Opinion.MEETS, by=BY, at=at())
    with pytest.raises(Conflict):
        home.taken_back(2)


def test_whoever_gives_up_leaves_no_opinion():
    home = Household()
    closed = course.close(home.check, Ending.GIVEN_UP, Opinion.MEETS, by=BY, at=at())
    home.add(closed)

    assert closed.opinion is Opinion.OPEN
    assert course.kept_until(home.check) == TODAY


def test_what_was_told_is_kept_thirty_days_after_the_end_and_then_forgotten():
    home = Household().signed_by_all().told_by_all()
    assert course.forget(home.check, at=at(days=200)) is None
    home.add(course.close(home.check, Ending.DECIDED, Opinion.MEETS, by=BY, at=at()))

    assert course.forget(home.check, at=at(days=30)) is None
    home.add(course.forget(home.check, at=at(days=31)))
    assert home.check.stage(TODAY) is CheckStage.FORGOTTEN
    assert home.check.opinion is Opinion.MEETS
    assert course.forget(home.check, at=at(days=32)) is None


def test_a_check_that_nobody_ends_lapses_after_half_a_year():
    home = Household()

    assert course.lapse(home.check, at=at(days=180)) is None
    home.add(course.lapse(home.check, at=at(days=181)))
    assert home.check.ending is Ending.LAPSED
    assert course.lapse(home.check, at=at(days=400)) is None


def test_events_name_nobody_and_no_amount():
    home = Household().signed_by_all().told_by_all()
    home.disputed("bank_deposits", "means.deposits", Decimal(8000))
    written = repr(home.events)

    assert not any(one.number in written or one.name in written for one in FAMILY)
    assert "9000" not in written
    assert "8000" not in written


@pytest.mark.parametrize(
    "members",
    [(), (MOTHER,), (FATHER, replace(FATHER, slot=2))],
    ids=["nobody", "without the applicant", "somebody twice"],
)
def test_a_household_is_the_applicant_and_whoever_lives_with_them_each_once(members):
    with pytest.raises(InvalidValue):
        course.begin(ITEM.code, members, SOURCES, applicant=FATHER.number, by=BY, at=at())


def test_a_check_needs_somebody_to_ask_and_begins_once():
    with pytest.raises(InvalidValue):
        course.begin(ITEM.code, FAMILY, (), applicant=FATHER.number, by=BY, at=at())
    home = Household()
    with pytest.raises(TypeError):
        fold([home.add(course.lapse(home.check, at=at(days=181)))])
    with pytest.raises(TypeError):
        advance(home.check, home.events[0])


def test_a_source_that_left_the_catalogue_is_shown_no_more():
    home = Household(sources=("gone", "vehicles")).signed_by_all().told_by_all()

    assert {one.source for one in home.report().lines} == {"vehicles"}
