"""A working copy is edited part by part, saved as it is filled in, and nothing is lost."""

import html
import re

import pytest
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.workshop import opening
from tongban.core.authoring.edits import AddPart, RemovePart
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.core.people.actors import Role

pytestmark = pytest.mark.django_db
FAQ = {"question": "可以代办吗？", "answer": "可以，带上委托书。"}


@pytest.fixture
def copy(workshop):
    return opening.open_item(workshop.administrator, FOOD, workshop.outside)


@pytest.fixture
def here(copy):
    return f"copies/{copy}/"


def item_of(workshop, copy):
    return workshop.opened(copy).copy.item


def revision_in(response) -> str:
    return re.search(r'name="revision" value="(\d+)"', response.content.decode()).group(1)


@pytest.mark.parametrize("section", list(Section))
def test_every_section_shows_its_rows_and_a_form_for_a_new_one(editor, here, section):
    assert section.label in words(editor.get(f"{here}parts/{section.value}/"))
    assert "增加" in words(editor.get(f"{here}parts/{section.value}/row/"))


@pytest.mark.parametrize("section", [one for one in Section if not one.brought_along])
def test_every_row_saved_as_it_is_shown_stays_as_it_was(*, editor, workshop, copy, here, section):
    """A form that is opened and sent again changes nothing: no field is lost on the way."""
    before = item_of(workshop, copy)
    for part in getattr(before, section.value):
        address = f"{here}parts/{section.value}/row/"
        page = editor.get(address, key=section.key(part))
        answer = editor.quietly(address, **filled(page))

        assert "没有变化" in words(answer), (words(answer), part)
    assert item_of(workshop, copy) == before


def test_a_question_divides_an_item_into_handled_items(editor, workshop, copy, here):
    address = f"{here}parts/handled/"
    seen = revision_in(editor.get(address))
    asked = {"act": "divide", "element": "food.only_packaged", "revision": seen}
    editor.post(address, **asked)
    editor.post(address, **asked | {"revision": revision_in(editor.get(address))})
    page = words(editor.get(address))

    handled = item_of(workshop, copy).handled
    assert [one.serial for one in handled] == [1, 2]
    assert all(one.name in page for one in handled)
    assert "按哪个问题划分" not in page
    whole = words(editor.get(f"{here}text/"))
    assert item_of(workshop, copy).handled_code(handled[1]) in whole


@pytest.mark.parametrize("topic", ["identity", "limits", "service"])
def test_the_plain_fields_saved_as_they_are_shown_stay_as_they_were(
    *, editor, workshop, copy, here, topic
):
    before = item_of(workshop, copy)

    answer = editor.quietly(
        f"{here}basics/{topic}/", **filled(editor.get(f"{here}basics/{topic}/"))
    )

    assert "没有变化" in words(answer)
    assert item_of(workshop, copy) == before


