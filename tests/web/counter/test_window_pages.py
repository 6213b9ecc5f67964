"""The window's pages: receive, write on the citizen's own pages, print, end; nothing else opens."""

import pytest
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client
from standings import mandated
from web.counter.conftest import words

from tongban.actions.mandates.offering import revoke
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.attendance.models import AttendanceRow
from tongban.store.cases.models import Filing

pytestmark = pytest.mark.django_db
MARKET = "market_regulation"


@pytest.fixture
def browser(officer_of, outside, monkeypatch):
    """Return the browser of a clerk who keeps a window."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    clerk = officer_of(MARKET, Role.WINDOW, staff="w")
    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=clerk.account),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def received(browser, person) -> str:
    """Receive somebody; return where the attendance is."""
    said = {"name": person.name, "number": person.person, "identified": "card_read", "agreed": "on"}
    return browser.post("/counter/window/", said)["Location"]


def test_a_clerk_writes_on_the_pages_of_the_person_and_prints_the_receipt(
    browser, citizen, outside
):
    place = received(browser, citizen)
    assert "食品经营许可" in words(browser.get(place, {"q": "食品经营"}))
    begun = browser.post("/apply/item/food_business_licence/")["Location"]
    assert "窗口代填" in words(browser.get(begun))

    assert begun == f"/drafts/{FOOD_LICENCE.prepared(citizen, outside)}/"
    assert "结果怎么给您" in words(browser.get(f"{begun}delivery/"))
    submitted = browser.post(f"{begun}check/", {"true": "on"})
    assert submitted["Location"] == place
    filing = Filing.objects.get()
    page = browser.get(place)
    assert filing.number in words(page)
    receipt = f"{place}receipts/{filing.vouchers.get().pk}/"
    assert receipt in page.content.decode()
    printed = browser.get(receipt)
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")


def test_what_is_a_persons_own_stays_closed_to_the_window(browser, citizen, outside):
    filing = FOOD_LICENCE.filed(citizen, outside)
    received(browser, citizen)
    for address in ("/my/", f"/my/filings/{filing.id}/", "/my/data/", "/my/certificates/"):
        assert browser.get(address).status_code in (403, 404), address


def test_a_person_who_did_not_agree_or_is_not_known_so_is_not_received(browser, citizen):
    said = {"name": citizen.name, "number": citizen.person, "identified": "card_read"}
    unwilling = browser.post("/counter/window/", said)
    mistaken = browser.post("/counter/window/", {**said, "name": "林小雨", "agreed": "on"})

    assert (unwilling.status_code, mistaken.status_code) == (422, 422)
    assert "对不上" in words(mistaken)
    assert not AttendanceRow.objects.exists()


def test_after_the_end_the_pages_of_applying_are_closed_and_say_so(browser, citizen):
    place = received(browser, citizen)
    assert browser.get("/apply/item/food_business_licence/").status_code == 200
    browser.post(f"{place}end/")

    assert browser.get("/apply/item/food_business_licence/").status_code == 403
    assert "不能再以来人的名义填写" in words(browser.get(place))


def test_an_agent_is_asked_in_whose_name_and_a_mandate_taken_back_leads_out(
    browser, citizen, stranger, outside
):
    ground = mandated(citizen, stranger, outside, FOOD_LICENCE.code)
    place = received(browser, stranger)
    assert f"受“{citizen.name}”的委托办" in words(browser.get(place))
    browser.post(f"{place}name/", {"reference": ground})
    page = words(browser.get("/apply/item/food_business_licence/"))
    assert f"以“{citizen.name}”的名义" in page

    revoke(citizen, ground.removeprefix("mandate:"), outside)
    led = browser.get("/apply/item/food_business_licence/")
    assert led["Location"] == "/counter/window/"
