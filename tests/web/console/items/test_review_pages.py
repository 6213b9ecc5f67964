"""From a copy to the public through other hands, by the pages alone."""

import pytest
from city.workshop import FOOD
from web.console.items.conftest import words

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening, publishing
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.catalog.items import Faq
from tongban.store.workshop.queries import copies_for

pytestmark = pytest.mark.django_db
FAQ = {"question": "可以代办吗？", "answer": "可以，带上委托书。"}
TODAY = {"day_year": "2026", "day_month": "9", "day_day": "14"}


@pytest.fixture
def copy(editor, workshop):
    editor.post(f"published/{FOOD}/edit/")
    key = copies_for(workshop.administrator)[0].id
    editor.post(f"copies/{key}/parts/faqs/row/", **FAQ)
    return key


@pytest.fixture
def here(copy):
    return f"copies/{copy}/"


def status(workshop, copy):
    return workshop.opened(copy).state.status


def passed(keeper, here, workshop, copy, **more):
    revision = str(workshop.opened(copy).revision)
    told = {"decision": "approve", "opinion": "同意", "revision": revision, **more}
    return keeper.post(f"{here}review/approve/", **told)


def test_a_copy_is_sent_reviewed_twice_dated_and_published(
    *, editor, reviewer, legal, workshop, copy, here
):
    editor.post(f"{here}review/send/", words="补充一个常见问题")
    assert FAQ["answer"] in words(reviewer.get(f"{here}review/approve/"))
    assert "食品经营" in words(reviewer.get("reviews/"))

    passed(reviewer, here, workshop, copy)
    assert status(workshop, copy) is ReviewStatus.LEGAL_REVIEW
    passed(legal, here, workshop, copy)
    assert "定发布日期" in words(editor.get(here))

    editor.post(f"{here}review/schedule/", **TODAY)
    assert publishing.publish_due(workshop.outside) == 1
    assert Faq(**FAQ) in published_now().catalogue.items[FOOD].faqs
    assert "已发布" in words(editor.get(here))


def test_lint_stops_a_copy_and_says_what_to_do(editor, workshop, copy, here):
    for basis in workshop.opened(copy).copy.item.legal_basis:
        editor.post(f"{here}parts/legal_basis/", key=basis.citation.written, act="remove")

    page = editor.post(f"{here}review/send/", words="")

    assert page.status_code == 422
    assert "还有必须改正的问题" in words(page)
    assert "怎么改" in words(page)
    assert "必须先改正" in words(editor.get(here))
    assert status(workshop, copy) is ReviewStatus.DRAFTING


def test_whoever_wrote_it_does_not_review_it(*, editor, workshop, sign_in, officer_of, here, copy):
    editor.post(f"{here}review/send/", words="")

    page = words(editor.get(here))

    assert "审核决定" not in page
    assert "等一位没有写过这份稿的审核人审核" not in words(editor.get("reviews/"))
    assert passed(editor, here, workshop, copy).status_code == 422
    assert status(workshop, copy) is ReviewStatus.BUSINESS_REVIEW


def test_what_is_returned_says_what_must_change(*, editor, reviewer, workshop, copy, here):
    editor.post(f"{here}review/send/", words="")
    empty = passed(reviewer, here, workshop, copy, decision="return", opinion="")
    passed(reviewer, here, workshop, copy, decision="return", opinion="代办要带什么没有写清")

    assert "请写明要改什么" in words(empty)
    assert "代办要带什么没有写清" in words(editor.get(here))
    assert status(workshop, copy) is ReviewStatus.DRAFTING


def test_a_text_that_changed_after_it_was_read_is_read_again(
    *, editor, reviewer, workshop, copy, here
):
    editor.post(f"{here}review/send/", words="")
    page = passed(reviewer, here, workshop, copy, revision="1")

    assert page.status_code == 422
    assert "请重新看一遍" in words(page)


def test_a_copy_can_be_taken_back_and_given_up(editor, workshop, copy, here):
    editor.post(f"{here}review/send/", words="")
    editor.post(f"{here}review/recall/")
    assert status(workshop, copy) is ReviewStatus.DRAFTING

    editor.post(f"{here}review/discard/", reason="改由下个季度再做")
    assert status(workshop, copy) is ReviewStatus.DISCARDED


def test_a_day_that_is_over_is_refused_and_a_set_day_can_be_taken_back(
    *, editor, reviewer, legal, workshop, copy, here
):
    editor.post(f"{here}review/send/", words="")
    passed(reviewer, here, workshop, copy)
    passed(legal, here, workshop, copy)

    late = editor.post(f"{here}review/schedule/", **{**TODAY, "day_day": "1"})
    editor.post(f"{here}review/schedule/", **{**TODAY, "day_day": "30"})
    dated = status(workshop, copy)
    editor.post(f"{here}review/unschedule/")

    assert "不能早于今天" in words(late)
    assert dated is ReviewStatus.SCHEDULED
    assert status(workshop, copy) is ReviewStatus.APPROVED


def test_an_item_is_cancelled_split_or_joined_through_copies(editor, workshop):
    items = published_now().catalogue.items
    others = [one.code for one in items.values() if one.department == "market_regulation"]
    other = next(code for code in others if code != FOOD)

    cancelled = editor.post(f"published/{other}/cancel/", reason="并入其他事项")
    split = editor.post(
        f"published/{FOOD}/split/", parts="food_new 食品经营许可新办\nfood_change 食品经营许可变更"
    )
    bad = editor.post(f"published/{FOOD}/split/", parts="food_only 只有一个")
    joined = editor.post(
        f"published/{FOOD}/join/", others=[other], name="合并后的事项", code="joined_item"
    )

    assert "取消事项" in words(editor.get(cancelled.url))
    assert split.status_code == joined.status_code == 302
    assert "至少两个新事项" in words(bad)
    assert {one.code for one in copies_for(workshop.administrator)} >= {
        "food_new",
        "food_change",
        "joined_item",
    }


def test_a_new_item_begins_with_the_lawful_minimum(editor, workshop):
    told = {
        "name": "养犬登记",
        "code": "dog_registration",
        "department": "market_regulation",
        "item_type": "01",
        "case_kind": "promised",
        "audiences": ["person"],
    }
    answer = editor.post("new/", **told)
    page = words(editor.get(answer.url))

    assert "养犬登记" in page
    assert "个问题必须先改正" in page
    assert "已经有事项在用" in words(editor.post("new/", **told))


def test_opening_an_item_again_leads_to_the_copy_that_there_is(editor, workshop, copy):
    again = editor.post(f"published/{FOOD}/edit/")

    assert str(copy) in again.url
    assert opening.open_item(workshop.administrator, FOOD, workshop.outside) == copy
