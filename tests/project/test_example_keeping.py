"""The demonstration begins with rules, a register that is checked, and assessments (示范)."""

import pytest
from city.fixtures import city, clock, outside, published
from city.people import officer

from tongban.actions.quality import checking
from tongban.core.people.actors import Role
from tongban.core.people.impact import ImpactStatus
from tongban.core.quality.repairs import RowStatus
from tongban.core.vocabulary.errors import Unavailable
from tongban.project import example_keeping
from tongban.project.example_keeping import assess_items, begin_checks
from tongban.store.impact.queries import impact_statuses
from tongban.store.quality.queries.checks import scores
from tongban.store.quality.queries.queue import counts_of

__all__ = ["city", "clock", "outside", "published"]
pytestmark = pytest.mark.django_db
POSTS = {
    "public_security.data": ("public_security", Role.DATA_STEWARD, "d1"),
    "public_security.data2": ("public_security", Role.DATA_STEWARD, "d2"),
    "data_bureau.items": ("data_bureau", Role.ITEM_ADMINISTRATOR, "i"),
    "data_bureau.reviewer": ("data_bureau", Role.ITEM_REVIEWER, "r"),
}


@pytest.fixture(autouse=True)
def _posts(monkeypatch, published, outside):
    def seated(username):
        department, role, staff = POSTS[username]
        return officer(department, role, staff=staff)

    monkeypatch.setattr(example_keeping, "outside", lambda: outside)
    monkeypatch.setattr(example_keeping, "example_officer", seated)


def nothing_connected(kind, settings):
    raise Unavailable(f"{kind} {settings}")


def test_a_register_with_faults_is_checked_and_its_rows_wait(outside):
    assert begin_checks()
    assert not begin_checks()
    assert checking.carry_on(outside, nothing_connected)

    assert 90 < scores()["population"] < 100
    assert counts_of("population")[RowStatus.WAITING] > 10


def test_items_that_ask_what_is_sensitive_are_assessed_but_for_a_few():
    assessed = assess_items()
    statuses = list(impact_statuses().values())

    assert assess_items() == 0
    assert len(statuses) == assessed > 10
    assert {ImpactStatus.SUBMITTED.value, ImpactStatus.APPROVED.value} == set(statuses)
