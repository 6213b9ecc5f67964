"""One identity for departments' systems: a name of their own for each person, by consent."""

import base64
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client as KnownSystem
from city.people import lin, officer
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.clients.recognising import recognise
from tongban.core.exchange.clients import ApiScope
from tongban.core.vocabulary.errors import ConfigurationError, Conflict, InvalidValue, NotFound
from tongban.project import wiring
from tongban.project.identity import keys
from tongban.project.identity.registering import NewSystem, Registered, register, remove, systems

pytestmark = pytest.mark.django_db
BACK = "https://desk.test/back"
DESK = NewSystem(
    code="desk",
    name="综合窗口",
    department="market_regulation",
    scopes=("openid", "profile"),
    redirects=(BACK,),
)
MACHINE = NewSystem(
    code="machine",
    name="数据平台",
    department="market_regulation",
    scopes=("grants.read", "data.call"),
)


@pytest.fixture(autouse=True)
def _keys(settings, tmp_path):
    settings.VAR = tmp_path
    keys.signing_keys.cache_clear()
    yield
    keys.signing_keys.cache_clear()


@pytest.fixture
def hers() -> Client:
    return entered(lin())


def entered(person) -> Client:
    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=person.account))
    return browser


def asked(browser: Client, system: Registered, **more: str):
    wanted = {
        "client_id": system.id,
        "response_type": "code",
        "redirect_uri": BACK,
        "scope": "openid profile",
        "state": "s1",
        "nonce": "n1",
        **more,
    }
    return browser.get("/identity/authorize", wanted)


def answered(browser: Client, page, *, action: str = "grant", scopes=("openid", "profile")):
    [request] = re.findall(r'name="request" value="([^"]+)"', page.content.decode())
    said = {"request": request, "scopes": list(scopes), "action": action}
    return browser.post("/identity/authorize", said)


def went_back(answer) -> dict[str, str]:
    parts = urlsplit(answer["Location"])
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == BACK
    return {name: values[0] for name, values in parse_qs(parts.query).items()}


def told(system: Registered, secret: str = "", **body: str):
    pair = base64.b64encode(f"{system.id}:{secret or system.secret}".encode()).decode()
    return Client().post("/identity/token", body, headers={"Authorization": f"Basic {pair}"})


def tokens(browser: Client, system: Registered) -> dict[str, str]:
    back = went_back(answered(browser, asked(browser, system)))
    answer = told(system, grant_type="authorization_code", code=back["code"], redirect_uri=BACK)
    assert answer.status_code == 200, answer.content
    return answer.json()


def identity(given: dict[str, str], system: Registered) -> dict[str, str]:
    """Verify what we vouch for as a system does: by what discovery and the keys say."""
    found = Client().get("/.well-known/openid-configuration").json()
    [key] = Client().get(urlsplit(found["jwks_uri"]).path).json()["keys"]
    return jwt.decode(
        given["id_token"],
        jwt.PyJWK(key).key,
        algorithms=["RS256"],
        audience=system.id,
        issuer=found["issuer"],
    )


def test_a_system_learns_who_it_is_and_no_number(hers):
    system = register(None, DESK)
    given = tokens(hers, system)
    claims = identity(given, system)
    bearer = {"Authorization": f"Bearer {given['access_token']}"}
    info = Client().get("/identity/userinfo", headers=bearer).json()

    assert (claims["nonce"], info["name"], info["sub"]) == ("n1", "林晓雨", claims["sub"])
    assert lin().person not in f"{claims}{info}"


def test_two_systems_know_one_person_by_different_names(hers):
    other = replace(DESK, code="other")
    subjects = {identity(tokens(hers, one), one)["sub"] for one in map(_registered, (DESK, other))}

    assert len(subjects) == 2


def _registered(system: NewSystem) -> Registered:
    return register(None, system)


def test_an_officer_is_known_with_department_and_number():
    system = register(None, DESK)
    given = tokens(entered(officer("market_regulation")), system)
    bearer = {"Authorization": f"Bearer {given['access_token']}"}
    info = Client().get("/identity/userinfo", headers=bearer).json()

    assert (info["department"], info["staff_number"]) == (
        "market_regulation",
        "market_regulation-001",
    )


def test_without_consent_to_the_name_no_name_leaves(hers):
    system = register(None, DESK)
    back = went_back(answered(hers, asked(hers, system), scopes=("openid",)))
    given = told(system, grant_type="authorization_code", code=back["code"], redirect_uri=BACK)
    bearer = {"Authorization": f"Bearer {given.json()['access_token']}"}

    assert set(Client().get("/identity/userinfo", headers=bearer).json()) == {"sub"}


