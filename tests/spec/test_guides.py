"""Guides (办事指南): what the law promises a person who asks what to bring."""

from datetime import date

from guidework import (
    ACCEPTANCE,
    LAW,
    MONDAY,
    catalogue,
    circumstances,
    dataset,
    days,
    fact,
    fee,
    form_field,
    holding,
    item,
    requirement,
    step,
)

from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.exhaust import exhaust
from tongban.core.guides.footprint import baseline_footprint
from tongban.core.guides.outcomes import EvidenceLine, Footprint, Guide, Verdict, Way
from tongban.core.guides.resolve import resolve
from tongban.core.people.facts import FactSource
from tongban.core.people.holdings import HoldingKind
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

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


# Who may have it


def test_one_condition_that_is_not_met_settles_the_matter() -> None:
    guide = resolved(item(conditions=["a.yes", "b.yes"]), circumstances({"b.yes": False}))

    assert guide.eligibility.verdict is Verdict.INELIGIBLE


def test_all_conditions_met_is_eligible() -> None:
    matter = item(conditions=["a.yes", "b.yes"])

    guide = resolved(matter, circumstances({"a.yes": True, "b.yes": True}))

    assert guide.eligibility.verdict is Verdict.ELIGIBLE


def test_what_only_an_officer_can_judge_is_not_asked_and_not_refused() -> None:
    matter = item(questions=["a.yes"], conditions=['judged("site", "场所合格") and a.yes'])

    guide = resolved(matter, circumstances({"a.yes": True}))

    assert guide.eligibility.verdict is Verdict.JUDGED
    assert guide.next_question is None


def test_the_reasons_for_each_condition_can_be_read() -> None:
    guide = resolved(item(conditions=["p.area >= 50"]), circumstances({"p.area": 40}))

    [outcome] = guide.eligibility.outcomes

    assert outcome.explanation.truth is outcome.truth
    assert "50" in outcome.explanation.words


# What is asked


def test_nothing_more_is_asked_of_a_person_who_cannot_have_it() -> None:
    matter = item(questions=["a.yes", "b.yes"], conditions=["a.yes", "b.yes"])

    assert asked_in_turn(matter, {"a.yes": False}) == ["a.yes"]


def test_the_question_that_settles_most_comes_first() -> None:
    matter = item(
        questions=["a.yes", "b.yes"],
        requirements=(
            requirement("deed", when="a.yes"),
            requirement("lease", when="b.yes"),
            requirement("photo", when="not b.yes"),
        ),
    )

    assert asked_in_turn(matter, {"a.yes": True, "b.yes": True}) == ["b.yes", "a.yes"]


def test_of_equal_questions_the_one_named_first_comes_first() -> None:
    matter = item(
        questions=["b.yes", "a.yes"],
        requirements=(requirement("deed", when="a.yes"), requirement("lease", when="b.yes")),
    )

    assert asked_in_turn(matter, {"a.yes": True, "b.yes": True}) == ["b.yes", "a.yes"]


def test_what_is_known_is_not_asked() -> None:
    matter = item(questions=["a.yes"], conditions=["a.yes"])

    assert resolved(matter, circumstances({"a.yes": True})).next_question is None


def test_a_question_whose_answer_can_change_nothing_is_not_asked() -> None:
    matter = item(
        questions=["a.yes", "b.yes", "c.yes"],
        conditions=["a.yes or b.yes", 'c.yes = d.yes or judged("x", "由窗口判断")'],
    )

    guide = resolved(matter, circumstances({"a.yes": True}))

    assert guide.next_question is None


def test_two_answers_that_settle_something_only_together_are_both_asked() -> None:
    matter = item(questions=["a.yes", "b.yes"], conditions=["a.yes = b.yes"])

    assert asked_in_turn(matter, {"a.yes": True, "b.yes": True}) == ["a.yes", "b.yes"]


