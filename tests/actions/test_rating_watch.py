"""Ratings are watched with what stands beside them; recomputing finds the same."""

from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, desk, officer_of, outside, published
from city.stories import FOOD_LICENCE
from trialwork import switched_on

from tongban.actions.feedback.rating import rate
from tongban.actions.feedback.taking_over import KnownRating, take_over_rating
from tongban.actions.phones import keep_phone
from tongban.actions.supervision.recomputing import recompute
from tongban.actions.supervision.sweeping import sweep
from tongban.actions.supervision.trying import Over
from tongban.core.feedback.ratings import Grade, RatingChannel
from tongban.store.cases.models import Case
from tongban.store.supervision.models import OrderRow, SightingRow

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published"]
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
    number = Case.objects.get(pk=case).number
    assert switched_on("poor_not_contacted", outside) == (Over.RATINGS, (number,))
    found = recompute(outside)
    assert (found.missing, found.unfounded) == ((), ())


def test_a_rating_with_the_telephone_of_somebody_who_works_here_is_looked_at(
    citizen, outside, desk, officer_of
):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    clerk = officer_of("market_regulation", staff="007")
    keep_phone(clerk, "13800000000", now=outside.now)
    row = Case.objects.select_related("filing").get(pk=case)
    row.filing.content = with_phone(row.filing.content, "13800000000")
    row.filing.save(update_fields=["content_sealed"])
    rate(citizen, case, outside, level="satisfied")

    sweep(outside)

    assert SightingRow.objects.filter(rule="rated_by_staff").count() == 1


def test_a_rating_of_another_system_is_watched_however_old_it_is(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    long_ago = outside.now - timedelta(days=90)
    known = {"case": case, "grade": Grade.DISSATISFIED, "rated_at": long_ago}
    take_over_rating(KnownRating(channel=RatingChannel.TABLET, **known), outside)
    outside.clock.pass_days(4)
    sweep(outside)

    rules = set(SightingRow.objects.values_list("rule", flat=True))
    assert {"rated_in_a_row", "poor_not_contacted"} <= rules
    found = recompute(outside)
    assert (found.missing, found.unfounded) == ((), ())


def with_phone(content, number):
    """Return a filing's content in which the applicant told a telephone."""
    told = [one for one in content["facts"] if one["element"] != "person.phone"]
    return {**content, "facts": [*told, {**told[0], "element": "person.phone", "value": number}]}
