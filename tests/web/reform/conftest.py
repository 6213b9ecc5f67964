"""The reductions are tested on the example city, by officers of several posts."""

import html
import re

import pytest
from city.fixtures import citizen, city, clock, outside, published
from city.people import officer
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.core.people.actors import Role
from tongban.project import wiring

__all__ = ["citizen", "city", "clock", "outside", "published"]


@pytest.fixture
def signed_in(published, outside, monkeypatch):
    """Return a maker of browsers in which an officer of a post is signed in."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)

    def browser(role: Role, department: str = "data_bureau") -> Client:
        person = officer(department, role, staff=role.value[:6])
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=person.account)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser


@pytest.fixture
def reformer(signed_in) -> Client:
    """Return the browser of a reformer."""
    return signed_in(Role.REFORMER)


@pytest.fixture
def seen():
    """Return what a page says, without its tags; the page must be there."""

    def words(response) -> str:
        assert response.status_code == 200, response.status_code
        text = re.sub(r"<[^>]+>", " ", response.content.decode())
        return re.sub(r"\s+", " ", html.unescape(text))

    return words
