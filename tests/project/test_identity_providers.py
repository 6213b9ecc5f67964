"""Whose word is taken: configured strictly, a real process, tied by oneself alone (A36)."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from city.people import PASSWORD, lin, stranger_to_lin
from django.contrib.auth import get_user_model
from django.test import Client
from faults.web_process import web

from tongban.actions.sign_in_means import providers_of
from tongban.core.people.assurance import Assurance
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.identity import keys
from tongban.project.identity.configured import IdentityProvider, providers_in
from tongban.project.identity.registering import NewSystem, register

BACK = "http://127.0.0.1/account/provider/city/back/"
PROVINCE = '"id": "province", "name": "省统一身份", "client": "c", "secret": "s"'


def test_whose_word_is_taken_is_configured_with_how_much_it_counts():
    [one] = providers_in(f'[{{{PROVINCE}, "server": "https://id.test/x", "level": 2}}]')

    assert (one.level, one.origin) == (Assurance.PROVEN, "https://id.test")
    assert "s'" not in repr(one)
    assert providers_in("") == ()


@pytest.mark.parametrize(
    "said",
    [
        "{",
        "[1]",
        f"[{{{PROVINCE}}}]",
        f'[{{{PROVINCE}, "server": "http://id.test"}}]',
        f'[{{{PROVINCE}, "server": "https://id.test", "level": 9}}]',
        f'[{{{PROVINCE}, "server": "https://id.test"}}, {{{PROVINCE}, "server": "https://b.test"}}]',
        f'[{{{PROVINCE}, "server": "https://id.test"}}]'.replace("province", "a/b"),
    ],
)
def test_providers_that_are_misspelt_stop_the_start(said):
    with pytest.raises(ConfigurationError):
        providers_in(said)


@pytest.fixture
def provider(own_folder: Path, settings):
    """Serve a real provider in another process, registered here as the city's."""
    with web(own_folder) as running:
        ours = register(
            None,
            NewSystem(
                code="tongban",
                name="政务服务平台",
                department="data_bureau",
                scopes=("openid",),
                redirects=(BACK,),
            ),
        )
        one = IdentityProvider(
            id="city",
            name="市统一身份",
            server=running.address,
            client=ours.id,
            secret=ours.secret,
            level=Assurance.PROVEN,
        )
        settings.IDENTITY_PROVIDERS = (one,)
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [{**one.app, "settings": {**one.app["settings"]}}]}
        }
        yield running.address


class Person:
    """Somebody with a browser, at our pages and at those of the provider."""

    def __init__(self) -> None:
        self.here = Client(SERVER_NAME="127.0.0.1")
        self.there = httpx.Client(trust_env=False, timeout=60, follow_redirects=True)

    def signs_in_here(self, name: str) -> None:
        self.here.post("/account/sign-in/", {"login": name, "password": PASSWORD})

    def goes(self, name: str, *, process: str = ""):
        """Be sent to the provider, sign in there as `name`, allow it, and come back."""
        query = f"?process={process}" if process else ""
        sent = self.here.post(f"/account/provider/city/{query}")
        page = self.there.get(sent["Location"])
        if "sign-in" in str(page.url):
            page = self._sends(page, {"login": name, "password": PASSWORD})
        said = {"scopes": ["openid"], "action": "grant"}
        self.there.follow_redirects = False
        back = urlsplit(self._sends(page, said).headers["Location"])
        self.there.follow_redirects = True
        return self.here.get(f"{back.path}?{back.query}", follow=True)

    def _sends(self, page: httpx.Response, said: dict[str, object]) -> httpx.Response:
        html = page.text
        form = html[html.rindex("<main") :]
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
        [action] = re.findall(r'action="([^"]*)"', form)[:1] or [""]
        place = page.url.join(action) if action else page.url
        return self.there.post(place, data={**dict(hidden), **said})

    @property
    def user(self) -> str | None:
        return self.here.session.get("_auth_user_id")


@pytest.fixture
def people() -> Iterator[tuple[Person, Person]]:
    both = Person(), Person()
    yield both
    for one in both:
        one.there.close()


@pytest.mark.django_db(transaction=True)
def test_an_identity_of_a_real_provider_signs_in_once_its_owner_tied_it(provider, people):
    hers, other = lin(), stranger_to_lin()
    she, thief = people

    untied = she.goes("other").content.decode()
    assert ("还没有绑定本站账户" in untied, she.user) == (True, None)

    she.signs_in_here("lin")
    assert "统一身份已经绑定" in she.goes("other", process="connect").content.decode()
    assert (providers_of(hers.account), providers_of(other.account)) == ({"city"}, frozenset())

    she.here.post("/account/sign-out/")
    she.goes("other")
    assert she.user == str(hers.account)
    assert she.here.get("/account/password/new/")["Location"] == "/account/prove/"
    assert _kept() == [{}]

    thief.there.cookies = she.there.cookies
    thief.signs_in_here("other")
    refused = thief.goes("other", process="connect").content.decode()
    assert ("已经绑定了别的账户" in refused, providers_of(other.account)) == (True, frozenset())

    she.here.post("/account/provider/city/remove/")
    assert providers_of(hers.account) == frozenset()


def _kept() -> list[object]:
    from allauth.socialaccount.models import SocialAccount

    return list(SocialAccount.objects.values_list("extra_data", flat=True))


@pytest.mark.django_db
def test_a_provider_that_does_not_answer_is_told_and_nothing_is_lost(client, settings):
    one = IdentityProvider(
        id="city", name="市", server="http://127.0.0.1:9", client="c", secret="s"
    )
    settings.IDENTITY_PROVIDERS = (one,)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [one.app]}}
    page = client.get("/account/sign-in/").content.decode()
    answer = client.post("/account/provider/city/", follow=True)

    assert "用市登录" in page
    assert "现在连不上" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=y", "?error=access_denied"])
def test_an_answer_that_nobody_asked_for_signs_nobody_in(client, settings, query):
    one = IdentityProvider(
        id="city", name="市", server="http://127.0.0.1:9", client="c", secret="s"
    )
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [one.app]}}
    answer = client.get(f"/account/provider/city/back/{query}", follow=True)

    assert "没有完成" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_provider_that_is_not_configured_is_not_there(client):
    assert client.post("/account/provider/city/").status_code == 404
    assert client.get("/account/provider/city/").status_code == 405


@pytest.mark.django_db
def test_tying_an_account_wants_as_much_as_the_account_can_prove(client):
    user = get_user_model().objects.get(pk=lin().account)
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    answer = client.post("/account/provider/city/?process=connect")

    assert answer["Location"] == "/account/prove/"


def test_nothing_of_the_key_of_showing_is_made_twice(tmp_path, settings):
    settings.VAR = tmp_path
    keys.signing_keys.cache_clear()
    first = keys.signing_keys()
    keys.signing_keys.cache_clear()

    assert keys.signing_keys() == first
    keys.signing_keys.cache_clear()
