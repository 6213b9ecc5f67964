"""One more proof before an act: why, by what, and back to where one was with nothing lost."""

import re

import pytest
import time_machine
from city.people import PASSWORD, lin, officer
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from tongban.actions.messages.sending import send_waiting
from tongban.actions.phones import verify_phone
from tongban.adapters.messages import HandedOver, Handing, Text
from tongban.core.people.actors import Role
from tongban.core.people.assurance import Assurance
from tongban.project.urls import urlpatterns as site
from tongban.project.wiring import outside
from tongban.web.components.access import public
from tongban.web.components.assurance import held_back, lately_proven

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
PROVE = "/account/prove/"
PHONE = "10000000011"


@public
@lately_proven("盖章")
def seal(request: HttpRequest) -> HttpResponse:
    return HttpResponse("；".join(request.POST.getlist("word")) or "页面")


@public
def money(request: HttpRequest) -> HttpResponse:
    waiting = held_back(request, Assurance.STRONG, why="领钱")
    return waiting or HttpResponse("给钱")


urlpatterns = [path("try/seal/", seal), path("try/money/", money), *site]


class Telephone:
    def hand_over(self, text: Text) -> Handing:
        self.words = text.words
        return HandedOver()

    @property
    def code(self) -> str:
        send_waiting(self, outside())
        return re.findall(r"\d{6}", self.words)[0]


def entered(client: Client, name: str) -> Client:
    client.post("/account/sign-in/", {"login": name, "password": PASSWORD})
    return client


@pytest.fixture
def citizen(client) -> Client:
    verify_phone(lin().account, PHONE, now=timezone.now())
    return entered(client, "lin")


def text(response) -> str:
    return response.content.decode()


def test_a_password_is_enough_for_a_fresh_act_and_old_after_ten_minutes(citizen):
    """Attack A38."""
    with time_machine.travel(timezone.now().timestamp() + 5, tick=False) as clock:
        at_once = citizen.post("/try/seal/", {"word": "一"})
        clock.shift(10 * 60)
        late = citizen.post("/try/seal/", {"word": "一"})

    assert text(at_once) == "一"
    assert (late.status_code, late["Location"]) == (302, PROVE)


def test_the_form_that_was_held_back_is_sent_again_as_it_was(citizen):
    with time_machine.travel(timezone.now().timestamp() + 11 * 60):
        citizen.post("/try/seal/?page=2", {"word": ["甲", "<乙>"], "csrfmiddlewaretoken": "x"})
        asked = text(citizen.get(PROVE))
        wrong = citizen.post(PROVE, {"way": "password", "password": "guess"})
        again = text(citizen.post(PROVE, {"way": "password", "password": PASSWORD}))

    assert "“盖章”要求十分钟内核验过身份" in asked
    assert "密码不对" in text(wrong)
    assert 'action="/try/seal/?page=2"' in again
    assert re.findall(r'name="word" value="([^"]*)"', again) == ["甲", "&lt;乙&gt;"]
    assert text(citizen.post("/try/seal/", {"word": ["甲"]})) == "甲"


def test_looking_at_a_page_wants_no_fresh_proof(citizen):
    with time_machine.travel(timezone.now().timestamp() + 11 * 60):
        assert text(citizen.get("/try/seal/")) == "页面"


def test_one_level_more_is_reached_by_a_second_factor_and_leads_back(citizen):
    telephone = Telephone()
    held = citizen.get("/try/money/?of=2")
    asked = text(citizen.get(PROVE))
    citizen.post(PROVE, {"way": "send"})
    back = citizen.post(PROVE, {"way": "code", "code": telephone.code})

    assert held["Location"] == PROVE
    assert "身份核验到三级，您现在是二级" in asked
    assert "100****0011" in asked
    assert "用密码核验" not in asked
    assert back["Location"] == "/try/money/?of=2"
    assert text(citizen.get("/try/money/")) == "给钱"


def test_the_same_factor_twice_is_no_second_one(citizen):
    citizen.get("/try/money/")
    again = citizen.post(PROVE, {"way": "password", "password": PASSWORD})

    assert again.status_code == 200
    assert citizen.get("/try/money/").status_code == 302


