"""The one-thing workshop in a browser: picked, seen, saved, reviewed, published."""

import re

import pytest
from city.measured import many_cases

from tongban.core.people.actors import Role
from tongban.store.catalog import shelf

pytestmark = pytest.mark.django_db
HERE = "/console/reform/together/"
MARKET = "market_regulation"
DESIGN = {
    "name": "开新店面",
    "code": "new_shop",
    "event": "business",
    "lead": MARKET,
    "item-outdoor_sign": "always",
    "item-invoice_issue": "always",
    "item-gas_transfer": "optional",
    "basis": "《行政许可法》第二十六条第二款",
    "summary": "",
}


@pytest.fixture
def designer(signed_in):
    yield signed_in(Role.ITEM_ADMINISTRATOR, MARKET)
    shelf.forget()


@pytest.fixture
def draft(designer) -> str:
    """Return the address of a design."""
    return designer.post(f"{HERE}new/", DESIGN)["Location"]


def test_what_people_file_together_leads_to_a_design_with_its_items_picked(
    designer, seen, citizen, outside
):
    assert "还看不出来" in seen(designer.get(HERE))
    for place in range(6):
        for code in ("outdoor_sign", "invoice_issue"):
            many_cases(citizen, code, 1, filed_at=outside.now, subject=f"shop-{place}")
        many_cases(citizen, "birth_record", 2, filed_at=outside.now, subject=f"baby-{place}")
    page = designer.get(HERE).content.decode()
    link = re.search(r'href="([^"]*new/\?items=[^"]*)"', page)[1]

    assert "2.0 倍" in page
    form = designer.get(link).content.decode()
    assert len(re.findall(r'value="always" selected', form)) == 2


def test_a_design_shows_what_is_merged(designer, draft, seen):
    page = seen(designer.get(draft))

    for words in (
        "一起办，与一件一件办相比",
        "要问的问题",
        "一张表",
        "一套材料",
        "配合部门",
        "时间安排",
    ):
        assert words in page


def test_what_cannot_be_a_journey_says_what_to_change(designer, draft, seen):
    one = designer.post(
        f"{HERE}new/", {**DESIGN, "item-invoice_issue": "", "item-gas_transfer": ""}
    )
    assert "至少包含两个事项" in one.content.decode()
    cited = designer.post(f"{HERE}new/", {**DESIGN, "basis": "第#条"})
    assert "请写成《某法》第几条的样子" in cited.content.decode()
    other = designer.post(f"{HERE}new/", {**DESIGN, "lead": "housing"})
    assert "只能为自己的部门设计" in other.content.decode()
    again = designer.post(f"{HERE}new/", DESIGN)
    assert "已经有人在设计" in again.content.decode()


def test_a_design_is_saved_anew_and_an_older_view_overwrites_nothing(designer, draft, seen):
    saved = designer.post(draft, {**DESIGN, "name": "开店", "revision": "1"}, follow=True)
    assert "开店" in seen(saved)
    late = designer.post(draft, {**DESIGN, "name": "另一个名字", "revision": "1"})

    assert late.status_code == 422
    assert "同事刚刚改过" in late.content.decode()
    assert "另一个名字" in late.content.decode()
    assert "开店" in seen(designer.get(draft))


def test_faults_are_told_before_a_design_is_sent(designer, seen):
    draft = designer.post(f"{HERE}new/", {**DESIGN, "basis": ""})["Location"]

    assert "请写明设定这件事的依据" in seen(designer.get(draft))
    assert "还有要改的地方" in seen(designer.post(f"{draft}send/", follow=True))


def test_a_design_goes_through_two_reviews_to_the_public(designer, signed_in, draft, seen):
    designer.post(f"{draft}send/")
    reviewer = signed_in(Role.ITEM_REVIEWER, MARKET)
    legal = signed_in(Role.LEGAL_REVIEWER)
    assert "不由您来做" in seen(legal.post(f"{draft}approve/", follow=True))
    reviewer.post(f"{draft}return/", {"opinion": "加一句说明"})
    assert "加一句说明" in seen(designer.get(draft))
    designer.post(f"{draft}send/")
    reviewer.post(f"{draft}approve/", {"opinion": "同意"})
    legal.post(f"{draft}approve/", {"opinion": "合法"})
    assert "今天发布" in seen(designer.get(draft))
    day = {"day_year": "2099", "day_month": "1", "day_day": "4"}
    wrong = designer.post(f"{draft}publish/", {**day, "day_day": ""}, follow=True)
    assert "日期还缺少：日" in seen(wrong)
    assert "2099年1月4日" in seen(designer.post(f"{draft}publish/", day, follow=True))
    assert "已审定，待发布" in seen(designer.post(f"{draft}unschedule/", follow=True))
    published = seen(designer.post(f"{draft}publish/", follow=True))

    assert "已发布" in published
    assert "开新店面" in seen(designer.get("/events/new_shop/"))
    assert "开新店面" in seen(designer.get(HERE))


def test_a_design_may_be_taken_back_and_given_up(designer, draft, seen):
    designer.post(f"{draft}send/")
    designer.post(f"{draft}recall/")
    refused = designer.post(f"{draft}discard/", {"reason": ""}, follow=True)
    assert "请写明为什么放弃" in seen(refused)
    designer.post(f"{draft}discard/", {"reason": "并入别的事"})

    assert "已放弃" in seen(designer.get(draft))
    assert designer.post(f"{draft}dance/").status_code == 404


def test_more_items_are_looked_for_without_losing_what_was_typed(designer, draft, seen):
    asked = {**DESIGN, "name": "还没想好", "act": "find", "find": "食品", "revision": "1"}
    page = designer.post(f"{HERE}new/", asked).content.decode()

    assert "还没想好" in page
    assert "item-food_business_licence" in page
    assert "item-gas_transfer" in page
    nothing = designer.post(draft, {**asked, "find": "没有这样的事项"})
    assert "换一个词再找" in seen(nothing)
    entered = designer.post(draft, {**asked, "find": "", "name": "开新店面"})
    assert entered.status_code == 302
    assert "开新店面" in seen(designer.get(draft))
