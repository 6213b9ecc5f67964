"""Signing in is hard to guess, hard to fix beforehand, and ends by itself."""

import pytest
import time_machine
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tongban.store.people.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def resident() -> User:
    return User.objects.create_user("resident", password=PASSWORD)


def attempt(client: Client, login: str, password: str, **headers: str) -> HttpResponse:
    return client.post(SIGN_IN, {"login": login, "password": password}, **headers)


def test_the_right_password_signs_in(client: Client, resident: User) -> None:
    response = attempt(client, "resident", PASSWORD)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(resident.pk)


def test_signing_in_leads_back_to_the_page_that_asked_for_it(
    client: Client, resident: User
) -> None:
    response = client.post(f"{SIGN_IN}?next=/mine/", {"login": "resident", "password": PASSWORD})

    assert response["Location"] == "/mine/"


@pytest.mark.parametrize(
    "elsewhere", ["//evil.test", "/\\evil.test", "https:evil.test", "https://evil.test/"]
)
def test_signing_in_never_leads_to_another_site(
    client: Client, resident: User, elsewhere: str
) -> None:
    """A37."""
    response = client.post(SIGN_IN, {"login": "resident", "password": PASSWORD, "next": elsewhere})

    assert response["Location"] == "/"


def test_a_stranger_and_a_wrong_password_read_the_same(client: Client, resident: User) -> None:
    wrong = attempt(client, "resident", "not the password")
    unknown = attempt(client, "nobody-here", "not the password")

    assert wrong.status_code == unknown.status_code == 200
    assert words(wrong).replace("resident", "") == words(unknown).replace("nobody-here", "")


def words(response: HttpResponse) -> str:
    """Return the page without what differs at every request."""
    lines = response.content.decode().splitlines()
    return "\n".join(line for line in lines if "csrf" not in line)


def test_five_wrong_guesses_close_the_door_for_that_name_and_address(
    client: Client, resident: User
) -> None:
    for _ in range(5):
        last = attempt(client, "resident", "not the password")
    closed = attempt(client, "resident", PASSWORD)

    assert last.status_code == closed.status_code == 429
    assert closed["Retry-After"] == "900"
    assert "尝试次数太多" in closed.content.decode()


def test_a_stranger_cannot_lock_the_owner_out(client: Client, resident: User) -> None:
    for _ in range(6):
        attempt(client, "resident", "not the password", REMOTE_ADDR="203.0.113.9")
    owner = attempt(client, "resident", PASSWORD, REMOTE_ADDR="198.51.100.7")

    assert owner.status_code == 302


def test_a_forged_forwarding_header_does_not_open_the_door(client: Client, resident: User) -> None:
    for number in range(5):
        attempt(client, "resident", "wrong", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    closed = attempt(client, "resident", PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.99")

    assert closed.status_code == 429


def test_the_session_before_signing_in_is_not_kept(client: Client, resident: User) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    attempt(client, "resident", PASSWORD)

    assert client.session.session_key != before


def test_a_page_made_for_someone_is_never_stored(client: Client, resident: User) -> None:
    """A29."""
    client.force_login(resident)
    response = client.get(reverse("account_logout"))

    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def officer(resident: User) -> User:
    Account.objects.create(user=resident, kind="officer", department="D1", staff_number="A1")
    return resident


def signed_in_after(client: Client, user: User, *, minutes: int) -> bool:
    """Tell whether `user` is still signed in after standing idle for so long."""
    with time_machine.travel(1_790_000_000, tick=False) as clock:
        client.force_login(user)
        client.get(SIGN_IN)
        clock.shift(minutes * 60)
        client.get(SIGN_IN)
        return "_auth_user_id" in client.session


@pytest.mark.parametrize(("minutes", "kept"), [(29, True), (31, False)])
def test_a_citizen_is_signed_out_after_thirty_idle_minutes(
    client: Client, resident: User, *, minutes: int, kept: bool
) -> None:
    assert signed_in_after(client, resident, minutes=minutes) is kept


@pytest.mark.parametrize(("minutes", "kept"), [(14, True), (16, False)])
def test_an_officer_is_signed_out_after_fifteen_idle_minutes(
    client: Client, officer: User, *, minutes: int, kept: bool
) -> None:
    assert signed_in_after(client, officer, minutes=minutes) is kept


def test_nobody_stays_signed_in_for_more_than_twelve_hours(client: Client, resident: User) -> None:
    """A29."""
    with time_machine.travel(1_790_000_000, tick=False) as clock:
        client.force_login(resident)
        client.get(SIGN_IN)
        for _ in range(12 * 3):
            clock.shift(20 * 60)
            client.get(SIGN_IN)
        still = "_auth_user_id" in client.session
        clock.shift(20 * 60)
        client.get(SIGN_IN)

        assert still
        assert "_auth_user_id" not in client.session


def test_a_disabled_account_loses_its_session_at_once(client: Client, resident: User) -> None:
    client.force_login(resident)
    resident.is_active = False
    resident.save()
    response = client.get(reverse("account_logout"))

    assert response.status_code == 302


def test_nobody_makes_an_account_here(client: Client) -> None:
    response = client.post("/account/sign-up/", {"username": "new", "password1": PASSWORD})

    assert "不能自行注册" in response.content.decode()
    assert not User.objects.filter(username="new").exists()
