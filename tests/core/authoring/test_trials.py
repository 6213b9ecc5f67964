"""Trials (试算): a condition tried on people, counted and explained."""

from authoringwork import CATALOGUE
from conditionwork import conditions, values
from hypothesis import given
from hypothesis import strategies as st
from lintwork import TODAY

from tongban.core.authoring.trials import TrialPerson, TrialTerms, sample, trial
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.text import parse

TERMS = TrialTerms(today=TODAY, parameters={"area.standard": 50}, elements=CATALOGUE.elements)


def person(name, **told):
    return TrialPerson(name=name, values={code.replace("_", "."): v for code, v in told.items()})


PEOPLE = (
    person("甲", premises_area=60),
    person("乙", premises_area=40),
    person("丙"),
    person("丁", premises_area=80),
)


def test_a_population_is_divided_and_what_would_be_asked_is_named():
    result = trial(parse("premises.area >= $area.standard"), PEOPLE, TERMS)
    assert (result.met, result.not_met, result.unknown, result.people) == (2, 1, 1, 4)
    (asked,) = result.asked
    assert (asked.element, asked.label, asked.people) == ("premises.area", "经营面积", 1)


def test_a_few_of_each_kind_are_explained():
    crowd = [person(f"第{number}人", premises_area=60) for number in range(9)]
    result = trial(parse("premises.area >= 50"), [*crowd, *PEOPLE[1:3]], TERMS)
    assert [(one.person.name, one.truth, one.reasons) for one in result.samples] == [
        ("第0人", Truth.MET, ("经营面积不少于50 平方米：符合（60 平方米）",)),
        ("第1人", Truth.MET, ("经营面积不少于50 平方米：符合（60 平方米）",)),
        ("第2人", Truth.MET, ("经营面积不少于50 平方米：符合（60 平方米）",)),
        ("乙", Truth.NOT_MET, ("经营面积不少于50 平方米：不符合（40 平方米）",)),
        ("丙", Truth.UNKNOWN, ("经营面积不少于50 平方米：还不知道经营面积",)),
    ]


def test_an_officers_judgement_is_asked_of_the_officer():
    result = trial(parse('judged("fit", "位置合适")'), PEOPLE[:1], TERMS)
    assert result.asked[0].label == "工作人员的判断"
    assert result.samples[0].reasons == ("位置合适：还不知道工作人员的判断",)


def test_what_cannot_be_compared_says_so():
    one = sample(parse("premises.area >= 50"), person("戊", premises_area="大"), TERMS)
    assert one.truth is Truth.UNKNOWN
    assert "不是同一类" in one.reasons[0]


def test_what_has_no_value_to_show_is_told_all_the_same():
    one = sample(parse("always"), PEOPLE[0], TERMS)
    assert one.reasons == ("不需要条件：符合",)


@given(conditions(), st.lists(values(), max_size=5))
def test_the_counts_are_those_of_the_definition(condition, told):
    people = [TrialPerson(name=str(number), values=one) for number, one in enumerate(told)]
    result = trial(condition, people, TERMS)
    truths = [evaluate(condition, one, today=TODAY, parameters=TERMS.parameters) for one in told]
    assert result.met == truths.count(Truth.MET)
    assert result.not_met == truths.count(Truth.NOT_MET)
    assert result.people == len(told)


def test_nobody_is_no_problem():
    assert trial(parse("always"), (), TERMS).samples == ()
