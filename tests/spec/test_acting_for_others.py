"""Acting for others (代理): what the Civil Code wants of whoever acts in another's name."""

from dataclasses import replace
from datetime import date

import pytest

from tongban.core.people.authority import (
    Authorised,
    Deed,
    Guardianship,
    Lacking,
    LegalRepresentation,
    Oneself,
    Unauthorised,
    may_act,
)
from tongban.core.people.mandates import Mandate, MandateState

LIN, WANG, CHILD = "519901199003070011", "519901198811230012", "519901201503070015"
NOODLES, BAKERY = "91519901MA0000001X", "91519901MA0000002R"
TODAY = date(2026, 11, 23)
LICENCE = "food_business_licence"
FOR_WANG = Mandate(
    code="m1",
    principal=WANG,
    agent=LIN,
    items=frozenset({LICENCE}),
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
    state=MandateState.ACCEPTED,
)
FOR_CHILD = Guardianship(guardian=LIN, ward=CHILD, ward_born_on=date(2015, 3, 7))
FOR_NOODLES = LegalRepresentation(person=LIN, organisation=NOODLES, since=date(2020, 5, 1))
GROUNDS = (
    (Oneself(person=LIN), LIN),
    (FOR_WANG, WANG),
    (FOR_CHILD, CHILD),
    (FOR_NOODLES, NOODLES),
)


def asked(ground, party, *, item=LICENCE, today=TODAY, ended=None, **more):
    deed = Deed(agent=more.pop("agent", LIN), party=party, item=item, **more)
    return may_act(ground, deed, ended=ended or {}, today=today)


def refused(answer) -> tuple[Lacking, str]:
    assert isinstance(answer, Unauthorised)
    return answer.reason, answer.citation.written.removeprefix("法律:")


@pytest.mark.parametrize(("ground", "party"), GROUNDS)
def test_whoever_shows_a_ground_acts_in_that_name(ground, party):
    assert asked(ground, party) == Authorised(agent=LIN, party=party)


@pytest.mark.parametrize(("ground", "party"), GROUNDS)
def test_a_ground_serves_nobody_but_its_agent(ground, party):
    assert refused(asked(ground, party, agent=WANG)) == (Lacking.OTHER_AGENT, "民法典#171.1")


@pytest.mark.parametrize(("ground", "party"), GROUNDS)
def test_authority_for_one_company_is_none_for_another(ground, party):
    """Attack A12: the acting identity of company A used on company B."""
    assert refused(asked(ground, BAKERY)) == (Lacking.OTHER_PARTY, "民法典#171.1")


def test_an_agent_acts_only_in_the_items_that_the_mandate_names():
    """民法典 §171: beyond the authority there is none; attack A11."""
    every = replace(FOR_WANG, items=frozenset({"*"}))

    assert refused(asked(FOR_WANG, WANG, item="marriage")) == (
        Lacking.OTHER_ITEM, "民法典#171.1",
    )  # fmt: skip
    assert isinstance(asked(every, WANG, item="marriage"), Authorised)


@pytest.mark.parametrize(
    ("today", "lacking"),
    [
        (date(2025, 12, 31), Lacking.NOT_YET_VALID),
        (date(2026, 1, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), Lacking.EXPIRED),
    ],
)
def test_a_mandate_holds_from_its_first_day_to_its_last(today, lacking):
    """民法典 §173.1: it ends with its period."""
    assert getattr(asked(FOR_WANG, WANG, today=today), "reason", None) is lacking


@pytest.mark.parametrize(
    ("state", "lacking"),
    [
        (MandateState.OFFERED, Lacking.NOT_ACCEPTED),
        (MandateState.DECLINED, Lacking.TAKEN_BACK),
        (MandateState.REVOKED, Lacking.TAKEN_BACK),
        (MandateState.RENOUNCED, Lacking.TAKEN_BACK),
    ],
)
def test_only_an_accepted_mandate_that_nobody_ended_gives_authority(state, lacking):
    """民法典 §173.1.2: taken back by the one or given up by the other."""
    assert refused(asked(replace(FOR_WANG, state=state), WANG))[0] is lacking


@pytest.mark.parametrize(
    ("ground", "party", "of_agent", "of_party"),
    [
        (FOR_WANG, WANG, "民法典#173.1.4", "民法典#173.1"),
        (FOR_CHILD, CHILD, "民法典#175.1.3", "民法典#175.1.3"),
        (FOR_NOODLES, NOODLES, "民法典#13", "民法典#59"),
    ],
)
def test_death_and_dissolution_end_every_authority_on_that_day(ground, party, of_agent, of_party):
    """民法典 §173.1.4 and 5, §175.1.3."""
    yesterday = {LIN: date(2026, 11, 24), party: date(2026, 11, 24)}

    assert refused(asked(ground, party, ended={LIN: TODAY})) == (Lacking.AGENT_DIED, of_agent)
    assert refused(asked(ground, party, ended={party: TODAY})) == (Lacking.PARTY_ENDED, of_party)
    assert isinstance(asked(ground, party, ended=yesterday), Authorised)


def test_nothing_is_done_in_the_name_of_the_dead_by_their_own_account():
    """民法典 §13: rights end with death."""
    answer = asked(Oneself(person=LIN), LIN, ended={LIN: date(2026, 1, 1)})

    assert refused(answer) == (Lacking.AGENT_DIED, "民法典#13")


@pytest.mark.parametrize(("ground", "party"), GROUNDS[1:])
def test_what_the_law_wants_done_in_person_nobody_does_for_another(ground, party):
    """民法典 §161.2."""
    mine = asked(Oneself(person=LIN), LIN, in_person=True)

    assert refused(asked(ground, party, in_person=True)) == (Lacking.IN_PERSON, "民法典#161.2")
    assert isinstance(mine, Authorised)


@pytest.mark.parametrize(
    ("born_on", "today", "minor"),
    [
        (date(2015, 3, 7), date(2033, 3, 6), True),
        (date(2015, 3, 7), date(2033, 3, 7), False),
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
    ],
)
def test_guardianship_ends_on_the_eighteenth_birthday(born_on, today, minor):
    """民法典 §17, §175.1.1; §1259: the day itself counts."""
    answer = asked(replace(FOR_CHILD, ward_born_on=born_on), CHILD, today=today)

    assert isinstance(answer, Authorised) is minor
    assert minor or refused(answer) == (Lacking.OF_AGE, "民法典#175.1.1")


def test_a_legal_representative_speaks_while_the_register_names_them():
    """民法典 §61.1."""
    ended = replace(FOR_NOODLES, until=date(2026, 11, 22))

    assert refused(asked(ended, NOODLES)) == (Lacking.EXPIRED, "民法典#61.1")
    assert isinstance(asked(ended, NOODLES, today=date(2026, 11, 22)), Authorised)
    assert refused(asked(FOR_NOODLES, NOODLES, today=date(2020, 4, 30))) == (
        Lacking.NOT_YET_VALID, "民法典#61.1",
    )  # fmt: skip
