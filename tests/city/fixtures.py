"""Fixtures of the example city; a ``conftest.py`` names the ones that its tests use."""

import pytest

from city.catalogue import put_back, read
from city.handling import Desk
from city.outside import Clock, outside_without_network
from city.people import lin, officer, stranger_to_lin
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen


@pytest.fixture(scope="session")
def city():
    return read()


@pytest.fixture
def published(db, settings):
    """Publish the city; passwords of its people are hashed quickly, for nobody guesses them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return put_back()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outside(clock: Clock, tmp_path) -> Outside:
    return outside_without_network(clock, tmp_path)


@pytest.fixture
def citizen(published) -> Citizen:
    return lin()


@pytest.fixture
def stranger(published) -> Citizen:
    return stranger_to_lin()


@pytest.fixture
def officer_of(published):
    """Return a maker of officers: one per department and post."""
    return officer


@pytest.fixture
def desk(published, outside):
    """Return a maker of departments at work."""
    return lambda department: Desk.of(department, outside)
