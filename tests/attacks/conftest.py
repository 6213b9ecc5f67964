"""Attacks are tried on a city that is published and inhabited once for them all."""

import pytest
from city.fixtures import city

from attacks.world import built

__all__ = ["city"]


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, city, tmp_path_factory):
    """Return the city with everybody in it; what a test changes is undone after it."""
    with django_db_blocker.unblock(), built(city, tmp_path_factory.mktemp("seal")) as made:
        yield made
