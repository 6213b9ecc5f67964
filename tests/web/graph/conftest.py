"""The explorer is tested on the example city, by an officer who keeps its catalogue."""

import html
import re
from dataclasses import replace

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.catalog import publish
from tongban.actions.graph import compiling
from tongban.core.catalog.evidence import EvidenceSource
from tongban.core.people.actors import Role
from tongban.project import wiring

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published"]


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory):
    """Return where graphs are kept, so that parts compiled once are found again."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, settings, graph_folder):
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    settings.VAR = graph_folder
    compiling.release_name.cache_clear()


@pytest.fixture
def keeper(officer_of) -> Client:
    """Return the browser of a steward of data."""
    officer = officer_of("data_bureau", Role.DATA_STEWARD)
    client = Client(headers={"accept-language": "zh-hans"})
    user = get_user_model().objects.get(pk=officer.account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def words(response) -> str:
    """Return what a page says, without its tags."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.fixture
def nobody_issues_a_paper(published, city):
    """Publish the city with a paper that an authority should make out, and none does."""
    known = city.catalogue.evidence["emigration_paper"]
    paper = replace(known, source=EvidenceSource.GOVERNMENT, issuer_note="")
    evidence = {**city.catalogue.evidence, paper.code: paper}
    publish(replace(city.catalogue, evidence=evidence), city.journeys, by="tests")
    compiling.release_name.cache_clear()
