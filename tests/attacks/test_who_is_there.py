"""Being somebody: got only by signing in, lost at once, and never guessed (A27-A32, A84)."""

import re
from datetime import timedelta

import pytest
import time_machine
from city.people import PASSWORD
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from standings import SHOP, represented

from attacks.addresses import address
from attacks.tables import digests
from attacks.world import World, signed_in
from tongban.project.passwords import MeasuredArgon2
from tongban.store.people.models import Account, Relation
from tongban.store.people.sessions import BrowserSession
from tongban.web.hall.verifying import limits

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/sign-in/"


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: str):
    return client.post(SIGN_IN, {"login": login, "password": password}, **more)


def user(person):
    return get_user_model().objects.get(pk=person.account)


def test_a_session_that_was_planted_before_signing_in_opens_nothing_after(world):
    """The attacker visits, plants the cookie at the victim, and waits."""
    attacker = Client()
    attacker.post("/ask/item/food_business_licence/?change=premises.area", {"premises-area": "80"})
    planted = attacker.cookies["sessionid"].value
    victim = Client()
    victim.cookies["sessionid"] = planted
    sign_in(victim, "lin")

    assert victim.cookies["sessionid"].value != planted
    assert victim.get("/my/").status_code == 200
    assert attacker.get("/my/").status_code == 302
    assert not BrowserSession.objects.filter(pk=planted).exists()


def test_a_second_person_at_the_same_browser_finds_nothing_of_the_first(world):
    """A39."""
    shared = Client()
    sign_in(shared, "lin")
    shared.post("/ask/item/food_business_licence/?change=premises.area", {"premises-area": "4711"})
    before = shared.cookies["sessionid"].value
    shared.post("/account/sign-out/")
    sign_in(shared, "other")
    page = shared.get("/ask/item/food_business_licence/?change=premises.area").content.decode()

    assert "4711" not in page
    assert not BrowserSession.objects.filter(pk=before).exists()
    assert shared.get(f"/my/cases/{world.places['case']}/").status_code == 404


def test_the_cookie_of_a_signed_out_person_is_dead(world):
    browser = world.browser(world.people.owner)
    kept = world.sessions[world.people.owner.account]
    browser.post("/account/sign-out/")
    thief = Client()
    thief.cookies["sessionid"] = kept

    assert thief.get("/my/").status_code == 302


def test_a_disabled_account_loses_every_page_on_the_next_request(world):
    """A28."""
    for person, page in ((world.people.owner, "/my/"), (world.people.officer, "/counter/")):
        browser = world.browser(person)
        seen = browser.get(page).status_code
        get_user_model().objects.filter(pk=person.account).update(is_active=False)

        assert (seen, browser.get(page).status_code) == (200, 302)


def test_an_officer_who_loses_post_or_department_loses_it_on_the_next_request(world):
    """A28."""
    browser, account = world.browser(world.people.officer), world.people.officer.account
    work = address(world, "counter/work/<int:work>/")
    as_window = browser.get(f"{work}accept/").status_code
    Account.objects.filter(user_id=account).update(roles=["supervisor"])
    as_supervisor = browser.post(f"{work}accept/", {"revision": "1"}).status_code
    Account.objects.filter(user_id=account).update(department="housing_fund")
    moved = browser.get(work).status_code
    Account.objects.filter(user_id=account).update(roles=[])
    without_post = browser.get("/counter/").status_code

    assert (as_window, as_supervisor, moved, without_post) == (200, 403, 404, 403)


def test_an_account_without_a_person_behind_it_is_nobody(world):
    bare = get_user_model().objects.create_user("bare", password=PASSWORD)
    browser = Client()
    sign_in(browser, "bare")

    assert browser.session["_auth_user_id"] == str(bare.pk)
    assert browser.get("/my/").status_code == 302
    assert browser.get("/counter/").status_code == 302


def test_a_new_password_ends_every_other_session(world):
    """A28."""
    browser = world.browser(world.people.owner)
    owner = user(world.people.owner)
    owner.set_password("another long password")
    owner.save()

    assert browser.get("/my/").status_code == 302


def test_a_mandate_that_ends_is_gone_on_the_next_request(world: World):
    owner = world.people.owner
    ground = represented(owner, on=world.outside.today)
    browser = world.browser(owner)
    browser.post("/my/acting-for/", {"acting_for": ground})
    acting = SHOP[1] in browser.get("/my/").content.decode()
    Relation.objects.update(withdrawn_at=world.outside.now)
    led = browser.get("/my/")
    page = browser.get("/my/")

    assert acting
    assert (led.status_code, led["Location"]) == (302, "/my/acting-for/")
    assert page.status_code == 200
    assert SHOP[1] not in page.content.decode()