def test_every_path_of_answers_ends_decided() -> None:
    matter = item(
        questions=["a.yes", "p.area", "p.born", "home.members", "p.use", "p.goods"],
        conditions=[
            "a.yes or p.area >= 50",
            'years from p.born to today >= 60 or p.use = "shop"',
            "some home.members has (member.age < 18 and member.student)",
        ],
        requirements=(
            requirement("deed", when='p.goods has "wine"'),
            requirement("lease", when="count of home.members >= 2"),
        ),
    )

    paths = list(exhaust(matter, circumstances(), catalogue([matter])))

    verdicts = {path.guide.eligibility.verdict for path in paths}
    assert verdicts == {Verdict.ELIGIBLE, Verdict.INELIGIBLE}
    assert all(path.guide.next_question is None for path in paths)
    assert any("home.members" in dict(path.answers) for path in paths)


# What is brought


def test_what_is_not_needed_is_not_asked_for() -> None:
    line = only_line(requirement("deed", when="a.yes"), circumstances({"a.yes": False}))

    assert (line.way, line.asked) == (Way.NOT_NEEDED, ())


def test_what_may_be_needed_is_told_as_undecided() -> None:
    assert only_line(requirement("deed", when="a.yes")).way is Way.UNDECIDED


def test_what_sharing_provides_is_not_collected_again() -> None:
    person = circumstances({"id.number": "5199"}, available=frozenset({"register"}))

    line = only_line(requirement("deed"), person)

    assert (line.way, line.origin, line.asked) == (Way.SHARED, "register", ())


def test_a_register_that_serves_all_that_a_document_proves_spares_it() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), serves=("p.area", "p.rent"))])

    [line] = resolve(matter, circumstances(available=frozenset({"survey"})), city).evidence

    assert line.way is Way.SHARED


def test_a_register_that_serves_only_part_does_not_spare_the_document() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), serves=("p.area",))])

    [line] = resolve(matter, circumstances(available=frozenset({"survey"})), city).evidence

    assert line.way is Way.UPLOADED


def test_a_register_that_is_down_never_becomes_a_refusal() -> None:
    person = circumstances(
        {"id.number": "5199"},
        available=frozenset({"register"}),
        unavailable={"register": "登记系统正在维护"},
        holdings=(holding("deed"),),
    )

    line = only_line(requirement("deed"), person)

    assert line.way is Way.HELD
    assert [passed.why for passed in line.passed_over] == ["登记系统正在维护"]


def test_a_register_cannot_be_searched_without_its_keys() -> None:
    line = only_line(requirement("deed"), circumstances(available=frozenset({"register"})))

    assert line.way is Way.UPLOADED
    assert "id.number" in line.passed_over[0].why


def test_a_key_that_the_form_asks_for_will_be_known_in_time() -> None:
    matter = item(requirements=(requirement("deed"),), fields=(form_field("id.number"),))

    [line] = resolved(matter, circumstances(available=frozenset({"register"}))).evidence

    assert line.way is Way.SHARED


def test_a_register_that_is_not_shared_with_the_item_is_passed_over() -> None:
    line = only_line(requirement("deed"))

    assert [passed.way for passed in line.passed_over] == [Way.SHARED]


def test_ones_own_document_prevails_over_disputed_data() -> None:
    matter = item(requirements=(requirement("report"),))
    city = catalogue([matter], [dataset("survey", keys=(), proves=("report",))])
    disputed = {"p.area": fact("p.area", 90, FactSource.DISPUTED_BY_APPLICANT)}

    person = circumstances(facts=disputed, available=frozenset({"survey"}))
    [line] = resolve(matter, person, city).evidence

    assert line.way is Way.UPLOADED
    assert "异议" in line.passed_over[0].why


def test_a_certificate_in_force_is_used_as_it_is() -> None:
    line = only_line(requirement("lease"), circumstances(holdings=(holding("lease"),)))

    assert (line.way, line.origin) == (Way.HELD, "no-lease")


