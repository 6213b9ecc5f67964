"""A code sent to the telephone signs in, tells strangers nothing, and locks nobody out."""

import re
from dataclasses import dataclass, field

import pytest
import time_machine
from city.people import lin, stranger_to_lin
from django.test import Client
from django.utils import timezone

from tongban.actions.messages.sending import send_waiting
from tongban.actions.phones import verify_phone
from tongban.adapters.messages import HandedOver, Handing, Text
from tongban.project.wiring import outside
from tongban.store.sign_in.models import OneTimeCode

pytestmark = pytest.mark.django_db
HERS, NOBODYS = "10000000011", "10000000099"
ASK, ENTER = "/account/sign-in/phone/", "/account/sign-in/phone/code/"


@dataclass
class Telephones:
    """Everybody's telephones: a carrier that brings what waits when somebody looks."""

    brought: list[Text] = field(default_factory=list)

    def hand_over(self, text: Text) -> Handing:
        self.brought.append(text)
        return HandedOver()

    def last(self, phone: str) -> str | None:
        send_waiting(self, outside())
        words = [text.words for text in self.brought if text.phone == phone]
        return re.findall(r"\d{6}", words[-1])[0] if words else None


@pytest.fixture
def telephones() -> Telephones:
    return Telephones()


@pytest.fixture
def citizen():
    person = lin()
    verify_phone(person.account, HERS, now=timezone.now())
    return person


def ask(browser: Client, phone: str = HERS, **more):
    return browser.post(f"{ASK}?next=/my/certificates/", {"phone": phone}, **more)


def enter(browser: Client, code: str | None):
    return browser.post(ENTER, {"code": code or ""})


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_the_code_signs_in_and_leads_to_where_one_was_going(client, citizen, telephones):
    asked = ask(client)
    answer = enter(client, telephones.last(HERS))

    assert (asked.status_code, asked["Location"]) == (302, ENTER)
    assert (answer.status_code, answer["Location"]) == (302, "/my/certificates/")
    assert client.session["_auth_user_id"] == str(citizen.account)


def test_a_new_key_is_made_at_signing_in(client, citizen, telephones):
    ask(client)
    before = client.session.session_key
    enter(client, telephones.last(HERS))

    assert client.session.session_key != before


def test_a_telephone_of_nobody_reads_the_same_and_gets_nothing(citizen, telephones):
    """Attack A32."""
    known, unknown = Client(), Client()
    pages = [
        (ask(browser, phone).status_code, words(browser.get(ENTER)))
        for browser, phone in ((known, HERS), (unknown, NOBODYS))
    ]

    assert pages[0] == pages[1]
    assert telephones.last(NOBODYS) is None
    assert words(enter(known, "000000x")) == words(enter(unknown, "000000x"))


def words(response) -> str:
    """Return the page without what differs at every request."""
    lines = response.content.decode().splitlines()
    return "\n".join(line for line in lines if "csrf" not in line)


def test_a_code_counts_in_the_browser_that_asked_for_it_alone(client, citizen, telephones):
    """Attack A33: whoever reads a code over a shoulder cannot use it elsewhere."""
    other = Client()
    ask(client)
    with time_machine.travel(timezone.now().timestamp() + 61):
        ask(other)
        send = telephones.last(HERS)
        ours = [text.words for text in telephones.brought]
        first = re.findall(r"\d{6}", ours[0])[0]
        enter(other, first if first != send else "")

    assert not is_signed_in(other)


@pytest.mark.parametrize(("seconds", "signed_in"), [(299, True), (301, False)])
def test_a_code_is_no_code_after_five_minutes(client, citizen, telephones, *, seconds, signed_in):
    ask(client)
    code = telephones.last(HERS)
    with time_machine.travel(timezone.now().timestamp() + seconds):
        enter(client, code)

        assert is_signed_in(client) is signed_in


def test_the_sixth_guess_is_refused_and_the_page_says_how_many_are_left(
    client, citizen, telephones
):
    ask(client)
    code = telephones.last(HERS)
    first = enter(client, "none")
    for _ in range(4):
        enter(client, "none")
    last = enter(client, code)

    assert (first.status_code, "还可以试 4 次" in first.content.decode()) == (422, True)
    assert "已经失效" in last.content.decode()
    assert not is_signed_in(client)


def test_another_code_waits_for_a_minute_and_says_so(client, citizen):
    ask(client)
    again = ask(client)

    assert (again.status_code, "请等 60 秒" in again.content.decode()) == (422, True)
    assert OneTimeCode.objects.count() == 1


def test_a_stranger_who_asks_all_day_locks_nobody_out_of_other_ways(client, citizen):
    """Attack A32: the day of strangers is used up, the password and one's own proofs are not."""
    with time_machine.travel(timezone.now().timestamp(), tick=False) as clock:
        for _ in range(11):
            last = ask(Client(), REMOTE_ADDR="203.0.113.9")
            clock.shift(61)
        signed = client.post(
            "/account/sign-in/", {"login": "lin", "password": "a long enough password"}
        )

    assert "今天发得太多" in last.content.decode()
    assert signed.status_code == 302


def test_what_is_no_number_is_told_beside_the_field(client):
    answer = ask(client, "12345")

    assert (answer.status_code, "请填写 11 位手机号" in answer.content.decode()) == (422, True)


def test_a_place_of_another_site_is_not_gone_to(client, citizen, telephones):
    client.post(f"{ASK}?next=//evil.test", {"phone": HERS})

    assert enter(client, telephones.last(HERS))["Location"] == "/"


def test_the_code_page_without_a_code_leads_to_the_telephone(client):
    assert client.get(ENTER)["Location"] == ASK


def test_a_disabled_account_is_signed_in_by_no_code(client, citizen, telephones):
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(pk=citizen.account).update(is_active=False)
    ask(client)
    enter(client, telephones.last(HERS))

    assert not is_signed_in(client)


def test_another_telephone_is_bound_by_its_code_and_one_of_somebody_else_is_not(
    client, citizen, telephones
):
    verify_phone(stranger_to_lin().account, NOBODYS, now=timezone.now())
    bound = []
    for phone in ("10000000012", NOBODYS):
        client.force_login(_user(citizen))
        with time_machine.travel(timezone.now().timestamp() + 61 * (1 + len(bound))):
            client.force_login(_user(citizen))
            client.post("/account/phone/", {"phone": phone})
            done = client.post("/account/phone/code/", {"code": telephones.last(phone)})
            bound.append(client.get(done["Location"], follow=True).content.decode())

    assert "手机已经绑定" in bound[0]
    assert "已经绑定了别的账户" in bound[1]
    assert "100****0012" in bound[1]


def _user(person):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=person.account)
