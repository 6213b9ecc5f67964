"""Who stands for whom by register, and whose life has ended: asked, kept, and no longer so."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from city.registers import CityRegisters
from city.stories import INSTANT
from standings import mandated

from tongban.actions.accounts import open_citizen
from tongban.actions.cases.deciding import grant_at_once
from tongban.actions.mandates.ends import keep_end, learn_of_end, sweep
from tongban.actions.mandates.relations import ask_family, ask_organisation
from tongban.actions.mandates.switching import act_as
from tongban.core.people.actors import Citizen
from tongban.core.people.authority import Lacking, Unauthorised
from tongban.core.people.registers import NotAvailable
from tongban.core.vocabulary.errors import NotAllowed, NotFound, Unavailable
from tongban.examples.people import city_people
from tongban.store.people.models import EndedParty, Relation
from tongban.store.people.queries import actor_for
from tongban.store.people.standing import standing_of, standings_of

pytestmark = pytest.mark.django_db
CARD = "social_security_card"


@dataclass
class Household:
    """A mother and her child of the example city, with registers that know them."""

    mother: object
    child: object
    registers: CityRegisters


@pytest.fixture
def household(published, outside):
    people = city_people().by_name
    mother, child = people["罗文静"], people["罗子衿"]
    account = open_citizen("luowenjing", "a long password", number=mother.number, name=mother.name)
    return Household(
        mother=Citizen(account=account, person=mother.number, name=mother.name),
        child=child,
        registers=CityRegisters(),
    )


def asking(outside, registers):
    return replace(outside, registers=registers)


def test_the_register_of_households_says_whose_guardian_somebody_is(household, outside):
    found = ask_family(household.mother, asking(outside, household.registers))
    [standing] = standings_of(
        household.mother.account, household.mother.person, today=outside.today
    )
    came_of_age = standing_of(
        household.mother.account,
        household.mother.person,
        standing.representation.reference,
        today=date(2038, 11, 20),
    )

    assert found == 1
    assert (standing.representation.party, standing.source) == (
        household.child.number, "population",
    )  # fmt: skip
    assert came_of_age.outcome.reason is Lacking.OF_AGE
    assert household.registers.asked[0][1].item == "representation"


def test_a_child_that_the_register_no_longer_names_has_another_guardian(household, outside, clock):
    reached = asking(outside, household.registers)
    ask_family(household.mother, reached)
    [standing] = standings_of(
        household.mother.account, household.mother.person, today=outside.today
    )
    members = household.registers.records["population"][household.mother.person]
    members["household.members"] = members["household.members"][:1]
    clock.pass_days(1)

    with pytest.raises(NotFound):
        act_as(household.mother, standing.representation.reference, reached)
    assert Relation.objects.get().withdrawn_at is not None


def test_a_silent_register_leaves_a_relation_standing_for_a_week(household, outside, clock):
    ask_family(household.mother, asking(outside, household.registers))
    [standing] = standings_of(
        household.mother.account, household.mother.person, today=outside.today
    )
    silent = asking(outside, Silent())
    clock.pass_days(7)
    later = act_as(household.mother, standing.representation.reference, silent)
    clock.pass_days(1)

    assert later.holds
    with pytest.raises(Unavailable):
        act_as(household.mother, standing.representation.reference, silent)


class Silent:
    """Registers that do not answer."""

    def ask_all(self, questions, purpose, *, today):
        return tuple(
            NotAvailable(dataset=one.dataset.code, reason="down", words="") for one in questions
        )


def test_the_register_of_organisations_says_who_represents_one(published, outside):
    shop = city_people().businesses[0]
    account = open_citizen("owner", "a long password", number=shop.owner.number, name="老板")
    owner = Citizen(account=account, person=shop.owner.number, name="老板")
    registers = CityRegisters()
    reached = asking(outside, registers)

    assert ask_organisation(owner, shop.credit_code, reached) == shop.name
    registers.records["business"][shop.credit_code]["enterprise.status"] = "cancelled"
    with pytest.raises(NotAllowed):
        ask_organisation(owner, shop.credit_code, reached)
    assert standings_of(account, owner.person, today=outside.today) == ()


def test_death_ends_authority_with_the_next_request(citizen, stranger, outside, clock):
    """民法典 §173.1.4: the register says so, and whoever acted is themself again."""
    ground = mandated(citizen, stranger, outside, CARD)
    registers = CityRegisters()
    registers.records["deaths"][citizen.person] = {"deceased.died_on": date(2026, 9, 12)}
    before = actor_for(stranger.account, acting_for=ground, today=outside.today)
    ended = sweep(asking(outside, registers))
    after = actor_for(stranger.account, acting_for=ground, today=outside.today)
    outcome = standing_of(stranger.account, stranger.person, ground, today=outside.today).outcome

    assert (ended, EndedParty.objects.count()) == (1, 1)
    assert before.representing is not None
    assert after.representing is None
    assert isinstance(outcome, Unauthorised)
    assert outcome.reason is Lacking.PARTY_ENDED
    assert sweep(asking(outside, registers)) == 0
    assert learn_of_end(None, citizen.person, outside) == date(2026, 9, 12)


def test_the_case_of_somebody_who_died_waits_and_is_not_decided(citizen, officer_of, outside):
    case = INSTANT.filed(citizen, outside).cases[0]
    keep_end(citizen.person, outside.today, source="deaths", outside=outside)
    officer = officer_of(case.department)

    with pytest.raises(NotAllowed) as refused:
        grant_at_once(officer, case.id, outside, opinion="符合条件")

    assert refused.value.rule == "case.party_ended"
