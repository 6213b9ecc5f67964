"""Pages of impact assessments: written, returned, approved; and what the public reads of them."""

import pytest
from city.fixtures import city, clock, outside, published
from city.workshop import FOOD, Workshop
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.impact.queries import impact_of

__all__ = ["city", "clock", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/impact/"
ONE = f"{HOME}{FOOD}/"
PUBLIC = f"/items/{FOOD}/privacy/"
SAID = {
    "purpose": "核对从业人员能否接触直接入口食品",
    "necessity": "食品安全法要求",
    "impact": "泄露会让人受歧视",
    "measures": "加密保存",
    "risk": "medium",
}


def text(response):
    return response.content.decode()


def signed_in(officer) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def workshop(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    return Workshop.of("market_regulation", outside)


@pytest.fixture
def author(workshop):
    return signed_in(workshop.administrator)


@pytest.fixture
def second(workshop):
    return signed_in(workshop.legal)


def test_an_assessment_is_written_returned_written_again_approved_and_published(author, second):
    assert "没有评估" in text(author.get(HOME))
    assert "正在补做" in text(Client().get(PUBLIC))
    assert author.post(f"{ONE}submit/", {**SAID, "revision": "0"}).status_code == 302
    assert "等待复核" in text(second.get(HOME))
    assert second.post(f"{ONE}return/", {"revision": "1"}).status_code == 422
    returned = {"revision": "1", "opinion": "措施写具体"}
    assert second.post(f"{ONE}return/", returned).status_code == 302
    assert "措施写具体" in text(author.get(ONE))
    better = {**SAID, "measures": "只给审查这一环节的人看", "revision": "2"}
    assert author.post(f"{ONE}submit/", better).status_code == 302

    assert second.post(f"{ONE}approve/", {"revision": "3"}).status_code == 302

    told = text(Client().get(PUBLIC))
    assert all(
        words in told for words in ("只给审查这一环节的人看", SAID["impact"], "敏感个人信息")
    )
    assert "已通过" in text(author.get(HOME))
    assert PUBLIC in text(Client().get(f"/items/{FOOD}/"))


def test_what_was_typed_stays_when_an_assessment_is_not_whole(author):
    for lacking, words in (("measures", "请填写"), ("risk", "请选择风险程度")):
        page = author.post(f"{ONE}submit/", {**SAID, lacking: "", "revision": "0"})
        assert (page.status_code, words in text(page)) == (422, True)
        assert SAID["purpose"] in text(page)
    assert impact_of(FOOD) is None


def test_nobody_approves_what_they_wrote_and_what_moved_on_is_not_answered(workshop):
    user = get_user_model().objects.get(pk=workshop.administrator.account)
    user.account.roles = [Role.ITEM_ADMINISTRATOR.value, Role.ITEM_REVIEWER.value]
    user.account.save()
    both = signed_in(workshop.administrator)
    both.post(f"{ONE}submit/", {**SAID, "revision": "0"})

    assert "请由另一人复核" in text(both.get(ONE))
    assert both.post(f"{ONE}approve/", {"revision": "1"}).status_code == 409
    assert both.post(f"{ONE}submit/", {**SAID, "revision": "0"}).status_code == 409
    assert both.post(f"{ONE}burn/", {}).status_code == 404
    assert both.get(f"{HOME}no_such_item/").status_code == 404


def test_pages_are_read_in_english_too(author):
    author.cookies["django_language"] = "en"

    assert "Not assessed" in text(author.get(HOME))
    assert "How it is guarded" in text(author.get(ONE))
    public = Client()
    public.cookies["django_language"] = "en"
    assert "What is asked, and what for" in text(public.get(PUBLIC))
