"""Stewards of three departments at their browsers."""

import pytest
from city.fixtures import city, clock, outside, published
from city.people import officer
from django.contrib.auth import get_user_model
from django.test import Client
from sharingwork import ASKER, DATASET, HOLDER, KEEPER

from tongban.actions.grants import changing
from tongban.actions.targets import published as published_now
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.exchange.grants import SERVICE
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.exchange.models import GrantRow

__all__ = ["city", "clock", "outside", "published"]


@pytest.fixture
def people(published):
    return {code: officer(code, Role.DATA_STEWARD, staff="d") for code in (HOLDER, ASKER, KEEPER)}


@pytest.fixture
def at(people, outside, monkeypatch):
    """Return the browser of the steward of a department."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)

    def browser(department: str) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=people[department].account)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser


@pytest.fixture
def item():
    """Return an item with a paper that the dataset tells something about."""
    catalogue = published_now().catalogue
    dataset = catalogue.datasets[DATASET]
    return next(
        code for code, one in catalogue.items.items() if elements_concerned(one, dataset, catalogue)
    )


@pytest.fixture
def ungranted(people, outside):
    """Take back the grant that the catalogue brought along."""
    grant = GrantRow.objects.get(dataset=DATASET, purpose=SERVICE).pk
    changing.revoke(people[HOLDER], grant, outside, reason="重新授权")
