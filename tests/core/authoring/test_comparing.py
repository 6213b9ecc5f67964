"""Comparing (版本比较): plain words side by side, heavier or lighter for the applicant."""

from dataclasses import replace

import pytest
from authoringwork import (
    CATALOGUE,
    COPY,
    FAQS,
    FEE,
    ITEM,
    LAW,
    SEATS,
    add,
    basics,
    move,
    remove,
    replaced,
    requirement,
    with_faqs,
)
from lintwork import days

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.comparing import ChangeKind, compare, overall
from tongban.core.authoring.edits import SetEnding, apply
from tongban.core.authoring.sections import Section
from tongban.core.catalog.conditions.nodes import ALWAYS, NEVER
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import Audience, Channel, FormField
from tongban.core.catalog.questions import Question
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

SMALL = parse("premises.area < 50")
LARGE = parse("premises.area >= 50")


def differences(*edits, copy=COPY):
    after = copy
    for edit in edits:
        after = apply(after, edit)
    return compare(copy, after, CATALOGUE)


def burden(section, before, after):
    """Return what it means that one row becomes another."""
    copy = apply(COPY, add(section, before))
    (found,) = differences(replaced(section, section.key(before), after), copy=copy)
    return found.burden


def test_equal_copies_do_not_differ():
    assert compare(COPY, COPY, CATALOGUE) == ()
    assert overall(()) is Burden.NONE


def test_a_new_requirement_is_told_in_words_and_weighs_more():
    new = requirement(id="health", name="健康证明", alternatives=(("health",), ("lease", "health")))
    (found,) = differences(add(Section.REQUIREMENTS, new))
    assert (found.group, found.title, found.kind.label) == ("申请材料", "健康证明", "新增")
    assert found.place == "requirements/health"
    assert found.burden is Burden.HEAVIER
    told = {row.label: (row.before, row.after) for row in found.rows}
    assert told["可以交"] == ("", "从业人员健康证明；或者：房屋租赁合同和从业人员健康证明")
    assert told["什么时候需要"] == ("", "所有情形")
    assert "可以容缺后补" not in told


def test_a_requirement_that_goes_makes_it_lighter():
    (found,) = differences(remove(Section.REQUIREMENTS, "premises"))
    assert (found.kind, found.burden) == (ChangeKind.REMOVED, Burden.LIGHTER)
    assert found.rows[0].after == ""
    assert found.rows[0].before == "经营场所合同"


def test_only_lines_that_changed_are_shown():
    (found,) = differences(replaced(Section.FIELDS, "person.name", field(purpose="通知")))
    assert found.kind is ChangeKind.CHANGED
    assert [(row.label, row.before, row.after) for row in found.rows] == [
        ("用途", "写入许可证", "通知")
    ]
    assert found.title == "姓名"


def field(**more):
    return FormField(**{"element": "person.name", "purpose": "写入许可证", **more})


def test_a_shorter_promise_is_lighter_and_a_name_is_neither():
    found = differences(basics(promised_limit=days(5), name="食品许可"))
    told = {one.title: one for one in found}
    assert told["承诺办结时限"].burden is Burden.LIGHTER
    assert told["事项名称"].burden is Burden.NONE
    assert told["事项名称"].place == "basics/name"


def test_an_ending_is_told():
    (found,) = differences(SetEnding(reason="依据废止"))
    assert (found.title, found.rows[0].after) == ("取消事项", "依据废止")


def test_a_new_order_is_told_once():
    (found,) = differences(move(Section.FAQS, FAQS[2].question, 0), copy=with_faqs())
    assert (found.kind, found.place) == (ChangeKind.MOVED, "faqs/*")
    assert found.rows[0].after == "问题丙？ → 问题甲？ → 问题乙？"


def test_steps_are_called_by_their_names():
    step = replace(ITEM.steps[2], waits_for=("accept",), presence="签字")
    (found,) = differences(replaced(Section.STEPS, "decide", step))
    told = {row.label: (row.before, row.after) for row in found.rows}
    assert told["等待的环节"] == ("审查", "受理")
    assert told["申请人为什么要到场"] == ("", "签字")
    assert found.burden is Burden.HEAVIER


def test_changes_in_both_ways_depend_and_the_whole_is_judged_together():
    mixed = differences(basics(promised_limit=days(5), visits=1))
    assert overall(mixed) is Burden.DEPENDS
    assert overall(mixed[:1]) is mixed[0].burden