def test_whoever_can_prove_no_more_is_told_what_to_do(client):
    lin()
    browser = entered(client, "lin")
    browser.get("/try/money/")

    assert "请带身份证到政务服务中心窗口" in text(browser.get(PROVE))


def test_a_code_for_signing_in_proves_nothing_before_an_act(citizen):
    telephone = Telephone()
    Client().post("/account/sign-in/phone/", {"phone": PHONE})
    citizen.get("/try/money/")
    answer = citizen.post(PROVE, {"way": "code", "code": telephone.code})

    assert "已经失效" in text(answer)


def test_the_way_on_cannot_be_sent_elsewhere(citizen):
    citizen.get("/try/money/")
    session = citizen.session
    session["held_back"] = {**session["held_back"], "path": "//evil.test", "wanted": 0}
    session.save()

    assert citizen.get(PROVE)["Location"] == "/"


def test_guessing_in_an_open_browser_ends(citizen):
    citizen.get("/try/money/")
    statuses = [
        citizen.post(PROVE, {"way": "password", "password": "guess"}).status_code for _ in range(11)
    ]

    assert statuses[-1] == 429


def test_a_fragment_moves_the_whole_page(citizen):
    answer = citizen.get("/try/money/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == PROVE


def test_without_anything_held_back_there_is_nothing_to_prove(citizen):
    assert citizen.get(PROVE)["Location"] == "/"


def test_an_officer_who_proved_it_long_ago_is_asked_before_sealing(client):
    staff = officer("market_regulation", Role.APPROVER)
    entered(client, staff.staff_number)
    with time_machine.travel(timezone.now().timestamp() + 11 * 60):
        held = client.post("/try/seal/", {"word": "印"})
        back = client.post(PROVE, {"way": "password", "password": PASSWORD})

    assert (held["Location"], "继续：盖章" in text(back)) == (PROVE, True)


def test_who_is_signed_in_by_a_code_alone_changes_nothing_about_the_account(client):
    """A telephone that was stolen adds no key, binds no other and sets no password."""
    person = lin()
    verify_phone(person.account, PHONE, now=timezone.now())
    telephone = Telephone()
    client.post("/account/sign-in/phone/", {"phone": PHONE})
    client.post("/account/sign-in/phone/code/", {"code": telephone.code})
    changes = ("passkeys/add/", "phone/", "recovery-codes/", "password/new/")

    assert client.session["_auth_user_id"] == str(person.account)
    assert {client.get(f"/account/{one}")["Location"] for one in changes} == {PROVE}


def test_recovery_codes_with_a_code_set_a_new_password_and_end_other_sessions(citizen):
    telephone, elsewhere = Telephone(), entered(Client(), "lin")
    citizen.get("/account/recovery-codes/")
    citizen.post(PROVE, {"way": "send"})
    citizen.post(PROVE, {"way": "code", "code": telephone.code})
    made = re.findall(r"<li>(\d{8})</li>", text(citizen.post("/account/recovery-codes/")))
    lost = Client()
    with time_machine.travel(timezone.now().timestamp() + 61):
        lost.post("/account/sign-in/phone/", {"phone": PHONE})
        lost.post("/account/sign-in/phone/code/", {"code": telephone.code})
        lost.get("/account/password/new/")
        lost.post(PROVE, {"way": "written", "written": made[0]})
        new = {"password1": "quiet noodles at dawn", "password2": "quiet noodles at dawn"}
        done = lost.post("/account/password/new/", new)

    assert len(made) == 10
    assert done["Location"] == "/account/"
    assert get_user_model().objects.get(username="lin").check_password("quiet noodles at dawn")
    assert elsewhere.get("/my/").status_code == 302


def test_a_recovery_code_opens_once(citizen):
    telephone = Telephone()
    citizen.get("/account/recovery-codes/")
    citizen.post(PROVE, {"way": "send"})
    citizen.post(PROVE, {"way": "code", "code": telephone.code})
    [first, *_] = re.findall(r"<li>(\d{8})</li>", text(citizen.post("/account/recovery-codes/")))
    answers = []
    with time_machine.travel(timezone.now().timestamp() + 11 * 60):
        for _ in range(2):
            citizen.post("/try/seal/", {"word": "一"})
            answers.append(text(citizen.post(PROVE, {"way": "written", "written": first})))

    assert "已经用过" in answers[1]
