"""The security administrator registers systems on a page; its secret is shown once, others look."""

import re

import pytest
from allauth.idp.oidc.models import Client as KnownClient
from city.fixtures import city, published  # noqa: F401 - fixtures
from city.people import officer
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.core.people.actors import Role
from tongban.project.identity.registering import system, systems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
PROOFS = "account_authentication_methods"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DESK = {
    "name": "综合窗口",
    "code": "desk",
    "department": "market_regulation",
    "scopes": ["openid", "profile"],
    "redirects": "https://desk.test/back\nhttps://desk.test/again",
}


def signed_in(role: Role, staff: str) -> Client:
    """Return a browser of an officer who proved just now who they are."""
    browser = Client()
    person = officer("data_bureau", role, staff=staff)
    browser.force_login(get_user_model().objects.get(pk=person.account), backend=BACKEND)
    return browser


@pytest.fixture
def security() -> Client:
    return signed_in(Role.SECURITY_ADMINISTRATOR, "安")


@pytest.fixture
def auditor() -> Client:
    return signed_in(Role.AUDIT_ADMINISTRATOR, "审")


def secret_in(answer) -> str:
    return re.findall(r"[A-Za-z0-9_-]{43}", answer.content.decode())[0]


def test_a_system_is_registered_on_a_page_and_the_auditor_sees_who_did_it(security, auditor):
    answer = security.post("/console/new-system/", DESK)
    secret = secret_in(answer)
    known = system("desk")
    page = auditor.get("/console/systems/desk/").content.decode()

    assert KnownClient.objects.get(pk=known.id).check_secret(secret)
    assert known.redirects == ("https://desk.test/back", "https://desk.test/again")
    assert "综合窗口" in auditor.get("/console/systems/").content.decode()
    assert (known.id in page, secret in page, "更换密钥" in page) == (True, False, False)
    assert "登记接入系统" in auditor.get("/console/oversight/acts/").content.decode()
    assert answer["Cache-Control"].find("no-store") >= 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "Desk!"}, "小写字母开头"),
        ({"redirects": "http://desk.test/back"}, "以 https:// 开头"),
        ({"scopes": []}, "请选择"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_registered(security, wrong, words):
    answer = security.post("/console/new-system/", {**DESK, **wrong})

    assert words in answer.content.decode()
    assert systems() == ()


def test_a_new_secret_ends_the_old_one_and_a_removed_system_is_gone(security):
    old = secret_in(security.post("/console/new-system/", DESK))
    twice = security.post("/console/new-system/", DESK).content.decode()
    new = secret_in(security.post("/console/systems/desk/secret/"))
    kept = KnownClient.objects.get()

    assert "已经有系统用了" in twice
    assert (kept.check_secret(old), kept.check_secret(new)) == (False, True)
    assert security.post("/console/systems/desk/remove/").status_code == 302
    assert security.get("/console/systems/desk/").status_code == 404


def test_only_the_security_administrator_registers_and_only_lately_proven(security, auditor):
    session = security.session
    session[PROOFS] = [{**one, "at": one["at"] - 700} for one in session[PROOFS]]
    session.save()

    assert auditor.post("/console/new-system/", DESK).status_code == 403
    assert security.post("/console/new-system/", DESK)["Location"] == "/account/prove/"
    assert systems() == ()
