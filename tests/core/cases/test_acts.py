"""Whoever is signed in appears in the history under a name that tells people apart."""

from dataclasses import replace
from datetime import datetime

import pytest
from casework import CITIZEN, MONDAY, Story, act

from tongban.core.cases.acts import CHINA_STANDARD_TIME, Act, Performer
from tongban.core.cases.folding import fold
from tongban.core.people.actors import Citizen, Officer
from tongban.core.vocabulary.errors import InvalidValue


def test_a_citizen_acts_for_no_department() -> None:
    citizen = Citizen(account=1, person="519901199001011234", name="林晓雨", acting_for="9151")

    assert Performer.of(citizen) == Performer(identifier="519901199001011234", name="林晓雨")


def test_an_officer_acts_for_their_department() -> None:
    officer = Officer(
        account=2, name="王敏", staff_number="M001", department="market", roles=frozenset()
    )

    assert Performer.of(officer) == Performer(identifier="M001", name="王敏", department="market")


def test_a_history_begins_with_its_receipt_and_holds_nothing_strange() -> None:
    story = Story().accepted()

    with pytest.raises(InvalidValue, match="begins with its receipt"):
        fold(story.item, story.events[1:])
    with pytest.raises(InvalidValue, match="begins with its receipt"):
        fold(story.item, ())
    with pytest.raises(InvalidValue, match="Received cannot follow"):
        fold(story.item, [*story.events, story.events[0]])


def test_a_moment_without_a_zone_is_no_moment() -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001 - the point of the test

    with pytest.raises(InvalidValue):
        Act(at=naive, by=CITIZEN)
    with pytest.raises(InvalidValue):
        replace(Story().events[0], at=naive)
    assert act(MONDAY).at.tzinfo == CHINA_STANDARD_TIME
