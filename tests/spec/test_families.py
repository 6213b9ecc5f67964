"""Families (家庭关系): whose guardian somebody is, and what nobody does for another."""

from dataclasses import replace
from datetime import date

from tongban.core.people.actors import Citizen
from tongban.core.people.authority import Guardianship
from tongban.core.people.family import wards_of
from tongban.core.people.in_person import BY_LAW, in_person
from tongban.core.people.representation import Capacity, Representation

MOTHER, CHILD, AUNT = "519901199003070018", "519901201503070014", "519901198811230011"
HOUSEHOLD = (
    {"name": "林一", "relation": "户主", "identity_number": MOTHER},
    {"name": "林二", "relation": "女", "identity_number": CHILD},
    {"name": "林三", "relation": "继子", "identity_number": "519901201503070030"},
    {"name": "林四", "relation": "妹", "identity_number": AUNT},
    {"name": "林五", "relation": "子", "identity_number": "没有号码"},
)
FOR_CHILD = Representation(
    reference="relation:1", party=CHILD, name="林二", capacity=Capacity.GUARDIAN, natural=True
)
FOR_SHOP = Representation(
    reference="mandate:1",
    party="91519901MA0000001X",
    name="小馆",
    capacity=Capacity.AGENT,
    natural=False,
)


def test_the_heads_sons_and_daughters_are_their_wards_and_stepchildren_are_not():
    [ward] = wards_of(MOTHER, HOUSEHOLD)

    assert ward.name == "林二"
    assert ward.ground == Guardianship(guardian=MOTHER, ward=CHILD, ward_born_on=date(2015, 3, 7))


def test_an_aunt_in_the_same_household_is_nobodys_guardian():
    assert wards_of(AUNT, HOUSEHOLD) == ()


def test_whoever_the_register_does_not_name_is_nobodys_guardian():
    assert wards_of("519901198501010021", HOUSEHOLD) == ()
    assert wards_of(MOTHER, None) == ()
    assert wards_of(MOTHER, ("林一",)) == ()


def test_nobody_is_married_by_an_agent_whoever_they_are():
    """民法典 §1049."""
    agent = replace(FOR_CHILD, capacity=Capacity.AGENT)

    assert in_person("marriage_registration", agent) == BY_LAW["marriage_registration"]
    assert in_person("marriage_registration", FOR_CHILD) is not None
    assert in_person("marriage_registration", None) is None


def test_what_a_city_wants_done_by_oneself_a_guardian_does_for_a_child():
    agent = replace(FOR_CHILD, capacity=Capacity.AGENT)
    local = frozenset({"identity_card_renewal"})

    assert in_person("identity_card_renewal", agent, local).citation.is_local
    assert in_person("identity_card_renewal", FOR_CHILD, local) is None
    assert in_person("identity_card_renewal", agent) is None


def test_a_ground_of_law_reaches_everything_and_a_mandate_what_it_names():
    some = replace(FOR_SHOP, items=frozenset({"outdoor_sign"}), departments=frozenset({"taxation"}))

    assert FOR_CHILD.whole
    assert FOR_SHOP.whole
    assert not some.whole
    assert not replace(FOR_CHILD, capacity=Capacity.AGENT).whole
    asked = (("outdoor_sign", "x"), ("y", "taxation"), ("y", "x"))
    assert [some.covers(*one) for one in asked] == [True, True, False]


def test_who_acts_for_a_person_stands_for_them_and_for_an_organisation_remains_themself():
    oneself = Citizen(account=1, person=MOTHER, name="林一")
    guardian = replace(oneself, acting_for=CHILD, representing=FOR_CHILD)
    clerk = replace(oneself, acting_for=FOR_SHOP.party, representing=FOR_SHOP)

    assert (guardian.for_person, guardian.organisation) == ((CHILD, "林二"), None)
    assert (clerk.for_person, clerk.organisation) == ((MOTHER, "林一"), FOR_SHOP.party)
    assert (oneself.for_person, oneself.organisation) == ((MOTHER, "林一"), None)
    assert [one.whole for one in (oneself, guardian, clerk)] == [True, True, True]
