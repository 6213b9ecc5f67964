"""A year of reductions: what it is held to, and with what a demonstration begins it."""

from datetime import date

import pytest
from city.people import officer

from tongban.actions.reform import baselines
from tongban.core.people.actors import Role
from tongban.project.example_reform import begin_reform
from tongban.store.catalog import shelf
from tongban.store.reform import queries
from tongban.store.reform.models import Baseline

pytestmark = pytest.mark.django_db


@pytest.fixture
def reformer(published):
    yield officer("data_bureau", Role.REFORMER, staff="x")
    shelf.forget()


def test_a_demonstration_sets_out_once_and_for_all(reformer, outside):
    begun = begin_reform(reformer, outside)

    assert begun == len(queries.measures()) == 3
    assert len({one.kind for one in queries.measures()}) == 3
    assert len(queries.targets(outside.today.year)) == 4
    assert queries.baseline_of(outside.today.year) == queries.baselines()[0]
    assert begin_reform(reformer, outside) == 0


def test_a_year_is_held_to_the_baseline_that_it_began_with(reformer, outside):
    baselines.take(reformer, outside)
    row = Baseline.objects.get()
    for day in (date(2030, 6, 1), date(2030, 3, 1), date(2029, 12, 31), date(2029, 1, 1)):
        Baseline.objects.create(
            taken_on=day, release_id=row.release_id, figures=[], by="x", at=outside.now
        )

    held = [queries.baseline_of(year) for year in (2030, 2029, 2031)]
    assert [one.taken_on for one in held] == [
        date(2029, 12, 31),
        date(2029, 1, 1),
        date(2030, 6, 1),
    ]
    assert queries.baseline_of(2020) is None
