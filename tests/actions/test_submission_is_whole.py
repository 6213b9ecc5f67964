"""A submission leaves everything or nothing (要么全部要么没有), wherever it breaks."""

import pytest
from city.stories import FOOD_LICENCE, RESTAURANT
from city.together import at_once
from django.apps import apps
from django.db import OperationalError, connection, transaction

from tongban.actions.filings.submit import Submitted, submit
from tongban.store.cases.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)
_WRITES = ("INSERT", "UPDATE", "DELETE", "SELECT nextval")


class BreaksAt:
    """Lets writes through and breaks at the k-th, as a lost connection would."""

    def __init__(self, breaking: int) -> None:
        self.breaking = breaking
        self.seen = 0

    def __call__(self, execute, sql, *arguments):
        if sql.startswith(_WRITES):
            self.seen += 1
            if self.seen == self.breaking:
                raise OperationalError("the connection was lost")
        return execute(sql, *arguments)


def rows_kept() -> dict[str, int]:
    """Return how many rows each table of cases holds."""
    return {
        model.__name__: model.objects.count()
        for model in apps.get_app_config("store_cases").get_models()
    }


@pytest.mark.parametrize("story", [FOOD_LICENCE, RESTAURANT], ids=["one item", "six items"])
def test_whichever_write_breaks_nothing_is_kept_and_the_retry_files(story, citizen, outside):
    """F01."""
    draft = story.prepared(citizen, outside)
    before = rows_kept()
    breaking = 0
    while True:
        breaking += 1
        breaks = BreaksAt(breaking)
        try:
            with connection.execute_wrapper(breaks):
                outcome = submit(citizen, draft, outside)
        except OperationalError:
            assert rows_kept() == before
            assert Draft.objects.get(pk=draft).submitted_at is None
        else:
            break
    assert isinstance(outcome, Submitted)
    assert not outcome.already
    assert breaking > 8, "every kind of row was written, and each of them was broken once"
    assert submit(citizen, draft, outside).number == outcome.number


@pytest.mark.parametrize("part", ["clock", "calendar"])
def test_when_something_outside_fails_nothing_is_kept(part, citizen, outside):
    import dataclasses

    draft = FOOD_LICENCE.prepared(citizen, outside)
    before = rows_kept()

    class Fails:
        def __call__(self):
            raise RuntimeError(part)

        def __getattr__(self, name):
            raise RuntimeError(part)

    with pytest.raises(RuntimeError, match=part):
        submit(citizen, draft, dataclasses.replace(outside, **{part: Fails()}))
    assert rows_kept() == before


def test_a_lock_that_does_not_come_in_time_files_nothing_and_the_retry_succeeds(citizen, outside):
    """F06."""
    draft = FOOD_LICENCE.prepared(citizen, outside)

    def impatient():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        return submit(citizen, draft, outside)

    with transaction.atomic():
        Draft.objects.select_for_update().get(pk=draft)
        (raised,) = at_once(impatient)
    assert isinstance(raised, OperationalError)
    assert isinstance(submit(citizen, draft, outside), Submitted)