def test_a_forged_session_value_makes_nobody_act_for_an_organisation(world):
    browser = world.browser(world.people.stranger)
    session = browser.session
    session["acting_for"] = represented(world.people.owner, on=world.outside.today)
    session.save()
    led = browser.get("/my/")

    assert (led.status_code, led["Location"]) == (302, "/my/acting-for/")
    assert SHOP[1] not in browser.get("/my/acting-for/").content.decode()


@pytest.mark.parametrize(
    ("person", "page", "idle"), [("owner", "/my/", 31), ("officer", "/counter/", 16)]
)
def test_standing_idle_kills_the_session_on_the_server(world, person, page, idle):
    """A29."""
    who = getattr(world.people, person)
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        browser = Client()
        browser.cookies["sessionid"] = key = signed_in(who)
        seen = browser.get(page).status_code
        clock.shift(timedelta(minutes=idle))
        late = browser.get(page)

    assert (seen, late.status_code) == (200, 302)
    assert not BrowserSession.objects.filter(pk=key).exists()


def words(answer, login: str) -> str:
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return page.replace(f'value="{login}"', "")


def test_signing_in_answers_alike_whether_or_not_there_is_such_a_person(world, monkeypatch):
    """The same words and status, and the same costly work: a password is hashed either way."""
    hashed: list[str] = []
    measured = MeasuredArgon2.encode, MeasuredArgon2.verify
    monkeypatch.setattr(
        MeasuredArgon2, "encode", lambda *given: hashed.append("e") or measured[0](*given)
    )
    monkeypatch.setattr(
        MeasuredArgon2, "verify", lambda *given: hashed.append("v") or measured[1](*given)
    )
    get_user_model().objects.filter(username="other").update(is_active=False)
    answers = {login: sign_in(Client(), login, "wrong password") for login in ("lin", "nobody")}
    off = sign_in(Client(), "other", "wrong password")

    assert {answer.status_code for answer in (*answers.values(), off)} == {200}
    assert words(answers["lin"], "lin") == words(answers["nobody"], "nobody")
    assert words(off, "other") == words(answers["nobody"], "nobody")
    assert len(hashed) == 3


FORGED = [
    {"HTTP_X_FORWARDED_FOR": "203.0.113.{n}"},
    {"HTTP_X_REAL_IP": "203.0.113.{n}"},
    {"HTTP_FORWARDED": "for=203.0.113.{n}"},
    {"HTTP_CLIENT_IP": "203.0.113.{n}", "HTTP_X_CLUSTER_CLIENT_IP": "203.0.113.{n}"},
]


@pytest.mark.parametrize("forged", FORGED, ids=lambda one: next(iter(one)))
def test_no_header_moves_the_limit_on_verification(world, forged):
    """A31."""
    visitor = world.browser(None)
    statuses = [
        visitor.get(
            f"/verify/guess{n}/", **{name: value.format(n=n) for name, value in forged.items()}
        ).status_code
        for n in range(limits.ANSWERS_A_MINUTE + 1)
    ]
    number = visitor.post("/verify/", {"number": "1.2.156.3005.2.1"})

    assert statuses[-1] == number.status_code == 429
    assert set(statuses[:-1]) == {200}


@pytest.mark.parametrize("forged", FORGED, ids=lambda one: next(iter(one)))
def test_no_header_moves_the_limit_on_guessing_passwords(world, forged):
    """A31."""
    for n in range(5):
        headers = {name: value.format(n=n) for name, value in forged.items()}
        sign_in(Client(), "lin", "wrong password", **headers)

    assert sign_in(Client(), "lin", **forged).status_code == 429


def test_a_page_that_was_refused_asked_for_nothing_of_the_case(world):
    """An officer's guess at the hall ends before any table of cases is read."""
    browser = world.browser(world.people.officer)
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/my/cases/{world.places['case']}/")

    assert not [one for one in asked if "store_cases" in one["sql"]]


def test_no_form_is_taken_without_its_token(world):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["sessionid"] = world.sessions[world.people.owner.account]
    before = digests()
    for route in ("my/cases/<uuid:case_id>/withdraw/", "drafts/<uuid:draft_id>/discard/"):
        assert browser.post(address(world, route), {"reason": "x"}).status_code == 403

    assert digests() == before
