"""The pages of the hall are tested in the example city, with an outside that needs no network."""

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published, stranger
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client
from finished import born, licensed

from tongban.actions.drafts.writing import start
from tongban.project import wiring

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published", "stranger"]


@pytest.fixture
def reached(outside, monkeypatch):
    """Let every page reach the world without network instead of the machine's own."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    return outside


@pytest.fixture
def sign_in(reached):
    """Return a maker of browsers in which a citizen is signed in."""

    def make(person) -> Client:
        browser = Client()
        browser.force_login(
            get_user_model().objects.get(pk=person.account),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return browser

    return make


@pytest.fixture
def signed_in(sign_in, citizen) -> Client:
    """Return a browser in which the citizen is signed in."""
    return sign_in(citizen)


@pytest.fixture
def strange(sign_in, stranger) -> Client:
    """Return a browser in which somebody else is signed in."""
    return sign_in(stranger)


@pytest.fixture
def birth(citizen, reached, officer_of):
    """Return a finished case and the certificate that it gave."""
    return born(citizen, reached, officer_of)


@pytest.fixture
def noodles(citizen, reached):
    """Return the food licence of a noodle shop."""
    return licensed(citizen, reached)


@pytest.fixture
def draft(citizen, reached):
    """Return a food licence begun with its questions answered, nothing filled in."""
    return start(citizen, "item", FOOD_LICENCE.code, reached, answers=FOOD_LICENCE.answers)


@pytest.fixture
def ready(citizen, reached):
    """Return a food licence to which nothing is missing."""
    return FOOD_LICENCE.prepared(citizen, reached)
