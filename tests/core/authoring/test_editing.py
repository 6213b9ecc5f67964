"""Editing a copy (编辑): one frozen value each, and what cannot be done says what to do instead."""

from dataclasses import replace

import pytest
from authoringwork import (
    CATALOGUE,
    COPY,
    FAQS,
    FEE,
    ITEM,
    LAW,
    LEASE,
    SEATS,
    add,
    basics,
    move,
    remove,
    replaced,
    requirement,
    with_faqs,
)
from lintwork import TODAY, days

from tongban.core.authoring.blank import NewItem, blank_item
from tongban.core.authoring.copies import WorkingCopy, basics_of
from tongban.core.authoring.edits import SetEnding, apply, touched
from tongban.core.authoring.keys import fresh_key
from tongban.core.authoring.sections import Section, section_of
from tongban.core.catalog.items import Audience, CaseKind, ItemType, LegalBasis
from tongban.core.catalog.lint import Severity, lint
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeUnit


def refusal(copy, edit):
    with pytest.raises(InvalidValue) as refused:
        apply(copy, edit)
    return refused.value.reason


def keys(copy, section):
    return [section.key(row) for row in copy.rows(section)]


# Rows


@pytest.mark.parametrize(
    ("section", "part"),
    [
        (Section.FAQS, FAQS[0]),
        (Section.FEES, FEE),
        (Section.REQUIREMENTS, requirement(id="other")),
        (Section.ELEMENTS, SEATS),
        (Section.EVIDENCE, LEASE),
        (Section.LAWS, Citation(law="食品安全法")),
        (Section.LEGAL_BASIS, LegalBasis(citation=Citation(law="消防法"), says="检查")),
        (Section.INTERMEDIARY_SERVICES, LegalBasis(citation=LAW, says="检测")),
    ],
)
def test_a_row_comes_in_changes_nothing_else_and_goes_out_again(section, part):
    after = apply(COPY, add(section, part))
    key = section.key(part)
    assert after.row(section, key) == part
    assert touched(COPY, add(section, part)) == (section.place(key),)
    assert section_of(section.place(key)) is section
    assert apply(after, remove(section, key)) == COPY
    assert touched(after, remove(section, key)) == (section.place(key),)


def test_a_row_comes_in_before_another():
    copy = apply(with_faqs(count=2), add(Section.FAQS, FAQS[2], before=FAQS[1].question))
    assert copy.item.faqs == (FAQS[0], FAQS[2], FAQS[1])


def test_a_row_is_replaced_where_it_stands():
    other = replace(FAQS[1], question="换一个问法？")
    edit = replaced(Section.FAQS, FAQS[1].question, other)
    assert apply(with_faqs(), edit).item.faqs == (FAQS[0], other, FAQS[2])
    assert touched(with_faqs(), edit) == ("faqs/问题乙？", "faqs/换一个问法？")


def test_a_row_moves_within_its_section():
    edit = move(Section.FAQS, FAQS[2].question, 0)
    assert apply(with_faqs(), edit).item.faqs == (FAQS[2], FAQS[0], FAQS[1])
    assert touched(with_faqs(), edit) == ("faqs/*",)


def test_what_stands_there_already_is_not_added():
    assert refusal(with_faqs(), add(Section.FAQS, FAQS[0])).endswith("请修改原有的那一项")
    other = replace(FAQS[1], question=FAQS[0].question)
    assert "请换一个" in refusal(with_faqs(), replaced(Section.FAQS, FAQS[1].question, other))


def test_what_is_gone_cannot_be_changed():
    for edit in (
        remove(Section.FAQS, "没有"),
        move(Section.FAQS, "没有", 0),
        replaced(Section.FAQS, "没有", FAQS[0]),
        add(Section.FAQS, FAQS[3], before="没有"),
    ):
        assert refusal(with_faqs(), edit).endswith("请重新打开本页")


def test_a_section_holds_only_its_own_kind():
    assert refusal(COPY, add(Section.FAQS, FEE)) == "常见问题里不能放这种内容"


def test_new_rows_get_keys_that_nobody_invents():
    assert fresh_key(COPY, Section.REQUIREMENTS) == "requirement_1"
    with_one = apply(COPY, add(Section.REQUIREMENTS, requirement(id="requirement_1")))
    assert fresh_key(with_one, Section.REQUIREMENTS, {"requirement_2"}) == "requirement_3"
    assert fresh_key(COPY, Section.ELEMENTS) == "new.element_1"
    assert "只用字母" in refusal(COPY, add(Section.REQUIREMENTS, requirement(id="材料 一")))


# Steps


def step(key, *waits, **more):
    return Step(
        id=key, name=f"环节{key}", department="market", limit=days(1), waits_for=waits, **more
    )


def test_steps_stand_after_those_that_they_wait_for():
    copy = apply(COPY, add(Section.STEPS, step("visit", "accept"), before="accept"))
    assert keys(copy, Section.STEPS) == ["accept", "visit", "examine", "decide"]


