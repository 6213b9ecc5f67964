"""One item becomes several, or several one (业务办理项、拆分、合并)."""

from dataclasses import replace

import pytest
from authoringwork import (
    CATALOGUE,
    FAQS,
    FEE,
    ITEM,
    LAW,
    requirement,
)
from lintwork import TODAY, days

from tongban.core.authoring.handling import assumed_by, divided_by, handled_items, narrowed
from tongban.core.authoring.reshaping import joined, split_off
from tongban.core.catalog.conditions.nodes import ALWAYS, AnyOf
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import AcceptanceCondition, Faq, FormField
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, Step
from tongban.core.vocabulary.errors import InvalidValue

LARGE = parse("premises.area >= 500")


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
    assert (new.name, DIVIDED.handled_code(new)) == ("食品经营许可（新办）", "115101")
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


def test_what_was_never_divided_is_divided_by_its_first_choice():
    elements = {**CATALOGUE.elements, KIND.code: KIND}
    given = (HandledItem(serial=1, name="全部", applies_when=ALWAYS),)

    assert [one.name for one in handled_items(DIVIDED, elements)] == [
        "食品经营许可（新办）",
        "食品经营许可（延续）",
    ]
    assert handled_items(replace(DIVIDED, handled=given), elements) == given
    assert handled_items(ITEM, elements) == ()


def test_a_handled_item_of_several_answers_takes_them_all_for_granted():
    both = HandledItem(
        serial=1, name="新办小店", applies_when=parse(f'{KIND.code} = "new" and premises.area = 20')
    )
    loose = HandledItem(serial=2, name="大店", applies_when=LARGE)

    assert assumed_by(both) == {KIND.code: "new", "premises.area": 20}
    assert assumed_by(loose) == {}


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
