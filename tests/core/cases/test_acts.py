"""Whoever is signed in appears in the history under a name that tells people apart."""

from tongban.core.cases.acts import Performer
from tongban.core.people.actors import Citizen, Officer


def test_a_citizen_acts_for_no_department() -> None:
    citizen = Citizen(account=1, person="519901199001011234", name="林晓雨", acting_for="9151")

    assert Performer.of(citizen) == Performer(identifier="519901199001011234", name="林晓雨")


def test_an_officer_acts_for_their_department() -> None:
    officer = Officer(
        account=2, name="王敏", staff_number="M001", department="market", roles=frozenset()
    )

    assert Performer.of(officer) == Performer(identifier="M001", name="王敏", department="market")