def test_a_certificate_that_is_expired_suspended_or_merely_uploaded_is_not_used() -> None:
    spent = (
        holding("lease", valid_until=date(2026, 9, 13)),
        holding("lease", usable=False),
        holding("lease", trust=Trust.UPLOADED),
    )

    line = only_line(requirement("lease"), circumstances(holdings=spent))

    assert line.way is Way.UPLOADED
    assert len(line.passed_over) == 3


def test_an_earlier_checked_document_is_reused() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)

    assert only_line(requirement("lease"), circumstances(holdings=(earlier,))).way is Way.REUSED


def test_an_earlier_document_without_the_trust_wanted_is_not_reused() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)
    need = requirement("lease", least_trust=Trust.ISSUED)

    line = only_line(need, circumstances(holdings=(earlier,)))

    assert (line.way, line.visit) == (Way.UPLOADED, True)
    assert line.passed_over[0].way is Way.REUSED


def test_a_promise_may_stand_for_a_document_that_may_be_declared() -> None:
    line = only_line(requirement("lease", declarable=True))

    assert (line.way, line.asked) == (Way.DECLARED, ())


def test_a_promise_is_closed_to_those_whose_credit_is_not_repaired() -> None:
    need = requirement("lease", declarable=True, primary=False, deferrable=True)

    line = only_line(need, circumstances(may_declare=False, may_defer=False))

    assert line.way is Way.UPLOADED
    assert [passed.way for passed in line.passed_over] == [Way.DECLARED, Way.DEFERRED]


def test_a_promise_never_stands_for_a_document_that_must_be_trusted() -> None:
    need = requirement("lease", declarable=True, least_trust=Trust.UPLOADED)

    assert only_line(need).way is Way.UPLOADED


def test_secondary_documents_may_follow_later() -> None:
    line = only_line(requirement("lease", primary=False, deferrable=True))

    assert (line.way, line.asked) == (Way.DEFERRED, ("lease",))


def test_an_original_to_be_seen_costs_a_visit() -> None:
    line = only_line(requirement("lease", original_seen=True))

    assert (line.way, line.visit) == (Way.UPLOADED, True)
    assert "窗口" in line.reason


def test_one_may_always_hand_in_ones_own_document() -> None:
    person = circumstances(holdings=(holding("lease"),), own_document=frozenset({"lease"}))

    assert only_line(requirement("lease"), person).way is Way.UPLOADED


def test_the_cheapest_of_several_lists_is_taken() -> None:
    need = requirement("proof", ("deed", "photo"), ("lease",), ("photo",))

    line = only_line(need, circumstances(holdings=(holding("lease"), holding("deed"))))

    assert (line.way, line.evidence) == (Way.HELD, ("lease",))


def test_of_a_list_only_what_is_missing_is_asked_for() -> None:
    need = requirement("proof", ("deed", "lease"))

    line = only_line(need, circumstances(holdings=(holding("lease"),)))

    assert (line.way, line.asked) == (Way.UPLOADED, ("deed",))


def test_a_list_wholly_supplied_takes_its_dearest_way() -> None:
    earlier = holding("lease", kind=HoldingKind.EARLIER_DOCUMENT, trust=Trust.CHECKED)
    need = requirement("proof", ("deed", "lease"))

    line = only_line(need, circumstances(holdings=(holding("deed"), earlier)))

    assert line.way is Way.REUSED
    assert line.reason.count("；") == 1


# What is filled in and paid


def test_a_field_that_is_not_needed_is_not_on_the_form() -> None:
    matter = item(fields=(form_field("p.area", "a.yes"), form_field("p.name")))

    guide = resolved(matter, circumstances({"a.yes": False, "p.name": "某某"}))

    [line] = guide.form
    assert (line.field.element, line.fact and line.fact.value) == ("p.name", "某某")


def test_only_fees_that_are_due_are_added_up() -> None:
    matter = item(fees=(fee("one", 10), fee("two", 20, "a.yes"), fee("three", 40, "b.yes")))

    guide = resolved(matter, circumstances({"a.yes": False}))

    assert guide.total_fee == Money.yuan(10)
    assert [one.id for one in guide.fees_undecided] == ["three"]


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
