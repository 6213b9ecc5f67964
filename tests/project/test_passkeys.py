"""Keys of devices sign in, are asked for after a password, and are refused when they lie (A34)."""

import html
import json
import re
from typing import Any

import pytest
from city.people import PASSWORD, lin, stranger_to_lin
from django.contrib.auth import get_user_model
from django.test import Client
from project.softkey import SoftKey

from tongban.actions.sign_in_means import passkeys_of
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
ADD, BY_KEY = "/account/passkeys/add/", "/account/sign-in/passkey/"
SECOND, PROVE = "/account/code/", "/account/prove/"


def browser() -> Client:
    """Return a browser at a site with a name, as keys need."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def citizen():
    return lin()


@pytest.fixture
def hers(citizen) -> Client:
    entered = browser()
    entered.force_login(get_user_model().objects.get(pk=citizen.account))
    return entered


@pytest.fixture
def key(hers) -> SoftKey:
    """Return a key that was added to the account."""
    made = SoftKey()
    answer = added(hers, made)
    assert answer.status_code == 302, answer.content.decode()
    return made


def options(page: str) -> dict[str, Any]:
    return json.loads(html.unescape(re.findall(r'data-options="([^"]*)"', page)[0]))


def added(client: Client, key: SoftKey, name: str = "我的手机"):
    wanted = options(client.get(ADD).content.decode())
    return client.post(ADD, {"credential": key.made(wanted), "name": name})


def by_key(client: Client, key: SoftKey, said: str = ""):
    wanted = options(client.get(BY_KEY).content.decode())
    return client.post(BY_KEY, {"credential": said or key.shown(wanted)})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_key_signs_in_alone(citizen, key):
    client = browser()
    answer = by_key(client, key)

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(citizen.account)


def test_adding_the_first_key_shows_recovery_codes_once(hers):
    answer = added(hers, SoftKey())
    shown = hers.get(answer["Location"]).content.decode()
    again = hers.get(answer["Location"]).content.decode()

    assert len(re.findall(r"<li>\d{8}</li>", shown)) == 10
    assert re.findall(r"<li>\d{8}</li>", again) == []
    assert "10 个" in again


def test_a_password_then_wants_the_key_or_a_recovery_code(hers, citizen, key):
    codes = recovery_codes(hers)
    for given in ("key", "code"):
        client = browser()
        first = client.post("/account/sign-in/", {"login": "lin", "password": PASSWORD})
        page = client.get(SECOND).content.decode()
        assert (first["Location"], is_signed_in(client)) == (SECOND, False)
        said = {"credential": key.shown(options(page))} if given == "key" else {"code": codes[0]}
        client.post(SECOND, said)

        assert is_signed_in(client), given


def recovery_codes(client: Client) -> list[str]:
    made = client.post("/account/recovery-codes/").content.decode()
    return re.findall(r"<li>(\d{8})</li>", made)


def test_a_wrong_recovery_code_is_told_and_signs_nobody_in(citizen, key):
    client = browser()
    client.post("/account/sign-in/", {"login": "lin", "password": PASSWORD})
    answer = client.post(SECOND, {"code": "00000000"})

    assert answer.status_code == 200
    assert 'class="error' in answer.content.decode()
    assert not is_signed_in(client)


def test_a_count_that_goes_back_closes_the_key_and_is_told(hers, citizen, key):
    by_key(browser(), key)
    key.count = 1
    client = browser()
    refused = by_key(client, key).content.decode()
    key.count = 99
    closed = by_key(client, key).content.decode()

    assert "使用次数倒退" in refused
    assert "使用次数倒退" in closed
    assert not is_signed_in(client)
    assert [one.copied for one in passkeys_of(citizen.account)] == [True]
    assert "可能被人复制，已经停用" in hers.get("/my/sign-in/").content.decode()
    assert AuditEntry.objects.filter(action="passkey.copied").exists()


def test_a_key_that_never_counts_says_nothing_of_copies(hers):
    silent = SoftKey(count=0)
    added(hers, silent)
    for _ in range(2):
        silent.count = 0
        client = browser()
        by_key(client, silent)

        assert is_signed_in(client)


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://evil.test"},
        {"origin": "http://localhost.evil.test"},
        {"site": "evil.test"},
        {"verified": False},
    ],
)
def test_a_proof_for_another_site_or_without_its_holder_is_refused(key, lie):
    for name, value in lie.items():
        setattr(key, name, value)
    client = browser()
    answer = by_key(client, key)

    assert "没有成功" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_proof_that_was_seen_before_is_refused(key):
    client, thief = browser(), browser()
    seen = key.shown(options(client.get(BY_KEY).content.decode()))
    client.post(BY_KEY, {"credential": seen})
    by_key(thief, key, seen)

    assert (is_signed_in(client), is_signed_in(thief)) == (True, False)


@pytest.mark.parametrize("said", ["", "{", "[]", "{}", '"x"', '{"response": {"userHandle": "MQ"}}'])
def test_what_is_no_proof_is_refused_without_a_fault(key, said):
    client = browser()
    client.get(BY_KEY)

    assert client.post(BY_KEY, {"credential": said}).status_code == 200


def test_a_key_without_its_holder_is_not_added(hers, citizen):
    assert added(hers, SoftKey(verified=False)).status_code == 200
    assert passkeys_of(citizen.account) == ()


def test_a_key_is_named_anew_and_removed_and_opens_nothing_then(hers, citizen, key):
    [kept] = passkeys_of(citizen.account)
    hers.post(f"/account/passkeys/{kept.id}/", {"name": "  旧  手机 "})
    [named] = passkeys_of(citizen.account)
    hers.post(f"/account/passkeys/{kept.id}/remove/")
    client = browser()
    by_key(client, key)

    assert (kept.name, named.name) == ("我的手机", "旧 手机")
    assert passkeys_of(citizen.account) == ()
    assert not is_signed_in(client)


def test_nobody_touches_the_key_of_somebody_else(citizen, key):
    [kept] = passkeys_of(citizen.account)
    other = browser()
    other.force_login(get_user_model().objects.get(pk=stranger_to_lin().account))
    answers = [
        other.post(f"/account/passkeys/{kept.id}/{verb}", {"name": "x"}).status_code
        for verb in ("", "remove/")
    ]

    assert answers == [404, 404]
    assert [one.name for one in passkeys_of(citizen.account)] == ["我的手机"]


def test_a_key_proves_enough_before_any_act(key):
    client = browser()
    client.post("/account/sign-in/", {"login": "lin", "password": PASSWORD})
    client.post(SECOND, {"credential": key.shown(options(client.get(SECOND).content.decode()))})

    assert client.get("/account/password/new/").status_code == 200


def test_secrets_of_second_factors_are_sealed(hers, key):
    """Attack A76."""
    from allauth.mfa.models import Authenticator

    row = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    kept = json.dumps(row.data)

    assert row.wrap().get_unused_codes()[0] not in kept
    assert not re.fullmatch(r"[0-9a-f]{80}", row.data["seed"])
