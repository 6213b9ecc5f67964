"""Guides (办事指南): what the law promises a person who asks what to bring."""

from datetime import date

from guidework import (
    LAW,
    catalogue,
    circumstances,
    dataset,
    fee,
    form_field,
    item,
    requirement,
)

from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.exhaust import exhaust
from tongban.core.guides.outcomes import EvidenceLine, Guide, Verdict
from tongban.core.guides.resolve import resolve
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


def test_a_reason_calls_a_standard_by_its_name() -> None:
    least = Parameter(
        code="least",
        label="最小面积",
        unit="平方米",
        history=(ParameterValue(effective_from=date(2020, 1, 1), value=8, citation=LAW),),
    )
    shop = item(conditions=["p.area >= $least"])
    city = catalogue([shop], parameters={"least": least})
    guide = resolve(shop, circumstances({"p.area": 5}, parameters={"least": 8}), city)

    assert guide.eligibility.outcomes[0].explanation.words == "p.area不少于最小面积"
