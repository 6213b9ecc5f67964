"""The condition form (条件表): nested rows are the tree, and every button leaves a whole one."""

from datetime import date
from decimal import Decimal

import pytest
from conditionwork import about_lists, conditions
from hypothesis import given
from hypothesis import strategies as st
from lintwork import STANDARD

from tongban.core.authoring.asking import Asking, Takes, askings_for
from tongban.core.authoring.lines import ConditionLine, line_of, node_of
from tongban.core.authoring.rows import RowKind, elements_at, form_rows, node_from_text, with_line
from tongban.core.authoring.trees import (
    Grouping,
    add,
    annotate,
    inside,
    node_at,
    put,
    read_path,
    regroup,
    remove,
    shift,
    show_path,
    wrap,
)
from tongban.core.catalog.conditions.bounds import ConditionTooCostly
from tongban.core.catalog.conditions.nodes import ALWAYS, NEVER, AllOf, AtLeast, Note, Quantified
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import InvalidValue

OPTIONS = (Option(value="shop", label="商店"), Option(value="stall", label="摊位"))
MEMBER_AGE = DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER)
ELEMENTS = {
    one.code: one
    for one in (
        DataElement(code="p.open", label="已开业", kind=ValueKind.YES_NO),
        DataElement(code="p.staff", label="人数", kind=ValueKind.INTEGER),
        DataElement(code="p.area", label="面积", kind=ValueKind.DECIMAL),
        DataElement(code="p.name", label="字号", kind=ValueKind.TEXT),
        DataElement(code="p.born", label="出生日期", kind=ValueKind.DATE),
        DataElement(code="p.kind", label="类型", kind=ValueKind.CHOICE, options=OPTIONS),
        DataElement(code="p.goods", label="经营项目", kind=ValueKind.CHOICES, options=OPTIONS),
        DataElement(
            code="p.family", label="家庭成员", kind=ValueKind.RECORDS, columns=(MEMBER_AGE,)
        ),
    )
}
LINES = {
    "p.open = yes": ("p.open", Asking.IS_YES),
    "p.open = no": ("p.open", Asking.IS_NO),
    "p.staff >= 3": ("p.staff", Asking.AT_LEAST, "3"),
    "p.area < 50": ("p.area", Asking.LESS, "50"),
    "p.area <= 50.5": ("p.area", Asking.AT_MOST, "50.5"),
    "p.area >= $area.standard": ("p.area", Asking.AT_LEAST, "$area.standard"),
    "p.area between 1 and 2": ("p.area", Asking.BETWEEN, "1", "2"),
    'p.name != "甲"': ("p.name", Asking.NOT_EQUAL, "甲"),
    "p.born <= 2000-01-31": ("p.born", Asking.AT_MOST, "2000-01-31"),
    "p.born < today": ("p.born", Asking.LESS, "today"),
    "years from p.born to today >= 18": ("p.born", Asking.YEARS_AT_LEAST, "18"),
    "years from p.born to today < $area.standard": ("p.born", Asking.YEARS_BELOW, "$area.standard"),
    'p.kind = "shop"': ("p.kind", Asking.EQUAL, "shop"),
    'p.kind in {"shop", "stall"}': ("p.kind", Asking.ONE_OF, "shop", "stall"),
    'p.goods has "stall"': ("p.goods", Asking.HAS, "stall"),
    "exists p.name": ("p.name", Asking.EXISTS),
    "not exists p.name": ("p.name", Asking.LACKS),
    "count of p.family >= 2": ("p.family", Asking.COUNT_AT_LEAST, "2"),
    "count of p.family <= 2": ("p.family", Asking.COUNT_AT_MOST, "2"),
    "some p.family has (always)": ("p.family", Asking.SOME),
    "every p.family has (always)": ("p.family", Asking.EVERY),
    "no p.family has (always)": ("p.family", Asking.NONE),
}
ONLY_TEXT = (
    "p.open != yes",
    "p.area >= p.staff",
    "months from p.born to today >= 3",
    "years from p.born to today = 18",
    "count of p.family = 2",
    "count of p.family where (member.age > 3) >= 2",
    "50 <= p.area",
    "p.area >= p.staff + 1",
)


def line(element, asking, *values):
    return ConditionLine(element=element, asking=asking, values=values)


@pytest.mark.parametrize(("text", "told"), LINES.items())
def test_a_comparison_and_its_line_say_the_same(text, told):
    assert node_of(line(*told), ELEMENTS) == parse(text)
    assert line_of(parse(text)) == line(*told)


@pytest.mark.parametrize("text", ONLY_TEXT)
def test_what_no_line_can_say_is_shown_as_text(text):
    assert line_of(parse(text)) is None
    (row, *_) = form_rows(parse(text), ELEMENTS)
    assert (row.kind, row.text) == (RowKind.TEXT, text)


