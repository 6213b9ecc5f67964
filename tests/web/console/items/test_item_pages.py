"""Published items: found in the list, read part by part, compared version by version."""

from dataclasses import replace

import pytest
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening, standing
from tongban.core.authoring.copies import basics_of
from tongban.core.authoring.edits import AddPart, SetBasics
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.store.catalog.listing import PAGE

pytestmark = pytest.mark.django_db


def test_the_list_finds_items_by_word_department_and_audience(editor):
    page = words(editor.get("", q="食品经营", department="market_regulation"))

    assert "食品经营许可" in page
    assert "没有找到事项" in words(editor.get("", q="没有这样的事项"))
    assert "没有找到事项" in words(editor.get("", audience="other_organisation", q="食品经营"))


def test_the_list_goes_on_by_key_without_loss_or_repeat(editor):
    from_start, seen = editor.get(""), []
    address = "?"
    while address:
        page = editor.get(address if address != "?" else "").content.decode()
        seen += page.split('href="/console/items/published/')[1:]
        address = (
            page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
            if ('rel="next"' in page)
            else ""
        )
        address = address.replace("&amp;", "&")
    codes = [one.split("/")[0] for one in seen]

    assert from_start.status_code == 200
    assert len(codes) == len(set(codes)) == len(published_now().catalogue.items) > PAGE


def test_an_item_says_all_its_parts_with_expression_and_article(editor):
    page = words(editor.get(f"published/{FOOD}/"))
    item = published_now().catalogue.items[FOOD]

    for part in (*item.conditions, *item.questions):
        assert part.words in page
    for part in (*item.requirements, *item.steps, *item.outputs):
        assert part.name in page
    assert "premises." in page
    assert str(item.legal_basis[0].citation) in page
    assert "一年来没有办件" in page


def test_two_versions_stand_side_by_side_with_what_they_mean(editor, workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    workshop.edit(
        copy, AddPart(section=Section.FAQS, part=Faq(question="可以代办吗", answer="可以"))
    )
    basics = basics_of(workshop.opened(copy).copy.item)
    workshop.edit(copy, SetBasics(basics=replace(basics, visits=1, visit_reason="核对原件")))
    workshop.reviewed(copy)
    workshop.publish(copy)

    history = words(editor.get(f"published/{FOOD}/versions/"))
    page = words(editor.get(f"published/{FOOD}/compare/", before="1", after="2"))

    assert "第 2 版 现行" in history
    assert "可以代办吗" in page
    assert "加重负担" in page
    assert "这是以前的一版" in words(editor.get(f"published/{FOOD}/", version="1"))


def test_what_was_never_published_is_not_found(editor):
    for address in ("published/nothing/", f"published/{FOOD}/?version=9", "published/x/versions/"):
        assert editor.get(address).status_code == 404


def test_a_suspended_item_says_why_and_can_be_resumed(reviewer, workshop):
    reviewer.post(f"published/{FOOD}/suspend/", reason="正在更换办理系统")
    page = words(reviewer.get(f"published/{FOOD}/"))

    assert "正在更换办理系统" in page
    assert "恢复办理" in page

    reviewer.post(f"published/{FOOD}/resume/")

    assert FOOD in published_now().catalogue.items
    with pytest.raises(Exception, match="not suspended"):
        standing.resume(workshop.reviewer, FOOD, workshop.outside)


@pytest.mark.usefixtures("overviews")
def test_one_matter_in_several_hands_is_shown_together(editor):
    item = published_now().catalogue.items[FOOD]
    page = words(editor.get(f"standards/{item.standard_item}/"))

    assert item.name in page
    assert str(len(item.requirements)) in page
    assert item.standard_item in words(editor.get("standards/"))
    assert editor.get("standards/nothing/").status_code == 404
