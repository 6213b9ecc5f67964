"""The nested form is the condition tree: each button changes one node and is one saved edit."""

import pytest
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.workshop import opening
from tongban.core.authoring.sections import Section
from tongban.core.authoring.trials import TrialPerson
from tongban.core.catalog.conditions.nodes import ALWAYS, AllOf, AnyOf, Compare, Not
from tongban.core.catalog.conditions.written import written

pytestmark = pytest.mark.django_db
AREA = {"asking": ">=", "value": "50"}


@pytest.fixture
def copy(workshop):
    return opening.open_item(workshop.administrator, FOOD, workshop.outside)


@pytest.fixture
def requirement(workshop, copy):
    """Return a requirement that is needed always, so that its tree begins empty."""
    rows = workshop.opened(copy).copy.item.requirements
    return next(one for one in rows if one.needed_when == ALWAYS)


@pytest.fixture
def builder(copy, requirement):
    return f"copies/{copy}/condition/?place=requirements/{requirement.id}"


@pytest.fixture
def tree(workshop, copy, requirement):
    def now():
        row = workshop.opened(copy).copy.row(Section.REQUIREMENTS, requirement.id)
        return row.needed_when

    return now


@pytest.fixture
def two(editor, builder):
    """Write a tree of two comparisons that must both hold."""
    editor.post(builder, at="", do="add", act="line", element="premises.area", **AREA)
    editor.post(
        builder, at="", do="add", act="line", element="premises.open_flame", asking="is_yes"
    )


def test_the_first_condition_is_chosen_by_its_element_then_by_how_it_is_judged(
    editor, builder, tree
):
    which = words(editor.get(f"{builder}&at=&do=add"))
    how = words(editor.get(f"{builder}&at=&do=add&element=premises.area"))

    answer = editor.post(builder, at="", do="add", act="line", element="premises.area", **AREA)

    assert "看哪个数据元？" in which
    assert "不少于" in how
    assert answer.status_code == 302
    assert written(tree()) == "premises.area >= 50"


def test_nodes_are_joined_otherwise_wrapped_moved_and_removed(editor, builder, tree, two):
    assert isinstance(tree(), AllOf)

    editor.post(builder, at="", act="regroup", grouping="any")
    assert isinstance(tree(), AnyOf)

    editor.post(builder, at="1", act="wrap", grouping="not")
    assert isinstance(tree().parts[1], Not)

    editor.post(builder, at="1", act="up")
    assert isinstance(tree().parts[0], Not)

    editor.post(builder, at="0", act="remove")
    assert isinstance(tree(), Compare)

    editor.post(builder, at="", act="remove")
    assert tree() == ALWAYS


def test_a_line_is_changed_in_its_place_and_keeps_its_note(editor, builder, tree, two):
    editor.post(builder, at="0", act="note", words="店面较大", citation="《食品安全法》第三十三条")
    editor.post(
        builder, at="0", do="change", act="line", element="premises.area", asking="<", value="80"
    )
    note = tree().parts[0].note

    assert written(tree()).startswith("premises.area < 80")
    assert (note.words, str(note.basis)) == ("店面较大", "《食品安全法》第三十三条")


def test_a_value_that_does_not_fit_is_said_beside_the_field_and_changes_nothing(
    editor, builder, tree
):
    page = editor.post(
        builder, at="", do="add", act="line", element="premises.area", asking=">=", value="很大"
    )

    assert page.status_code == 422
    assert "请填写" in words(page)
    assert 'value="很大"' in page.content.decode()
    assert tree() == ALWAYS


def test_without_a_way_to_judge_it_asks_for_one(editor, builder, tree):
    page = editor.post(builder, at="", do="add", act="line", element="premises.area", value="3")

    assert "请选择怎样判断" in words(page)
    assert tree() == ALWAYS


def test_an_expression_can_be_written_and_a_wrong_one_keeps_its_text(editor, builder, tree):
    editor.post(
        builder, at="", act="text", text="premises.area >= 50 and premises.open_flame = yes"
    )
    wrong = editor.post(builder, at="", act="text", text="premises.area >=")

    assert isinstance(tree(), AllOf)
    assert wrong.status_code == 422
    assert "premises.area >=" in wrong.content.decode().replace("&gt;", ">")


def test_the_tree_shows_sentence_expression_and_article(editor, builder, two):
    page = words(editor.get(builder))

    assert "下面各项要同时满足" in page
    assert "premises.area >= 50" in page
    assert "面积" in page
    assert "《" in page


def test_it_is_tried_on_everybody_as_it_is_edited(*, editor, builder, two, monkeypatch, outside):
    people = (
        TrialPerson(name="林记面馆", values={"premises.area": 60, "premises.open_flame": True}),
        TrialPerson(name="小巷咖啡", values={"premises.area": 20, "premises.open_flame": False}),
        TrialPerson(name="新开的店", values={"premises.area": 90}),
    )
    object.__setattr__(outside, "population", lambda: people)

    page = words(editor.get(builder))

    assert "共 3 个示例居民和企业" in page
    assert "要问 1 人" in page
    assert "林记面馆" in page


@pytest.mark.parametrize(
    "told",
    [
        {"do": "add", "act": "line", "element": "premises.area", **AREA},
        {"act": "text", "text": "premises.area >= 50"},
    ],
)
def test_what_a_form_says_is_tried_before_it_is_saved(
    *, editor, builder, tree, monkeypatch, outside, told
):
    people = (TrialPerson(name="林记面馆", values={"premises.area": 60}),)
    object.__setattr__(outside, "population", lambda: people)
    before = words(editor.get(f"{builder}&at=&do=add&element=premises.area"))

    page = words(editor.quietly(builder, at="", **told, **{"try": "1"}))

    assert "还没有保存" not in before
    assert "还没有保存" in page
    assert "经营场所面积不少于50 平方米" in page
    assert "林记面馆" in page
    assert tree() == ALWAYS


def test_each_act_can_be_undone(*, editor, builder, copy, tree, two):
    editor.post(f"copies/{copy}/undo/")

    assert written(tree()) == "premises.area >= 50"


def test_a_fragment_with_an_error_is_still_shown(editor, builder):
    """A page that replaces its own part shows nothing of an answer that says it failed."""
    page = editor.quietly(builder, at="", do="add", act="line", element="premises.area", value="3")

    assert page.status_code == 200
    assert "请选择怎样判断" in words(page)


def test_only_who_may_write_sees_buttons(*, reviewer, editor, builder, tree, two):
    page = words(reviewer.get(builder))
    reviewer.post(builder, at="", act="remove")

    assert "加一个条件" not in page
    assert tree() != ALWAYS


def test_a_place_without_a_condition_is_not_found(editor, copy):
    for place in ("faqs/x", "nowhere/x", "requirements/none", ""):
        assert editor.get(f"copies/{copy}/condition/?place={place}").status_code == 404
