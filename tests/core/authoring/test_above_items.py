"""Above single items (基本目录、办理项、拆分合并、清单、改用新版)."""

from dataclasses import replace

import pytest
from authoringwork import (
    CATALOGUE,
    COPY,
    FAQS,
    FEE,
    HEALTH_COMMISSION,
    ITEM,
    LAW,
    add,
    basics,
    replaced,
    requirement,
)
from lintwork import TODAY, catalogue, days

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.copies import copy_of
from tongban.core.authoring.edits import apply
from tongban.core.authoring.handling import divided_by, narrowed
from tongban.core.authoring.lists import PUBLIC_LISTS, power_list, responsibility_list
from tongban.core.authoring.merging import EditConflict
from tongban.core.authoring.rebasing import rebase_offer
from tongban.core.authoring.reshaping import joined, split_off
from tongban.core.authoring.sections import Section
from tongban.core.authoring.standards import (
    StandardItem,
    adopt,
    begin_from,
    follow,
    local_differences,
    nearest,
)
from tongban.core.authoring.trials import TrialTerms
from tongban.core.catalog.conditions.nodes import ALWAYS, AnyOf
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.items import AcceptanceCondition, Faq, FormField, ItemType, LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, Step, StepKind
from tongban.core.vocabulary.areas import AreaLevel, parse_area_code
from tongban.core.vocabulary.errors import InvalidValue

PROVINCE, CITY, COUNTY = (parse_area_code(code) for code in ("510000", "519900", "519901"))
STANDARD = StandardItem(code="S1", area=PROVINCE, version=1, definition=COPY)
OWN = replace(
    ITEM, code="city_food", department="health_commission", version=4, contact="0999-5190001"
)
LARGE = parse("premises.area >= 500")


# 基本目录


def test_an_authority_begins_from_the_standard_in_its_own_name():
    copy = begin_from(STANDARD, code="city_food", department="health_commission")
    assert (copy.item.standard_item, copy.based_on, copy.item.version) == ("S1", 0, 1)
    assert {step.department for step in copy.item.steps} == {"health_commission"}
    assert local_differences(STANDARD, copy, CATALOGUE) == ()


def test_steps_of_other_departments_stay_theirs():
    elsewhere = replace(ITEM.steps[1], department="health_commission")
    steps = (ITEM.steps[0], elsewhere, ITEM.steps[2])
    standard = replace(STANDARD, definition=copy_of(replace(ITEM, steps=steps)))
    adopted = adopt(standard, replace(OWN, department="other"))
    assert [step.department for step in adopted.item.steps] == [
        "other", "health_commission", "other",
    ]  # fmt: skip


def test_what_an_authority_asks_beyond_the_standard_can_be_seen():
    own = apply(adopt(STANDARD, OWN), add(Section.REQUIREMENTS, requirement(id="more")))
    (difference,) = local_differences(STANDARD, own, CATALOGUE)
    assert (difference.place, difference.burden) == ("requirements/more", Burden.HEAVIER)
    assert own.item.contact == "0999-5190001"


def test_a_version_follows_a_newer_standard_and_keeps_its_own():
    own = apply(adopt(STANDARD, OWN), add(Section.FAQS, FAQS[0]))
    newer = replace(STANDARD, version=2, definition=apply(COPY, basics(promised_limit=days(3))))
    after = follow(STANDARD, newer, own)
    assert (after.item.promised_limit, after.item.faqs) == (days(3), (FAQS[0],))
    assert (after.item.code, after.item.version, after.based_on) == ("city_food", 4, 4)


def test_where_both_changed_the_same_the_authority_decides():
    own = apply(adopt(STANDARD, OWN), basics(adopt(STANDARD, OWN), promised_limit=days(2)))
    newer = replace(STANDARD, version=2, definition=apply(COPY, basics(promised_limit=days(3))))
    with pytest.raises(EditConflict):
        follow(STANDARD, newer, own)


def test_the_nearest_standard_around_a_place_holds():
    city = replace(STANDARD, area=CITY, version=1)
    newer = replace(STANDARD, area=CITY, version=2)
    known = (newer, STANDARD, city, replace(STANDARD, code="S2", area=COUNTY))
    assert nearest(known, "S1", COUNTY) == newer
    assert nearest(known, "S1", parse_area_code("510100")) == STANDARD
    assert nearest(known, "S3", CITY) is None
    assert (STANDARD.level, STANDARD.name) == (AreaLevel.PROVINCE, "食品经营许可")
    with pytest.raises(InvalidValue):
        replace(STANDARD, version=0)


# 业务办理项

