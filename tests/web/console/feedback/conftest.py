"""A city in which people are heard, and a case that was rated poorly."""

import pytest
from city.fixtures import citizen, city, clock, desk, officer_of, outside, published
from city.stories import FOOD_LICENCE
from feedbackwork import MARKET, Sides, browser

from tongban.project import wiring
from tongban.store.feedback.models import Concern

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published"]


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def sides(published):
    return Sides.of()


@pytest.fixture
def hall(citizen):
    return browser(citizen)


@pytest.fixture
def accepted(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0]
    desk(MARKET).accept(case.id)
    return case


@pytest.fixture
def poor(hall, accepted):
    said = {"level": "dissatisfied", "aspects": ["efficiency"], "comment": "排了三次队"}
    hall.post(f"/my/cases/{accepted.id}/rate/", said)
    return Concern.objects.get(kind="poor_rating")