NEED = requirement(id="r", alternatives=(("lease",), ("health",)))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"alternatives": (("lease",), ("health",), ("licence",))}, Burden.LIGHTER),
        ({"alternatives": (("lease",),)}, Burden.HEAVIER),
        ({"alternatives": (("licence",),)}, Burden.DEPENDS),
        ({"alternatives": (("health",), ("lease",))}, Burden.NONE),
        ({"needed_when": SMALL}, Burden.LIGHTER),
        ({"needed_when": NEVER}, Burden.LIGHTER),
        ({"declarable": True}, Burden.LIGHTER),
        ({"deferrable": True, "primary": False}, Burden.LIGHTER),
        ({"original_seen": True}, Burden.HEAVIER),
        ({"copies": 2}, Burden.HEAVIER),
        ({"least_trust": Trust.ISSUED}, Burden.HEAVIER),
        ({"name": "合同"}, Burden.NONE),
    ],
)
def test_what_a_requirement_asks_more_or_less_is_weighed(changes, expected):
    assert burden(Section.REQUIREMENTS, NEED, replace(NEED, **changes)) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (SMALL, ALWAYS, Burden.HEAVIER),
        (NEVER, SMALL, Burden.HEAVIER),
        (ALWAYS, SMALL, Burden.LIGHTER),
        (SMALL, NEVER, Burden.LIGHTER),
        (SMALL, LARGE, Burden.DEPENDS),
    ],
)
def test_needed_more_often_is_heavier(before, after, expected):
    one, other = (replace(FEE, needed_when=when) for when in (before, after))
    assert burden(Section.FEES, one, other) is expected


def test_paying_more_is_heavier():
    assert burden(Section.FEES, FEE, replace(FEE, amount=Money.yuan(90))) is Burden.HEAVIER


def test_a_rewritten_condition_depends_on_the_person():
    (found,) = differences(
        replaced(Section.CONDITIONS, "area", replace(ITEM.conditions[0], expression=SMALL))
    )
    assert found.burden is Burden.DEPENDS
    assert found.rows[0].label == "怎样判断"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (days(5), days(6), Burden.HEAVIER),
        (days(6), days(5), Burden.LIGHTER),
        (TimeLimit.working_days(25, LAW), TimeLimit.calendar_days(30, LAW), Burden.DEPENDS),
        (None, days(5), Burden.HEAVIER),
        (days(5), None, Burden.LIGHTER),
        (days(5), TimeLimit.working_days(5, LAW), Burden.NONE),
    ],
)
def test_units_are_never_converted_when_limits_are_weighed(before, after, expected):
    copy = apply(COPY, basics(extension_limit=before))
    (found,) = differences(basics(copy, extension_limit=after), copy=copy)
    assert found.burden is expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("channels", (Channel.WINDOW,), Burden.HEAVIER),
        ("channels", (*ITEM.channels, Channel.POST), Burden.LIGHTER),
        ("channels", (Channel.POST,), Burden.DEPENDS),
        ("audiences", (Audience.ENTERPRISE, Audience.PERSON), Burden.LIGHTER),
        ("visits", 2, Burden.HEAVIER),
    ],
)
def test_leaving_somebody_out_is_heavier(name, value, expected):
    (found,) = differences(basics(**{name: value}))
    assert found.burden is expected


@pytest.mark.parametrize(
    ("section", "row", "expected"),
    [
        (Section.QUESTIONS, Question(element="person.name", words="？"), Burden.HEAVIER),
        (Section.STEPS, replace(ITEM.steps[1], id="s", presence="签字"), Burden.HEAVIER),
        (Section.STEPS, replace(ITEM.steps[1], id="s"), Burden.DEPENDS),
        (Section.FAQS, FAQS[0], Burden.NONE),
        (Section.ELEMENTS, SEATS, Burden.NONE),
    ],
)
def test_a_row_that_comes_in_weighs_what_it_asks(section, row, expected):
    (found,) = differences(add(section, row))
    assert found.burden is expected


def test_coming_for_another_reason_is_no_more_than_coming():
    before = replace(ITEM.steps[1], id="s", presence="签字")
    assert burden(Section.STEPS, before, replace(before, presence="按手印")) is Burden.NONE


def test_each_burden_has_its_words_and_its_opposite():
    assert [one.label for one in Burden] == ["加重负担", "减轻负担", "因人而异", "不影响负担"]
    assert [one.opposite for one in Burden] == [
        Burden.LIGHTER, Burden.HEAVIER, Burden.DEPENDS, Burden.NONE,
    ]  # fmt: skip
    assert [one.label for one in ChangeKind] == ["新增", "删除", "修改", "调整顺序"]