KIND = DataElement(
    code="food.kind",
    label="办理类型",
    kind=ValueKind.CHOICE,
    options=(Option(value="new", label="新办"), Option(value="renew", label="延续")),
)
NEW, RENEW = parse('food.kind = "new"'), parse('food.kind = "renew"')
DIVIDED = replace(
    ITEM,
    implementation_code="1151",
    questions=(*ITEM.questions, Question(element="food.kind", words="办什么？")),
    conditions=(
        *ITEM.conditions,
        AcceptanceCondition(id="any", words="类型", expression=AnyOf((NEW, RENEW)), basis=(LAW,)),
    ),
    requirements=(
        requirement(id="plan", needed_when=NEW),
        requirement(id="old", needed_when=RENEW),
        requirement(id="lease", needed_when=LARGE),
    ),
    fields=(FormField(element="person.name", purpose="写入许可证", needed_when=NEW),),
    fees=(replace(FEE, needed_when=RENEW),),
    steps=(
        ITEM.steps[0],
        replace(ITEM.steps[1], needed_when=NEW),
        ITEM.steps[2],
    ),
)


def test_each_answer_of_a_question_is_an_item_of_its_own():
    new, renew = divided_by(DIVIDED, KIND)
    assert (new.name, new.code(DIVIDED)) == ("食品经营许可（新办）", "115101")
    item = narrowed(DIVIDED, new, today=TODAY)
    assert [(one.id, one.needed_when) for one in item.requirements] == [
        ("plan", ALWAYS), ("lease", LARGE),
    ]  # fmt: skip
    assert [one.id for one in item.conditions] == ["area"]
    assert [one.element for one in item.questions] == ["premises.area"]
    assert item.fees == ()
    other = narrowed(DIVIDED, renew, today=TODAY)
    assert [one.id for one in other.requirements] == ["old", "lease"]
    assert [(one.id, one.waits_for) for one in other.steps] == [
        ("accept", ()), ("decide", ("accept",)),
    ]  # fmt: skip
    assert other.fields == ()


def test_a_yes_or_no_divides_too_and_an_answer_that_is_never_accepted_is_no_item():
    open_fire = DataElement(code="food.fire", label="用明火", kind=ValueKind.YES_NO)
    item = replace(
        ITEM,
        questions=(Question(element="food.fire", words="用明火吗？"),),
        conditions=(
            AcceptanceCondition(
                id="f", words="不用明火", expression=parse("food.fire = no"), basis=(LAW,)
            ),
        ),
    )
    yes, no = divided_by(item, open_fire)
    assert narrowed(item, no, today=TODAY).conditions == ()
    assert no.name == "食品经营许可（用明火：否）"
    with pytest.raises(InvalidValue, match="不符合受理条件"):
        narrowed(item, yes, today=TODAY)


def test_only_what_is_asked_and_can_be_chosen_divides():
    with pytest.raises(InvalidValue, match="没有询问"):
        divided_by(ITEM, KIND)
    with pytest.raises(InvalidValue, match="单选或者是否"):
        divided_by(ITEM, CATALOGUE.elements["premises.area"])


# 拆分、合并


def test_the_parts_of_a_split_begin_with_everything_and_the_whole_leaves():
    one, other = split_off(ITEM, [("a", "甲"), ("b", "乙")])
    assert (one.item.name, other.item.code, one.withdraws) == ("甲", "b", ("food",))
    assert (one.item.requirements, one.item.version, one.based_on) == (ITEM.requirements, 1, 0)


@pytest.mark.parametrize(
    "parts", [[("a", "甲")], [("a", "甲"), ("a", "乙")], [("a", "甲"), ("food", "乙")]]
)
def test_a_split_has_at_least_two_parts_with_codes_of_their_own(parts):
    with pytest.raises(InvalidValue, match="至少两个新事项"):
        split_off(ITEM, parts)
    with pytest.raises(InvalidValue, match="请填写事项名称"):
        split_off(ITEM, [("a", " "), ("b", "乙")])


OTHER = replace(
    ITEM,
    code="drinks",
    name="饮品许可",
    requirements=(requirement(id="premises", name="另一份合同"), requirement(id="water")),
    fields=(
        FormField(element="person.name", purpose="通知", needed_when=LARGE, optional=True),
        FormField(element="premises.area", purpose="判断"),
    ),
    faqs=FAQS[:1],
    outputs=(
        ITEM.outputs[0],
        Output(code="card", name="卡", kind=OutputKind.CERTIFICATE),
    ),
    steps=(
        ITEM.steps[0],
        replace(ITEM.steps[1], name="查水质"),
        Step(id="sample", name="采样", department="market", limit=days(1), waits_for=("examine",)),
        replace(ITEM.steps[2], waits_for=("sample",)),
    ),
)


