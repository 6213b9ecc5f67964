"""Pages of keeping and deleting: the schedule, the report, and holds that two officers set."""

from datetime import date, timedelta

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.retention.purging import purge
from tongban.adapters.event_journal import EventJournal
from tongban.core.people.actors import Role
from tongban.core.people.retention import SCHEDULE
from tongban.core.vocabulary.identity import make_example_number
from tongban.project import wiring
from tongban.store.people.sessions import BrowserSession
from tongban.store.retention.queries import holds
from tongban.web.console.retention.core_words import OF_THE_SCHEDULE

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/retention/"
NUMBER = str(make_example_number(birth_date=date(1990, 3, 7), order=22))
HOLD = {"scope": "person", "target": NUMBER, "reason": "行政复议", "basis": "明复受字〔2026〕3号"}


def text(response):
    return response.content.decode()


def signed_in(officer) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def steward(officer_of):
    return signed_in(officer_of("data_bureau", Role.DATA_STEWARD, staff="1"))


@pytest.fixture
def second(officer_of):
    return signed_in(officer_of("data_bureau", Role.SUPERVISOR, staff="2"))


def test_the_schedule_says_of_each_kind_how_long_why_and_what_the_last_run_did(
    steward, outside, tmp_path
):
    ended = outside.now - timedelta(days=3)
    BrowserSession.objects.create(session_key="s", expire_date=ended)
    purge(outside, EventJournal(tmp_path), SCHEDULE)

    page, report = text(steward.get(HOME)), text(steward.get(f"{HOME}report/"))

    assert all(rule.name in page and rule.holds in page for rule in SCHEDULE)
    assert "《网络安全法》第二十一条" in page
    assert "：删除 1" in page
    assert "登录会话" in report


def test_two_officers_set_a_hold_and_lift_it_and_the_number_is_never_shown(steward, second):
    assert "没有保全" in text(steward.get(f"{HOME}holds/"))
    asked = steward.post(f"{HOME}holds/new/", HOLD)
    assert asked.status_code == 302
    page = asked["location"]
    assert "请由另一人复核" in text(steward.get(page))
    assert steward.post(f"{page}agree/", {"revision": "1"}).status_code == 409

    assert second.post(f"{page}agree/", {"revision": "1"}).status_code == 302
    assert second.post(f"{page}agree/", {"revision": "1"}).status_code == 409
    assert steward.post(f"{page}lift/", {"revision": "2"}).status_code == 422
    lifting = {"revision": "2", "reason": "复议终结"}
    assert steward.post(f"{page}lift/", lifting).status_code == 302
    assert second.post(f"{page}refuse/", {"revision": "3"}).status_code == 422
    assert second.post(f"{page}agree/", {"revision": "3"}).status_code == 302

    for shown in (text(second.get(page)), text(second.get(f"{HOME}holds/"))):
        assert "已解除" in shown
        assert NUMBER not in shown
    assert holds(over=False) == ()


def test_what_was_typed_stays_when_a_hold_is_not_whole(steward):
    for lacking, words in (
        ({"scope": ""}, "请选择保全什么"),
        ({"target": "1"}, "请填写公民身份号码或者统一社会信用代码"),
        ({"scope": "case"}, "没有这个办件编号"),
        ({"scope": "kind"}, "请写明保全谁、哪件办件或者哪类数据"),
        ({"scope": "kind", "kind": "audit"}, "请选择一类数据"),
        ({"basis": ""}, "请写明依据"),
    ):
        page = steward.post(f"{HOME}holds/new/", {**HOLD, **lacking})
        assert page.status_code == 422, lacking
        assert words in text(page), lacking
        assert "行政复议" in text(page)


def test_pages_are_read_in_english_too(officer_of):
    reader = signed_in(officer_of("data_bureau", Role.DATA_STEWARD))
    reader.cookies["django_language"] = "en"

    assert "Drafts that were not submitted" in text(reader.get(HOME))
    wrong = text(reader.post(f"{HOME}holds/new/", {**HOLD, "target": "1"}))
    assert "Enter an identity number" in wrong


def test_a_hold_that_never_was_is_not_found(steward):
    nowhere = f"{HOME}holds/00000000-0000-0000-0000-000000000000/"
    assert steward.get(nowhere).status_code == 404
    assert steward.post(f"{nowhere}agree/").status_code == 404
    assert steward.post(f"{nowhere}burn/").status_code == 404


def test_whatever_the_schedule_says_has_its_english():
    said = {
        words for rule in SCHEDULE for words in (rule.name, rule.holds, rule.since, rule.reason)
    }

    assert said - {""} <= set(OF_THE_SCHEDULE)
