"""Voices of the demonstration (示范诉求): what was said is handled as told, and becomes topics."""

import pytest
from city.fixtures import citizen, city, clock, desk, outside, published
from city.handling import Desk
from city.stories import Story

from tongban.actions.cases import deciding, ending
from tongban.examples.people.voices import VOICES
from tongban.project import example_voices
from tongban.project.example_voices import take_in_voices
from tongban.store.feedback.models import Concern, Rating
from tongban.store.feedback.publications import published_information
from tongban.store.feedback.topics import last_look

__all__ = ["citizen", "city", "clock", "desk", "outside", "published"]
pytestmark = pytest.mark.django_db
BIRTH = "birth_certificate_issue"


def test_the_city_speaks_once_and_what_it_says_most_is_smoke(
    monkeypatch, published, outside, citizen
):
    case = Story(kind="item", code=BIRTH, answers={}).filed(citizen, outside).cases[0].id
    midwife = Desk.of("maternity_hospital", outside)
    deciding.grant_at_once(midwife.window, case, outside, opinion="符合条件")
    ending.issue_and_deliver(midwife.window, case, outside)
    monkeypatch.setattr(example_voices, "outside", lambda: outside)

    assert take_in_voices() == len(VOICES) + 1
    assert take_in_voices() == 0
    assert "油烟" in last_look().topics[0].words[0]
    assert last_look().topics[0].burst(outside.today)
    assert Concern.objects.filter(status="closed").count() > 3
    assert Rating.objects.get().level == "dissatisfied"
    assert len(published_information()) == 2