def test_a_join_has_the_rows_of_all_and_what_means_the_same_once():
    copy = joined((ITEM, OTHER), code="catering", name="餐饮许可")
    item = copy.item
    assert (copy.withdraws, item.code, item.name) == (("food", "drinks"), "catering", "餐饮许可")
    assert [one.id for one in item.requirements] == ["premises", "premises_2", "water"]
    assert [one.code for one in item.outputs] == ["licence", "card"]
    assert item.faqs == FAQS[:1]
    assert [(one.id, one.waits_for) for one in item.steps] == [
        ("accept", ()), ("examine", ("accept",)), ("decide", ("examine",)),
        ("examine_2", ("accept",)), ("sample", ("examine_2",)),
    ]  # fmt: skip


def test_a_field_that_either_needs_is_needed_wherever_either_does():
    def when(first, second):
        one = replace(ITEM, fields=(field(first),))
        other = replace(ITEM, code="b", fields=(field(second),))
        return joined((one, other), code="c", name="合").item.fields[0].needed_when

    def field(condition):
        return FormField(element="person.name", purpose="x", needed_when=condition)

    assert when(LARGE, NEW) == AnyOf((LARGE, NEW))
    assert when(LARGE, ALWAYS) == ALWAYS
    assert when(NEW, NEW) == NEW


def test_rows_that_have_no_name_of_their_own_are_kept_as_the_first_says():
    same = Faq(question=FAQS[0].question, answer="别的回答")
    one = replace(ITEM, faqs=FAQS[:1])
    other = replace(ITEM, code="b", faqs=(same,), outputs=(replace(ITEM.outputs[0], name="证"),))
    item = joined((one, other), code="c", name="合").item
    assert item.faqs == FAQS[:1]
    assert [output.code for output in item.outputs] == ["licence", "licence_2"]


def test_only_different_items_of_one_department_are_joined():
    with pytest.raises(InvalidValue, match="至少两个"):
        joined((ITEM, ITEM), code="c", name="合")
    with pytest.raises(InvalidValue, match="同一个部门"):
        joined((ITEM, replace(OTHER, department="health")), code="c", name="合")


# 清单


def test_lists_are_read_off_the_items():
    service = replace(ITEM, code="ask", name="咨询", item_type=ItemType.PUBLIC_SERVICE)
    whole = catalogue(ITEM, service, replace(ITEM, code="z", department="nobody"))
    powers = power_list(whole, department="market")
    assert [row[:3] for row in powers.rows] == [("1", "food", "食品经营许可")]
    assert len(powers.rows[0]) == len(powers.columns)
    services = PUBLIC_LISTS["public_services"](whole)
    assert [row[2] for row in services.rows] == ["咨询"]
    duties = responsibility_list(whole)
    assert len(duties.rows) == 6
    assert duties.rows[1][1:6] == (
        "食品经营许可",
        "审查",
        "明川市市场监管局",
        "核对资料",
        "6 个工作日",
    )
    assert duties.rows[0][7] == "0999-5190101"
    assert duties.rows[-1][7] == ""
    assert HEALTH_COMMISSION.code in whole.departments


# 改用新版

TERMS = TrialTerms(today=TODAY, elements=CATALOGUE.elements)


def offer(*edits, values=None):
    after = COPY
    for edit in edits:
        after = apply(after, edit)
    newest = replace(after.item, version=2)
    return rebase_offer(ITEM, newest, values or {}, terms=TERMS, catalogue=CATALOGUE)


def test_a_case_is_offered_what_the_newer_version_changes_for_it():
    found = offer(basics(promised_limit=days(5)), add(Section.FAQS, FAQS[0]))
    assert (found.filed, found.newest, found.burden) == (1, 2, Burden.LIGHTER)
    assert [one.place for one in found.differences] == ["basics/promised_limit"]


def test_what_does_not_touch_the_person_is_left_out():
    more = add(Section.REQUIREMENTS, requirement(id="big", needed_when=LARGE))
    assert offer(more, values={"premises.area": 60}) is None
    assert offer(more, values={"premises.area": 600}).burden is Burden.HEAVIER
    assert offer(more).burden is Burden.HEAVIER


def test_what_touched_the_person_before_is_told_when_it_goes():
    spared = replace(ITEM.requirements[0], needed_when=LARGE)
    found = offer(replaced(Section.REQUIREMENTS, "premises", spared), values={"premises.area": 60})
    assert found.burden is Burden.LIGHTER


def test_nothing_that_matters_is_no_offer():
    assert offer(basics(summary="新简介"), add(Section.FAQS, FAQS[0])) is None
    assert offer(add(Section.LEGAL_BASIS, LegalBasis(citation=replace(LAW, article="36")))) is None
    assert StepKind.WORK in {step.kind for step in ITEM.steps}
