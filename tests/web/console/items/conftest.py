"""The workshop's pages are tested with the example city published, and its posts signed in."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from city.workshop import Workshop
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.overviews.keeping import keep_up
from tongban.core.people.actors import Officer
from tongban.project import wiring
from tongban.store.catalog import shelf

__all__ = ["city", "clock", "officer_of", "outside", "published"]
ITEMS = "/console/items/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Keeper:
    """An officer of the workshop at a browser."""

    officer: Officer
    client: Client

    def get(self, address: str, **query: str):
        return self.client.get(_whole(address), query)

    def post(self, address: str, **filled: object):
        return self.client.post(_whole(address), filled)

    def quietly(self, address: str, **filled: object):
        """Post as a form that saves itself."""
        return self.client.post(_whole(address), filled, headers={"HX-Request": "true"})


def _whole(address: str) -> str:
    return address if address.startswith("/") else f"{ITEMS}{address}"


def words(response) -> str:
    """Return what a page says, without its tags."""
    shown = re.sub(r"<datalist\b.*?</datalist>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", shown)))


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def workshop(published, outside) -> Iterator[Workshop]:
    """Yield the posts of one department; what is published in a test is forgotten after it."""
    yield Workshop.of("market_regulation", outside)
    shelf.forget()


@pytest.fixture
def overviews(published, outside) -> None:
    """Have the worker read off the whole catalogue what its pages show."""
    keep_up(outside)


@pytest.fixture
def sign_in():
    """Return what signs an officer in."""

    def signed_in(officer: Officer) -> Keeper:
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=officer.account)
        client.force_login(user, backend=BACKEND)
        return Keeper(officer=officer, client=client)

    return signed_in


@pytest.fixture
def editor(workshop, sign_in) -> Keeper:
    return sign_in(workshop.administrator)


@pytest.fixture
def reviewer(workshop, sign_in) -> Keeper:
    return sign_in(workshop.reviewer)


@pytest.fixture
def legal(workshop, sign_in) -> Keeper:
    return sign_in(workshop.legal)
