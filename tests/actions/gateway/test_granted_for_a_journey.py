"""A grant that names a journey lets data be read for the items that the journey joins."""

from dataclasses import replace

import pytest
from gatewaywork import CATALOGUE, Gateway, granted

from tongban.actions.gateway.knowing import Services
from tongban.actions.grants.joining import joining
from tongban.core.journeys.definitions import Journey
from tongban.web.gateway.door import Door

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway():
    """Return a gateway that knows which journey joins the item of the calls."""
    made = Gateway()
    made.known()
    services = Services(lambda: CATALOGUE, lambda: {"fund": ("retirement",)})
    services.look()
    made.door = Door(pipeline=replace(made.pipeline, services=services), published=dict)
    return made


def test_an_item_of_the_journey_is_covered_and_another_is_not(gateway):
    granted(items=["retirement"])

    assert gateway.ask().said["outcome"] == "matched"
    assert gateway.ask(item="other").said["reason"] == "other_item"


def test_a_journey_that_does_not_join_the_item_covers_nothing(gateway):
    granted(items=["newborn"])

    assert gateway.ask().said["reason"] == "other_item"


def test_an_item_may_be_joined_by_several_journeys(city):
    journeys: dict[str, Journey] = city.journeys
    found = joining(journeys)

    assert all(
        item in {sub.item for sub in journeys[code].sub_items}
        for item, codes in found.items()
        for code in codes
    )
    assert "newborn" in found["newborn_social_card"]
