"""The invented year: the same for the same seed, lawful, with what supervision and figures need."""

from datetime import datetime

import pytest
from city.catalogue import read

from tongban.adapters.holidays import official_calendar
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.cases.folding import fold
from tongban.core.supervision.acting import Periods
from tongban.core.supervision.orders import fold as folded
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import watch
from tongban.examples.people import demo_accounts
from tongban.examples.people.stories import CHARACTERS
from tongban.examples.year import Answering, year_of

NOW = datetime(2026, 11, 20, 18, tzinfo=CHINA_STANDARD_TIME)


@pytest.fixture(scope="module")
def year():
    return told()


def told():
    items = read().catalogue.items
    return list(year_of(items, cases=240, now=NOW, calendar=official_calendar()))


def test_the_same_seed_tells_the_same_year(year):
    assert told() == year


def test_nothing_is_told_that_has_not_happened_yet(year):
    assert all(event.at <= NOW for one in year for event in one.events)
    assert all(
        before.at <= after.at
        for one in year
        for before, after in zip(one.events, one.events[1:], strict=False)
    )


def test_most_cases_are_over_and_some_are_not(year):
    ended = [fold(one.item, one.events).ended for one in year]

    assert sum(ended) > 180
    assert not all(ended)


def test_nobody_with_a_story_of_their_own_files_in_it(year):
    assert not {one.applicant.name for one in year} & {one.name for one in CHARACTERS}
    assert all(one.applicant.number.startswith("5199") for one in year)


def test_what_is_found_is_answered_in_the_order_that_the_core_allows(year):
    answering = Answering(
        accounts=demo_accounts(), periods=Periods(calendar=official_calendar()), until=NOW
    )
    found = [
        (sighting, one.item.department)
        for one in year
        for sighting in watch(
            STANDING_RULES, one.item, one.events, today=NOW.date(), calendar=official_calendar()
        )
    ]
    histories = [
        answering.history(one, unit, f"{place}") for place, (one, unit) in enumerate(found)
    ]

    assert found
    assert any(folded(one).status.ended for one in histories if one)