def test_a_step_does_not_move_before_what_it_waits_for():
    assert "请先改“等待哪些环节”" in refusal(COPY, move(Section.STEPS, "decide", 0))


def test_steps_do_not_wait_in_a_circle_or_for_nobody():
    circle = replace(ITEM.steps[0], waits_for=("decide",))
    assert "互相等待" in refusal(COPY, replaced(Section.STEPS, "accept", circle))
    assert "不存在" in refusal(COPY, add(Section.STEPS, step("visit", "nowhere")))


def test_whoever_waits_follows_a_step_to_its_new_name():
    renamed = replace(ITEM.steps[0], id="intake")
    copy = apply(COPY, replaced(Section.STEPS, "accept", renamed))
    assert copy.item.steps[1].waits_for == ("intake",)


def test_a_step_that_others_wait_for_stays():
    assert "环节“审查”还在等它" in refusal(COPY, remove(Section.STEPS, "accept"))
    assert keys(apply(COPY, remove(Section.STEPS, "decide")), Section.STEPS) == [
        "accept",
        "examine",
    ]


def test_an_item_keeps_a_result_and_a_step():
    assert "至少要有一项" in refusal(COPY, remove(Section.OUTPUTS, "licence"))


# Plain fields


def test_plain_fields_are_written_together_and_only_what_differs_is_touched():
    edit = basics(name="食品许可", contact="0999-5190001")
    assert touched(COPY, edit) == ("basics/name", "basics/contact")
    assert basics_of(apply(COPY, edit).item) == edit.basics


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "请填写事项名称"),
        ({"name": "长" * 201}, "最多 200 个字"),
        ({"keywords": ("",)}, "每个关键词 1 到 64 个字"),
        ({"audiences": ()}, "请至少选择一种服务对象"),
        ({"channels": ()}, "请至少选择一种服务对象和一种办理形式"),
        ({"visits": -1}, "到现场次数填 0 或更大的整数"),
    ],
)
def test_plain_fields_that_say_nothing_are_refused(changes, words):
    assert words in refusal(COPY, basics(**changes))


# Ending


def test_an_ending_withdraws_the_item_and_can_be_taken_back():
    ending = apply(COPY, SetEnding(reason=" 依据已经废止 "))
    assert (ending.ends, ending.withdraws) == ("依据已经废止", ("food",))
    assert touched(COPY, SetEnding(reason="依据已经废止")) == ("basics/ends",)
    assert apply(ending, SetEnding(reason="")) == COPY


# Within the catalogue


def test_a_copy_stands_in_the_catalogue_with_what_it_brings_along():
    copy = replace(apply(COPY, add(Section.ELEMENTS, SEATS)), withdraws=("old",))
    copy = replace(copy, item=replace(copy.item, name="新名"))
    before = replace(CATALOGUE, items={**CATALOGUE.items, "old": replace(ITEM, code="old")})
    within = copy.within(before)
    assert (dict(within.items), len(within.items)) == ({"food": copy.item}, 1)
    assert within.elements[SEATS.code] == SEATS
    assert "old" not in within.items
    assert within.items["food"].name == "新名"
    assert copy.within(replace(before, items={"other": ITEM})).items["other"] is ITEM


def test_an_ended_item_is_gone_from_the_catalogue():
    ended = WorkingCopy(item=ITEM, ends="废止")
    assert dict(ended.within(CATALOGUE).items) == {}


# A blank item


def blank(**more):
    new = {
        "code": "new_item",
        "name": "新事项",
        "department": "market",
        "item_type": ItemType.LICENCE,
        "audiences": (Audience.PERSON,),
    }
    return blank_item(NewItem(**{**new, **more}), today=TODAY).item


def test_a_blank_licence_has_the_limits_of_the_licensing_law():
    item = blank()
    limits = (item.acceptance_limit, item.statutory_limit, item.delivery_limit)
    assert [(limit.value, str(limit.citation)) for limit in limits] == [
        (5, "《行政许可法》第三十二条"),
        (20, "《行政许可法》第四十二条"),
        (10, "《行政许可法》第四十四条"),
    ]
    assert [one.kind for one in item.steps] == [
        StepKind.ACCEPTANCE, StepKind.DECISION, StepKind.DELIVERY,
    ]  # fmt: skip


def test_what_is_no_licence_claims_no_article_of_that_law():
    assert blank(item_type=ItemType.PUBLIC_SERVICE).statutory_limit.citation.is_local


def test_a_blank_item_lacks_only_its_legal_basis():
    item = blank(case_kind=CaseKind.INSTANT)
    assert item.promised_limit.unit is TimeUnit.INSTANT
    found = lint(replace(CATALOGUE, items={item.code: item}), today=TODAY)
    assert [one.rule for one in found if one.severity is Severity.ERROR] == ["L16"]
