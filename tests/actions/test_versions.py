"""Publishing while cases run (发布新版): what is under way keeps the version it was filed under."""

from dataclasses import replace

import pytest
from city.stories import FOOD_LICENCE

from tongban.actions.catalog import publish
from tongban.actions.drafts.writing import opened, start
from tongban.actions.filings.submit import submit
from tongban.core.vocabulary.limits import TimeLimit
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
ITEM = FOOD_LICENCE.code


@pytest.fixture
def republish(city):
    """Return a publisher of the same catalogue with a shorter promise for one item."""

    def publish_changed():
        item = city.catalogue.items[ITEM]
        promised: TimeLimit = replace(item.promised_limit, value=item.promised_limit.value - 2)
        items = {**city.catalogue.items, ITEM: replace(item, promised_limit=promised)}
        return publish(replace(city.catalogue, items=items), city.journeys, by="tests")

    return publish_changed


def test_a_case_keeps_the_version_and_the_dates_it_was_filed_under(
    citizen, outside, desk, republish
):
    """F24."""
    earlier = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    assert republish().items == (ITEM,)
    later = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    market = desk("market_regulation")
    for case in (earlier, later):
        market.accept(case)

    rows = {row.pk: row for row in Case.objects.select_related("item")}
    assert (rows[earlier].item.version, rows[later].item.version) == (1, 2)
    assert outside.calendar.count(rows[later].due_on, rows[earlier].due_on) == 2
    market.clear_debts(earlier)
    market.examine(earlier)
    market.grant(earlier)


def test_an_open_draft_keeps_its_version_until_it_is_taken_up_anew(citizen, outside, republish):
    draft = FOOD_LICENCE.prepared(citizen, outside)
    republish()
    assert opened(citizen, draft).wanted.target.version == 1

    resumed = start(citizen, "item", ITEM, outside, answers={})
    assert resumed == draft
    assert opened(citizen, draft).wanted.target.version == 2


def test_a_draft_of_an_older_version_is_filed_under_that_version(citizen, outside, republish):
    draft = FOOD_LICENCE.prepared(citizen, outside)
    republish()
    submit(citizen, draft, outside)
    assert Case.objects.select_related("item").get().item.version == 1


def test_publishing_the_same_again_changes_nothing(published, city):
    again = publish(city.catalogue, city.journeys, by="tests")
    assert (again.release, again.items, again.journeys) == (published.release, (), ())