def test_every_kind_of_element_can_be_asked_in_all_its_ways():
    for element in ELEMENTS.values():
        for asking in askings_for(element):
            assert asking.label(element.kind)
            told = {Takes.NOTHING: 0, Takes.ONE: 1, Takes.TWO: 2, Takes.SEVERAL: 1}[asking.takes]
            value = "2020-01-01" if element.kind is ValueKind.DATE else "2"
            value = "shop" if element.options else value
            if asking in (Asking.YEARS_AT_LEAST, Asking.YEARS_BELOW):
                value = "18"
            node = node_of(line(element.code, asking, *[value] * told), ELEMENTS)
            assert line_of(node).asking is asking


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (("p.nothing", Asking.EQUAL, "1"), "请选择一个数据元"),
        (("p.open", Asking.LESS, "1"), "“已开业”不能这样判断，请换一种判断方式"),
        (("p.area", Asking.LESS), "“面积”这样判断请填 1 个值"),
        (("p.open", Asking.IS_YES, "1"), "“已开业”这样判断不用填值"),
        (("p.kind", Asking.ONE_OF, " "), "请写出“类型”可以是哪些值"),
        (("p.area", Asking.LESS, "大"), "请填写一个数字，例如 80"),
        (("p.born", Asking.YEARS_AT_LEAST, "1.5"), "请填写整数，例如 18"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_what_to_write(told, sentence):
    with pytest.raises(InvalidValue) as refused:
        node_of(line(*told), ELEMENTS)
    assert refused.value.reason == sentence


def test_options_are_taken_by_their_words_and_today_in_chinese():
    assert node_of(line("p.kind", Asking.EQUAL, "商店"), ELEMENTS) == parse('p.kind = "shop"')
    assert node_of(line("p.born", Asking.LESS, "今天"), ELEMENTS) == parse("p.born < today")
    assert node_of(line("p.area", Asking.LESS, "5.0"), ELEMENTS).right.value == Decimal("5.0")
    assert node_of(line("p.born", Asking.LESS, "2020年1月2日"), ELEMENTS).right.value == date(
        2020, 1, 2
    )


def test_rows_stand_as_the_tree_does():
    tree = parse(
        'p.open and (p.area > 50 or some p.family has (member.age >= 60)) and judged("x", "合适")'
    )
    rows = form_rows(tree, ELEMENTS)
    assert [(show_path(row.path), row.kind, row.depth) for row in rows] == [
        ("", RowKind.ALL, 0),
        ("0", RowKind.LINE, 1),
        ("1", RowKind.ANY, 1),
        ("1.0", RowKind.LINE, 2),
        ("1.1", RowKind.LIST, 2),
        ("1.1.0", RowKind.LINE, 3),
        ("2", RowKind.JUDGED, 1),
    ]
    assert node_from_text(rows[3].text) == node_at(tree, (1, 0))
    with pytest.raises(InvalidValue, match="括号"):
        node_from_text("member.age > 3) and (p.open", "p.family")
    assert rows[5].scope == "p.family"
    assert rows[5].sentence == "年龄不少于60"
    assert elements_at(tree, (1, 1, 0), ELEMENTS)["member.age"].label == "年龄"
    assert "member.age" not in elements_at(tree, (1, 0), ELEMENTS)


def test_a_row_tells_what_makes_no_sense_in_it():
    rows = form_rows(parse('p.area > 50 and p.staff = "多"'), ELEMENTS)
    assert [bool(row.problems) for row in rows] == [False, False, True]
    known = form_rows(parse("p.area > $area.standard"), ELEMENTS, {STANDARD.code: STANDARD})
    assert known[0].problems == ()


def test_groups_of_every_kind_have_their_rows():
    kinds = [
        form_rows(parse(text), ELEMENTS)[0].kind
        for text in ("at least 1 of (p.open, always)", "not p.open", "always", "never")
    ]
    assert kinds == [RowKind.AT_LEAST, RowKind.NOT, RowKind.ALWAYS, RowKind.NEVER]
    assert form_rows(parse("at least 2 of (p.open, always)"), ELEMENTS)[0].count == 2
    assert RowKind.NOT.is_group
    assert not RowKind.LINE.is_group


def test_writing_a_line_keeps_the_note_and_what_is_asked_of_the_records():
    tree = parse('p.open and some p.family has (member.age >= 60) "有老人" @ "老年人权益保障法#2"')
    changed = with_line(tree, (1,), line("p.family", Asking.EVERY), ELEMENTS)
    assert written(changed) == (
        'p.open = yes and every p.family has (member.age >= 60) "有老人" @ "老年人权益保障法#2"'
    )
    inner = with_line(changed, (1, 0), line("member.age", Asking.LESS, "3"), ELEMENTS)
    assert "member.age < 3" in written(inner)
    assert with_line(tree, (0,), line("p.family", Asking.SOME), ELEMENTS).parts[0] == parse(
        "some p.family has (always)"
    )
    elsewhere = {**ELEMENTS, "p.staffs": ELEMENTS["p.family"]}
    other = with_line(tree, (1,), line("p.staffs", Asking.SOME), elsewhere)
    assert other.parts[1].condition == ALWAYS


def test_adding_makes_a_group_of_what_was_alone():
    one, other = parse("p.open"), parse("p.area > 3")
    assert add(ALWAYS, (), one) == one
    assert add(one, (), other) == AllOf((one, other))
    assert add(AllOf((one, other)), (), one).parts == (one, other, one)
    assert written(add(parse("not p.open"), (), other)) == "not (p.open = yes and p.area > 3)"
    within = add(
        parse("some p.family has (always)"), (), node_from_text("member.age > 3", "p.family")
    )
    assert written(within) == "some p.family has (member.age > 3)"


def test_wrapping_and_regrouping_keep_the_parts():
    tree = parse("p.open and p.area > 3")
    assert written(wrap(tree, (0,), Grouping.NOT)) == "not p.open = yes and p.area > 3"
    assert written(wrap(tree, (0,), Grouping.ANY)).startswith("any of (p.open = yes)")
    assert written(regroup(tree, (), Grouping.ANY)) == "p.open = yes or p.area > 3"
    assert written(regroup(tree, (), Grouping.NOT)) == "not (p.open = yes or p.area > 3)"
    assert isinstance(regroup(tree, (), Grouping.AT_LEAST, count=2), AtLeast)
    assert written(regroup(wrap(tree, (0,), Grouping.NOT), (0,), Grouping.ALL)).startswith("all of")
    for count in (0, 3):
        with pytest.raises(InvalidValue, match="1 到 2"):
            regroup(tree, (), Grouping.AT_LEAST, count=count)
    for alone in ("p.open", "some p.family has (always)"):
        with pytest.raises(InvalidValue, match="只有一个条件"):
            regroup(parse(alone), (), Grouping.ANY)
    assert [grouping.label for grouping in Grouping] == [
        "同时满足", "满足其中一项", "至少满足其中几项", "不属于这种情形",
    ]  # fmt: skip


def test_removing_leaves_no_empty_group():
    tree = parse("p.open and (p.area > 3 or p.staff > 2) as rest")
    assert written(remove(tree, (1, 0))) == 'p.open = yes and p.staff > 2 as "rest"'
    assert remove(parse("p.open"), ()) == ALWAYS
    assert remove(parse("not p.open"), (0,)) == ALWAYS
    assert remove(parse("all of (p.open)"), (0,)) == ALWAYS
    assert written(remove(parse("some p.family has (member.age > 3)"), (0,))) == (
        "some p.family has (always)"
    )
    three = parse("p.open and p.area > 3 and p.staff > 2")
    assert written(remove(three, (1,))) == "p.open = yes and p.staff > 2"
    some = remove(parse("at least 2 of (p.open, p.area > 3, p.staff > 2)"), (0,))
    assert (some.count, len(some.parts)) == (2, 2)
    named = parse('(p.open "开业" and p.area > 3) "两样"')
    assert remove(named, (1,)).note.words == "开业"
    with pytest.raises(InvalidValue):
        remove(tree, (7,))


def test_parts_change_places_within_their_group():
    tree = parse("p.open and p.area > 3 and p.staff > 2")
    assert written(shift(tree, (2,), 0)) == "p.staff > 2 and p.open = yes and p.area > 3"
    assert shift(tree, (0,), -5) == tree
    assert shift(tree, (), 1) == tree
    assert shift(parse("not p.open"), (0,), 1) == parse("not p.open")


def test_words_and_articles_stand_on_a_node():
    note = Note(words="够大", basis=parse_citation("食品安全法#33.1"))
    tree = annotate(parse("p.open and p.area > 3"), (1,), note)
    assert form_rows(tree, ELEMENTS)[2].note == note


def test_a_path_that_leads_nowhere_is_refused():
    for path in ((3,), (0, 0)):
        with pytest.raises(InvalidValue, match="没有这个位置"):
            node_at(parse("p.open and p.area > 3"), path)
    for text in ("a", "0.-1", "0..1"):
        with pytest.raises(InvalidValue):
            read_path(text)
    assert read_path("") == ()


def test_a_tree_stays_within_its_bounds():
    tree = parse("p.open")
    for _ in range(38):
        tree = wrap(tree, (), Grouping.NOT)
    with pytest.raises(ConditionTooCostly):
        wrap(tree, (), Grouping.NOT)


def paths_of(node, path=()):
    yield path
    for place, part in enumerate(inside(node)):
        yield from paths_of(part, (*path, place))


@given(st.one_of(conditions(), about_lists()), st.data())
def test_any_node_can_be_read_written_back_and_removed(tree, data):
    path = data.draw(st.sampled_from(list(paths_of(tree))))
    assert put(tree, path, node_at(tree, path)) == tree
    assert read_path(show_path(path)) == path
    smaller = remove(tree, path)
    assert parse(written(smaller)) == smaller
    assert len(list(paths_of(smaller))) <= len(list(paths_of(tree)))


@given(st.one_of(conditions(), about_lists()))
def test_each_row_of_any_tree_stands_for_its_node(tree):
    for row in form_rows(tree, ELEMENTS):
        node = node_at(tree, row.path)
        assert row.note == node.note
        assert isinstance(node, Quantified) == (row.kind is RowKind.LIST)
        if node == NEVER:
            assert row.kind is RowKind.NEVER