def filled(page) -> dict[str, list[str]]:
    """Return what a browser would send of the largest form of a page."""
    text = page.content.decode()
    form = max(re.findall(r"<form\b.*?</form>", text, re.DOTALL), key=len)
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        kind, name = attribute(tag, "type"), attribute(tag, "name")
        if name and (kind not in ("radio", "checkbox") or " checked" in tag):
            sent.setdefault(name, []).append(attribute(tag, "value") or "")
    for head, inside in re.findall(r"(<textarea\b[^>]*>)(.*?)</textarea>", form, re.DOTALL):
        sent[attribute(head, "name")] = [unescaped(inside).removeprefix("\n")]
    for head, inside in re.findall(r"(<select\b[^>]*>)(.*?)</select>", form, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', inside)
        sent[attribute(head, "name")] = chosen[-1:] or [""]
    return sent


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescaped(found.group(1)) if found else ""


def unescaped(text: str) -> str:

    return html.unescape(text)


def test_a_row_is_added_changed_moved_and_removed(editor, workshop, copy, here):
    faqs = f"{here}parts/faqs/"
    count = len(item_of(workshop, copy).faqs)

    editor.post(f"{faqs}row/", **FAQ)
    added = item_of(workshop, copy).faqs
    editor.post(faqs, key=FAQ["question"], act="up")
    moved = item_of(workshop, copy).faqs
    editor.post(faqs, key=FAQ["question"], act="remove")

    assert added[-1] == Faq(**FAQ)
    assert moved.index(Faq(**FAQ)) == max(0, count - 1)
    assert len(item_of(workshop, copy).faqs) == count


def test_a_row_whose_words_are_its_key_is_saved_again_and_again(editor, workshop, copy, here):
    editor.post(f"{here}parts/faqs/row/", **FAQ)
    address, sent = f"{here}parts/faqs/row/", {"key": FAQ["question"], **FAQ}
    sent["revision"] = str(workshop.opened(copy).revision)

    for question in ("可以请人代办吗？", "能不能请人代办？"):
        answer = editor.quietly(address, **{**sent, "question": question})
        assert "已保存" in words(answer)
        sent["revision"], sent["key"] = revision_in(answer), question

    assert [one.question for one in item_of(workshop, copy).faqs][-1] == "能不能请人代办？"


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_saved(
    editor, workshop, copy, here
):
    before = item_of(workshop, copy)
    page = editor.post(f"{here}parts/conditions/row/", words="年满十八周岁", basis="不知道哪条")

    assert page.status_code == 422
    assert "请写成《法规名称》第几条" in words(page)
    assert item_of(workshop, copy) == before


def test_an_element_is_found_by_its_name_and_otherwise_suggested(editor, workshop, copy, here):
    address = f"{here}parts/questions/row/"
    near = editor.post(address, words="店有多大？", element="面积")

    assert "您要找的是不是" in words(near)

    editor.post(address, words="申请人的年龄？", element="person.birth_date")
    assert item_of(workshop, copy).questions[-1].element == "person.birth_date"


def test_undo_takes_back_and_redo_puts_again(editor, workshop, copy, here):
    before = item_of(workshop, copy)
    editor.post(f"{here}parts/faqs/row/", **FAQ)

    editor.post(f"{here}undo/")
    assert item_of(workshop, copy) == before

    editor.post(f"{here}redo/")
    assert item_of(workshop, copy).faqs[-1] == Faq(**FAQ)


def test_two_who_edit_different_parts_are_joined(editor, workshop, copy, here):
    shown_at = workshop.opened(copy).revision
    theirs = Faq(question="多久能办好？", answer="九个工作日。")
    workshop.edit(copy, AddPart(section=Section.FAQS, part=theirs), by=workshop.colleague)

    editor.post(f"{here}parts/faqs/row/", revision=str(shown_at), **FAQ)

    assert {one.question for one in item_of(workshop, copy).faqs} >= {
        "多久能办好？",
        FAQ["question"],
    }


def test_two_who_edit_one_row_see_both_sides_and_keep_their_words(editor, workshop, copy, here):
    editor.post(f"{here}parts/faqs/row/", **FAQ)
    shown_at = workshop.opened(copy).revision
    gone = RemovePart(section=Section.FAQS, key=FAQ["question"])
    changed = Faq(question=FAQ["question"], answer="不可以，要本人来。")
    workshop.edit(copy, gone, AddPart(section=Section.FAQS, part=changed), by=workshop.colleague)

    sent = {**FAQ, "answer": "可以，要身份证。", "key": FAQ["question"]}
    page = editor.post(f"{here}parts/faqs/row/", revision=str(shown_at), **sent)

    assert page.status_code == 422
    assert "不可以，要本人来。" in words(page)
    assert "可以，要身份证。" in page.content.decode()


def test_a_requirement_can_be_met_by_all_of_one_list_or_any_other(editor, workshop, copy, here):
    row = item_of(workshop, copy).requirements[0]
    address = f"{here}ways/?key={row.id}"

    editor.post(address, paper_="居民身份证" if "id_card" not in row.alternatives[0] else "户口簿")
    added = item_of(workshop, copy).requirements[0].alternatives
    extra = added[-1][0]
    editor.post(address, act="remove", way=str(len(added) - 1), paper=extra)

    assert len(added) == len(row.alternatives) + 1
    assert item_of(workshop, copy).requirements[0].alternatives == row.alternatives


def test_the_last_paper_of_a_requirement_cannot_go(editor, workshop, copy, here):
    row = next(one for one in item_of(workshop, copy).requirements if len(one.alternatives) == 1)
    if len(row.alternatives[0]) > 1:
        pytest.skip("every requirement of the example has more than one paper")

    page = editor.post(
        f"{here}ways/?key={row.id}", act="remove", way="0", paper=row.alternatives[0][0]
    )

    assert "至少要留一种材料" in words(page)


def test_a_remark_is_made_and_settled(editor, reviewer, copy, here):
    place = {"place": "faqs", "back": f"/console/items/{here}"}
    reviewer.post(f"{here}comments/", words="请写明代办要带什么", **place)
    page = editor.get(here)
    number = re.search(r'name="settle" value="(\d+)"', page.content.decode()).group(1)
    editor.post(f"{here}comments/", settle=number)

    assert "请写明代办要带什么" in words(page)
    assert "1 条批注还没处理" in words(page)
    assert "已处理" in words(editor.get(here))


def test_the_overview_compares_the_text_and_tells_the_history(editor, here):
    editor.post(f"{here}parts/faqs/row/", **FAQ)

    assert FAQ["answer"] in words(editor.get(f"{here}compare/"))
    assert FAQ["answer"] in words(editor.get(f"{here}text/"))
    assert "第 2 次修订：修改" in words(editor.get(f"{here}history/"))
    assert "编制中" in words(editor.get("copies/"))


def test_a_copy_of_another_department_is_not_found(sign_in, officer_of, here):

    elsewhere = sign_in(officer_of("housing_fund", Role.ITEM_ADMINISTRATOR))

    assert elsewhere.get(here).status_code == 404
    assert elsewhere.post(f"{here}parts/faqs/row/", **FAQ).status_code == 404
