"""One matter has one standard, local differences are seen; running cases keep their version."""

from dataclasses import replace

import pytest
from city.people import lin, officer
from city.stories import FOOD_LICENCE
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening
from tongban.core.authoring.edits import AddPart, ReplacePart
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.core.people.actors import Role
from tongban.store.workshop.queries import copies_for

pytestmark = pytest.mark.django_db
FAQ = Faq(question="可以代办吗？", answer="可以，带上委托书。")


@pytest.fixture
def keeper(workshop, sign_in):
    """Return whoever keeps the catalogue of the whole city."""
    return sign_in(officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="k"))


@pytest.fixture
def standard(published):
    return published_now().catalogue.items[FOOD].standard_item


def publish_faq(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    workshop.edit(copy, AddPart(section=Section.FAQS, part=FAQ))
    workshop.reviewed(copy)
    workshop.publish(copy)


def test_a_standard_is_set_and_what_differs_from_it_is_seen(keeper, editor, workshop, standard):
    before = words(keeper.get(f"standards/{standard}/"))
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    same = words(editor.get(f"standards/{standard}/"))
    publish_faq(workshop)
    differs = words(editor.get(f"standards/{standard}/"))

    assert "本地区还没有定标准" in before
    assert "和标准完全一样" in same
    assert FAQ.answer in differs


def test_a_department_begins_its_own_item_from_the_standard(keeper, editor, standard):
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    answer = editor.post(f"standards/{standard}/begin/", code="food_of_the_district")
    taken = editor.post(f"standards/{standard}/begin/", code=FOOD)

    assert "食品经营许可" in words(editor.get(answer.url))
    assert "food_of_the_district" in {one.code for one in copies_for(editor.officer)}
    assert taken.url.endswith(f"standards/{standard}/")


def test_a_newer_standard_is_taken_up_on_a_page(keeper, editor, workshop, standard):
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    begun = editor.post(f"standards/{standard}/begin/", code="food_of_the_district").url
    publish_faq(workshop)
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    nothing = words(keeper.get("standards/behind/"))
    notice = words(editor.get(begun))
    page = words(editor.get(f"{begun}standard/"))
    editor.post(f"{begun}standard/", revision="1")

    assert "都采用了现行标准" in nothing
    assert "标准有新版（第 2 版）" in notice
    assert FAQ.answer in page
    assert FAQ.answer in words(editor.get(f"{begun}text/"))
    assert "没有要采用的变化" in words(editor.get(f"{begun}standard/"))


def test_where_both_changed_a_place_the_officer_says_whose_words_stand(
    keeper, editor, workshop, standard
):
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    publish_faq(workshop)
    keeper.post(f"standards/{standard}/set/", item=FOOD)
    other = replace(FAQ, answer="不可以。")
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    workshop.edit(copy, ReplacePart(section=Section.FAQS, key=FAQ.question, part=other))
    workshop.reviewed(copy)
    workshop.publish(copy)
    listed = words(keeper.get("standards/behind/"))
    address = editor.post(f"published/{FOOD}/follow/").url
    asked = words(editor.get(address))
    editor.post(address)
    unsettled = words(editor.get(address))
    editor.post(address, side_0="mine")

    assert "食品经营许可" in listed
    assert "两边都改过，以哪边为准？" in asked
    assert "请逐处选择以哪边为准" in unsettled
    assert other.answer in words(editor.get(address.replace("standard/", "text/")))


def test_a_department_does_not_set_the_standard_of_the_city(editor, standard):
    editor.post(f"standards/{standard}/set/", item=FOOD)

    assert "本地区还没有定标准" in words(editor.get(f"standards/{standard}/"))


def test_running_cases_are_told_with_what_a_newer_version_would_change(editor, workshop):
    FOOD_LICENCE.filed(lin(), workshop.outside)
    none = words(editor.get(f"published/{FOOD}/running/"))
    publish_faq(workshop)
    page = words(editor.get(f"published/{FOOD}/running/"))

    assert "没有按旧版本在办的办件" in none
    assert "第 1 版：在办 1 件" in page
    assert FAQ.question in page


def test_how_many_cases_a_version_had_is_counted_without_naming_anybody(editor, workshop):
    FOOD_LICENCE.filed(lin(), workshop.outside)
    page = words(editor.get(f"published/{FOOD}/"))

    assert "第 1 版 1 0 1" in page
    assert lin().name not in page
