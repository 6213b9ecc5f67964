"""The better source wins, and of equal ones the latest."""

from datetime import date

from guidework import MONDAY, fact

from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact, FactSource, merged, values
from tongban.core.people.parties import Party, PartyRole

LATER = date(2026, 9, 15)


def on(day: date, value: str) -> Fact:
    return Fact(element="p.name", value=value, source=FactSource.SHARED, as_of=day)


def test_a_register_prevails_over_a_statement_whichever_comes_first() -> None:
    stated, shared = fact("p.name", "甲"), fact("p.name", "乙", FactSource.SHARED)

    assert merged([stated], [shared]) == merged([shared], [stated]) == {"p.name": shared}


def test_of_equal_sources_the_latest_prevails() -> None:
    old, new = on(MONDAY, "甲"), on(LATER, "乙")

    assert merged([old, new]) == merged([new, old]) == {"p.name": new}


def test_what_the_applicant_disputes_prevails() -> None:
    disputed = fact("p.name", "丙", FactSource.DISPUTED_BY_APPLICANT)

    assert merged([disputed], [on(LATER, "乙")])["p.name"] is disputed


def test_conditions_read_bare_values() -> None:
    assert values({"p.name": fact("p.name", "甲")}) == {"p.name": "甲"}


def test_a_citizen_speaks_for_themselves_or_for_who_gave_them_a_mandate() -> None:
    alone = Citizen(account=1, person="p1", name="某某")
    agent = Citizen(account=1, person="p1", name="某某", acting_for="o1")

    assert (alone.subject, agent.subject) == ("p1", "o1")


def test_the_subject_of_a_case_need_not_be_the_applicant() -> None:
    newborn = Party(role=PartyRole.SUBJECT, identifier="p2", name="某某")

    assert newborn.role is not PartyRole.APPLICANT
