"""Ratings are watched with what stands beside them; recomputing finds the same."""

from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, desk, outside, published
from city.stories import FOOD_LICENCE

from tongban.actions.feedback.rating import rate
from tongban.actions.supervision.recomputing import recompute
from tongban.actions.supervision.sweeping import sweep
from tongban.store.supervision.models import OrderRow, SightingRow

__all__ = ["citizen", "city", "clock", "desk", "outside", "published"]
pytestmark = pytest.mark.django_db


def test_a_poor_rating_that_nobody_follows_up_becomes_an_order(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    rate(citizen, case, outside, level="dissatisfied", comment="等了太久")
    sweep(outside)
    assert not SightingRow.objects.filter(rule="poor_not_contacted").exists()

    outside.clock.now += timedelta(days=4)
    sweep(outside)
    sweep(outside)

    assert OrderRow.objects.filter(rule="poor_not_contacted").count() == 1
    found = recompute(outside)
    assert (found.missing, found.unfounded) == ((), ())