def test_the_page_asks_in_words_and_may_lead_to_that_system_alone(hers):
    page = asked(hers, register(None, DESK))

    assert "“综合窗口”想通过本站确认您的身份" in page.content.decode()
    assert "https://desk.test" in page["Content-Security-Policy"].partition("form-action")[2]
    assert "evil.test" not in page["Content-Security-Policy"]


def test_whoever_does_not_allow_it_is_led_back_without_a_code(hers):
    answer = went_back(answered(hers, asked(hers, register(None, DESK)), action="cancel"))

    assert answer == {"error": "access_denied", "state": "s1"}


def test_a_stranger_signs_in_first(client):
    answer = asked(client, register(None, DESK))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in/?next=")


@pytest.mark.parametrize(
    "lie", [{"redirect_uri": "https://evil.test/"}, {"client_id": "nobody"}, {"redirect_uri": ""}]
)
def test_a_request_that_lies_of_the_system_leads_nowhere(hers, lie):
    """Attack A37."""
    answer = asked(hers, register(None, DESK), **lie)

    assert "Location" not in answer
    assert "没有把您的任何信息给它" in answer.content.decode()


def test_a_code_is_good_once_and_for_its_own_system(hers):
    system, other = register(None, DESK), register(None, replace(DESK, code="other"))
    code = went_back(answered(hers, asked(hers, system)))["code"]
    body = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    answers = [
        told(one, secret, **body).status_code
        for one, secret in ((other, ""), (system, "guess"), (system, ""), (system, ""))
    ]

    assert answers[:2] == [400, 401]
    assert answers[2:] == [200, 400]


def test_a_machine_calls_the_interface_with_what_it_was_registered_for():
    system = register(None, MACHINE)
    given = told(system, grant_type="client_credentials", scope="grants.read").json()
    found = recognise(given["access_token"], wiring.outside())

    assert found is not None
    assert (found.code, found.department) == ("machine", "market_regulation")
    assert found.scopes == {ApiScope.GRANTS_READ}


def test_a_machine_gets_no_more_than_it_was_registered_for():
    system = register(None, MACHINE)

    assert told(system, grant_type="client_credentials", scope="cases.file").status_code == 400


def test_a_token_that_a_person_let_a_system_have_calls_nothing(hers):
    given = tokens(hers, register(None, DESK))

    assert recognise(given["access_token"], wiring.outside()) is None


def test_a_system_that_is_removed_is_nobody_a_moment_later():
    system = register(None, MACHINE)
    given = told(system, grant_type="client_credentials").json()
    remove(None, "machine")

    assert recognise(given["access_token"], wiring.outside()) is None
    assert systems() == ()
    with pytest.raises(NotFound):
        remove(None, "machine")


def test_a_revoked_token_is_nobodys():
    system = register(None, MACHINE)
    given = told(system, grant_type="client_credentials").json()["access_token"]
    pair = base64.b64encode(f"{system.id}:{system.secret}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}"}
    Client().post("/identity/revoke", {"token": given}, headers=headers)

    assert recognise(given, wiring.outside()) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "Not A Code"},
        {"scopes": ()},
        {"scopes": ("everything",)},
        {"redirects": ()},
        {"redirects": ("http://desk.test/back",)},
        {"redirects": ("https://desk.test/back#x",)},
    ],
)
def test_what_cannot_be_registered_is_refused(wrong):
    with pytest.raises(InvalidValue):
        register(None, replace(DESK, **wrong))


def test_a_code_names_one_system():
    register(None, DESK)
    with pytest.raises(Conflict):
        register(None, DESK)


@pytest.mark.parametrize("said", ["", "xyz", "ff" * 24, "ff" * 100])
def test_a_name_that_we_did_not_make_is_nobodys(said):
    system = KnownSystem.objects.get(pk=register(None, DESK).id)

    assert get_adapter().get_user_by_sub(system, said) is None


def test_where_we_vouch_for_nobody_there_is_nothing(client, settings):
    settings.PROVIDER = False
    places = (".well-known/openid-configuration", ".well-known/jwks.json", "identity/authorize")

    assert {client.get(f"/{one}").status_code for one in places} == {404}


def test_keys_of_the_operator_are_rsa_and_the_newest_signs(settings):
    first, second = (keys.signing_keys()[0], "not a key")
    written = base64.b64encode(first.encode()).decode()
    keys.signing_keys.cache_clear()
    settings.PROVIDER_KEYS = [written]
    assert keys.signing_keys() == (first,)
    keys.signing_keys.cache_clear()
    settings.PROVIDER_KEYS = [second]
    with pytest.raises(ConfigurationError):
        keys.signing_keys()
