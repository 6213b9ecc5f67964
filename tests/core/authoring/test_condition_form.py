"""The condition form (条件表): nested rows are the tree, and every button leaves a whole one."""

import pytest
from condition_elements import ELEMENTS, line
from conditionwork import about_lists, conditions
from hypothesis import given
from hypothesis import strategies as st
from lintwork import STANDARD

from tongban.core.authoring.asking import Asking
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
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import InvalidValue


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
