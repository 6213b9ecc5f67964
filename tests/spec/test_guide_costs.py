"""Dates and costs (时间与四减): when it ends, and what it costs before and after."""

from datetime import date

from guidework import (
    ACCEPTANCE,
    LAW,
    MONDAY,
    catalogue,
    circumstances,
    dataset,
    days,
    holding,
    item,
    requirement,
    step,
)

from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.footprint import baseline_footprint
from tongban.core.guides.outcomes import EvidenceLine, Footprint, Guide
from tongban.core.guides.resolve import resolve
from tongban.core.vocabulary.limits import TimeLimit

REGISTER = dataset("register", proves=("deed",))


def resolved(matter: ServiceItem, person: Circumstances | None = None) -> Guide:
    return resolve(matter, person or circumstances(), catalogue([matter], [REGISTER]))


def only_line(need: object, person: Circumstances | None = None) -> EvidenceLine:
    [line] = resolved(item(requirements=(need,)), person).evidence
    return line


def asked_in_turn(matter: ServiceItem, answers: dict[str, object]) -> list[str]:
    told: dict[str, object] = {}
    while question := resolved(matter, circumstances(told)).next_question:
        told[question.element] = answers[question.element]
    return list(told)


# When it ends


def test_working_days_skip_the_holiday_and_count_the_working_weekend() -> None:
    steps = (ACCEPTANCE, step("examine", days(13), "accept"))

    guide = resolved(item(steps=steps))

    # 2026-09-20 is a working Sunday; 1, 2, 5, 6 and 7 October are off.
    assert guide.schedule.ends_on == date(2026, 10, 8)
    assert guide.footprint.working_days == 14


def test_publicity_runs_in_civil_days() -> None:
    steps = (
        ACCEPTANCE,
        step("notice", TimeLimit.calendar_days(7, LAW), "accept", kind=StepKind.PUBLICITY),
    )

    assert resolved(item(steps=steps)).schedule.ends_on == date(2026, 9, 22)


def test_nothing_begins_before_acceptance() -> None:
    steps = (step("visit", days(2)), ACCEPTANCE, step("decide", days(1), "visit"))

    schedule = resolved(item(steps=steps)).schedule

    assert [one.step.id for one in schedule.steps] == ["accept", "visit", "decide"]
    assert schedule.steps[1].starts_on == schedule.steps[0].ends_on


def test_a_step_that_is_dropped_hands_on_what_it_waited_for() -> None:
    steps = (
        ACCEPTANCE,
        step("visit", days(5), "accept", when="a.yes"),
        step("decide", days(1), "visit"),
    )

    schedule = resolved(item(steps=steps), circumstances({"a.yes": False})).schedule

    assert [one.step.id for one in schedule.steps] == ["accept", "decide"]
    assert schedule.ends_on == date(2026, 9, 16)


def test_a_step_that_may_be_needed_is_kept() -> None:
    steps = (ACCEPTANCE, step("visit", days(5), "accept", when="a.yes"))

    assert len(resolved(item(steps=steps)).schedule.steps) == 2


def test_the_longer_of_two_branches_is_critical() -> None:
    steps = (
        ACCEPTANCE,
        step("long", days(5), "accept"),
        step("short", days(2), "accept"),
        step("decide", TimeLimit.instant(LAW), "long", "short"),
    )

    schedule = resolved(item(steps=steps)).schedule

    critical = {one.step.id for one in schedule.steps if one.critical}
    assert critical == {"accept", "long", "decide"}


def test_a_date_in_a_year_without_a_calendar_says_so() -> None:
    steps = (ACCEPTANCE, step("examine", days(100), "accept"), step("decide", days(1), "examine"))

    schedule = resolved(item(steps=steps)).schedule

    assert [one.provisional for one in schedule.steps] == [False, True, True]
    assert schedule.provisional


# What it costs, before and after


def test_the_cost_before_is_all_papers_at_the_window_and_every_period_used_up() -> None:
    matter = item(
        requirements=(requirement("deed", declarable=True), requirement("lease", when="a.yes")),
        steps=(ACCEPTANCE, step("examine", days(5), "accept", presence="按指纹")),
        delivery_limit=days(10),
    )
    person = circumstances({"a.yes": True}, holdings=(holding("lease"),))

    after = resolved(matter, person).footprint

    assert after == Footprint(documents=0, working_days=6, steps=2, visits=1)
    assert baseline_footprint(matter, person) == Footprint(
        documents=2, working_days=35, steps=2, visits=2
    )


def test_what_stops_the_clock_is_on_top_of_the_lawful_period() -> None:
    steps = (ACCEPTANCE, step("test", days(10), "accept", kind=StepKind.SPECIAL))

    assert baseline_footprint(item(steps=steps), circumstances()).working_days == 35


def test_an_item_that_cannot_be_filed_from_home_costs_a_visit() -> None:
    assert resolved(item(channels=(Channel.WINDOW,))).footprint.visits == 1
    assert resolved(item()).footprint.visits == 0


def test_the_published_number_of_visits_is_the_least_before() -> None:
    assert baseline_footprint(item(visits=3), circumstances()).visits == 3


def test_the_day_of_filing_is_the_day_of_the_question() -> None:
    assert resolved(item()).schedule.filed_on == MONDAY
