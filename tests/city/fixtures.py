"""Fixtures of the example city; a ``conftest.py`` names the ones that its tests use."""

import pytest

from city.handling import Desk
from city.outside import Clock, outside_without_network
from city.people import lin, officer, stranger_to_lin
from tongban.actions.catalog import publish
from tongban.actions.outside import Outside
from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.people.actors import Citizen
from tongban.examples.mingchuan import FOLDER


@pytest.fixture(scope="session")
def city():
    return read_catalogue(FOLDER)


@pytest.fixture
def published(db, city):
    return publish(city.catalogue, city.journeys, by="tests")


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
