"""Pages of one's own data: a copy with its progress, requests with their answers, consents."""

import io
import zipfile
from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, desk, officer_of, outside, published, stranger
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.certificates.sharing import Receiver, grant
from tongban.actions.my_data.copying import make_waiting
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.audit.models import AuditEntry
from tongban.store.certificates.models import Certificate, Share
from tongban.store.certificates.queries import certificate_of
from tongban.store.rights.models import DataCopy

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/my/data/"
CONSENTS = "/my/consents/"
ANSWERING = "/console/rights/"


def text(response):
    return response.content.decode()


def signed_in(actor) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=actor.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def browser(citizen):
    return signed_in(citizen)


@pytest.fixture
def steward(officer_of):
    return signed_in(officer_of("data_bureau", Role.DATA_STEWARD, staff="1"))


def test_a_copy_is_ordered_followed_fetched_and_gone_after_its_days(
    browser, stranger, outside, clock
):
    assert "制作副本" in text(browser.get(HOME))
    assert browser.post(f"{HOME}copy/").status_code == 302
    page = text(browser.get(HOME))
    assert "正在制作" in page
    assert "正在制作" in text(browser.get(f"{HOME}copy/progress/"))

    make_waiting(outside, days=7)
    assert browser.get(f"{HOME}copy/progress/").headers["HX-Refresh"] == "true"
    page = text(browser.get(HOME))
    place = page.split('href="/my/data/copy/')[1].split('"')[0]
    fetched = browser.get(f"{HOME}copy/{place}")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(fetched.streaming_content)))
    assert {"index.html", "data.json", "schema.json"} <= set(archive.namelist())
    assert fetched["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.filter(action="my_data.fetched").exists()
    assert signed_in(stranger).get(f"{HOME}copy/{place}").status_code == 404

    clock.pass_days(8)
    browser.force_login(get_user_model().objects.get(username="lin"), backend=BACKEND)
    assert "上一份已经过期删除" in text(browser.get(HOME))


def test_a38_a_copy_is_neither_ordered_nor_fetched_in_a_session_proven_long_ago(browser, outside):
    browser.post(f"{HOME}copy/")
    make_waiting(outside, days=7)
    place = text(browser.get(HOME)).split('href="/my/data/copy/')[1].split('"')[0]
    session = browser.session
    proofs = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**one, "at": one["at"] - 3600} for one in proofs]
    session.save()

    assert browser.get(f"{HOME}copy/{place}")["Location"] == "/account/prove/"
    assert browser.post(f"{HOME}copy/")["Location"] == "/account/prove/"
    assert not AuditEntry.objects.filter(action="my_data.fetched").exists()


def test_a_copy_that_failed_says_so_and_can_be_ordered_again(browser):
    browser.post(f"{HOME}copy/")
    DataCopy.objects.update(failed=True)

    assert "上一份没有做成" in text(browser.get(HOME))
    browser.post(f"{HOME}copy/")
    assert DataCopy.objects.count() == 2


def test_a_request_is_made_answered_with_its_reason_and_read(browser, steward, stranger):
    assert browser.get(f"{HOME}requests/new/nothing/").status_code == 404
    assert "写明要求什么" in text(browser.get(f"{HOME}requests/new/correction/"))
    empty = browser.post(f"{HOME}requests/new/deletion/", {"words": " "})
    assert (empty.status_code, "请写明要更正或者删除什么" in text(empty)) == (422, True)
    words = {"words": "请删除我的草稿"}
    place = browser.post(f"{HOME}requests/new/deletion/", words)["location"]
    assert "等待答复" in text(browser.get(place))
    assert signed_in(stranger).get(place).status_code == 404

    key = place.rstrip("/").rsplit("/", 1)[1]
    assert "Q20260914" in text(steward.get(ANSWERING))
    assert "请删除我的草稿" in text(steward.get(f"{ANSWERING}{key}/"))
    nothing = steward.post(f"{ANSWERING}{key}/answer/", {"words": "已删", "revision": "1"})
    assert (nothing.status_code, "请选择处理结果" in text(nothing)) == (422, True)
    answer = {"outcome": "refused", "words": "正在诉讼中", "revision": "1"}
    assert steward.post(f"{ANSWERING}{key}/answer/", answer).status_code == 302
    assert steward.post(f"{ANSWERING}{key}/answer/", answer).status_code == 409

    page = text(browser.get(place))
    assert "正在诉讼中" in page
    assert "人民法院" in page
    assert "请删除我的草稿" in text(browser.get(HOME))
    assert "没有照办" in text(steward.get(f"{ANSWERING}answered/"))


def test_a_phone_number_is_corrected_only_by_digits(browser, steward, citizen):
    words = {"words": "换了手机"}
    place = browser.post(f"{HOME}requests/new/correction/", words)["location"]
    key = place.rstrip("/").rsplit("/", 1)[1]
    answer = {"outcome": "granted", "words": "已更正", "revision": "1", "phone": "一三九"}

    wrong = steward.post(f"{ANSWERING}{key}/answer/", answer)
    assert (wrong.status_code, "只用数字" in text(wrong)) == (422, True)
    right = {**answer, "phone": "13911112222"}
    assert steward.post(f"{ANSWERING}{key}/answer/", right).status_code == 302


def test_a_request_is_taken_back_once(browser):
    place = browser.post(f"{HOME}requests/new/correction/", {"words": "名字"})["location"]

    assert browser.post(f"{place}withdraw/").status_code == 302
    assert "已撤回" in text(browser.get(place))
    browser.post(f"{place}withdraw/")
    assert "不用再撤回" in text(browser.get(place))


def test_only_stewards_of_the_keeper_of_the_data_find_requests(officer_of):
    elsewhere = signed_in(officer_of("civil_affairs", Role.DATA_STEWARD))

    assert elsewhere.get(ANSWERING).status_code == 403


def test_a_consent_is_listed_with_whom_what_why_and_until_and_ends_at_the_next_look(
    browser, citizen, stranger, desk
):
    assert "没有有效的授权" in text(browser.get(CONSENTS))
    market = desk("market_regulation")
    outside = market.outside
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    market.complete(case)
    certificate = Certificate.objects.get(case=case).pk
    field = next(iter(certificate_of(citizen.person, certificate).certificate.face.fields))
    grant(
        citizen,
        certificate,
        outside,
        receiver=Receiver(number=stranger.person, name=stranger.name),
        fields=[field],
        purpose="租房",
        until=outside.today + timedelta(days=9),
    )
    share = Share.objects.get()
    page = text(browser.get(CONSENTS))
    assert all(words in page for words in (stranger.name, "租房", "撤回授权"))
    looking = signed_in(stranger)
    assert looking.get(f"/my/certificates/received/{share.token}/").status_code == 200

    browser.post(f"/my/certificates/shares/{share.pk}/take-back/")

    assert looking.get(f"/my/certificates/received/{share.token}/").status_code == 404
    page = text(browser.get(CONSENTS))
    assert "撤回时间" in page
    assert "撤回授权" not in page


def test_pages_of_ones_data_are_read_in_english_too(browser):
    browser.cookies["django_language"] = "en"

    assert "A copy of everything" in text(browser.get(HOME))
    assert "No consents in force" in text(browser.get(CONSENTS))
    wrong = browser.post(f"{HOME}requests/new/deletion/", {"words": ""})
    assert "Say what to correct or delete" in text(wrong)
