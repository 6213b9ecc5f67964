"""What somebody types opens nobody's record; what is their own does."""

from datetime import date

import pytest
from guidework import MONDAY, dataset, fact

from tongban.core.catalog.evidence import Trust
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import FactSource
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.people.subjects import own_numbers, with_family
from tongban.core.vocabulary.identity import make_example_number

FIRM, OTHER_FIRM = "91519901MA0000001X", "92519901MA00000026"


def number(order: int) -> str:
    return str(make_example_number(birth_date=date(1990, 3, 7), order=order))


ME, SPOUSE, NEIGHBOUR = number(1), number(2), number(4)
ACTOR = Citizen(account=1, person=ME, name="某某")
FAMILY = dataset("marriage", family=("p.name",), serves=("p.name", "p.sex"))


def certificate(**more) -> Holding:
    usual = {
        "evidence": "licence",
        "kind": HoldingKind.CERTIFICATE,
        "reference": "1",
        "name": "营业执照",
        "trust": Trust.ISSUED,
        "valid_from": MONDAY,
        "fields": {"firm.code": FIRM, "firm.head": NEIGHBOUR, "firm.large": True},
    }
    return Holding(**{**usual, **more})


def told(value):
    return (fact("p.name", value, FactSource.SHARED), fact("p.sex", NEIGHBOUR, FactSource.SHARED))


@pytest.mark.parametrize(("value", "own"), [(ME, True), (NEIGHBOUR, False), ("示例", False)])
def test_a_record_is_told_of_oneself_whatever_element_the_number_stands_under(value, own):
    assert own_numbers(ACTOR, (), MONDAY).covers({"mother.number": value}) is own


def test_a_record_is_told_of_the_organisation_that_one_acts_for():
    acting = Citizen(account=1, person=ME, name="某某", acting_for=FIRM)

    assert own_numbers(acting, (), MONDAY).covers({"firm.code": FIRM})
    assert not own_numbers(acting, (), MONDAY).covers({"firm.code": OTHER_FIRM})


def test_every_key_of_a_register_has_to_be_ones_own():
    assert not own_numbers(ACTOR, (), MONDAY).covers({"a.number": ME, "b.number": NEIGHBOUR})


def test_what_ones_own_certificate_names_is_ones_own_under_that_element_alone():
    own = own_numbers(ACTOR, (certificate(),), MONDAY)

    assert own.covers({"firm.code": FIRM})
    assert not own.covers({"other.code": FIRM})


@pytest.mark.parametrize(
    "useless", [{"kind": HoldingKind.EARLIER_DOCUMENT}, {"valid_until": date(2020, 1, 1)}]
)
def test_a_paper_that_is_no_certificate_in_force_opens_nothing(useless):
    own = own_numbers(ACTOR, (certificate(valid_from=date(2019, 1, 1), **useless),), MONDAY)

    assert not own.covers({"firm.code": FIRM})


def test_a_person_who_is_named_on_a_certificate_is_not_its_holders_own():
    assert not own_numbers(ACTOR, (certificate(),), MONDAY).covers({"firm.head": NEIGHBOUR})


@pytest.mark.parametrize(
    "named", [SPOUSE, ({"name": "某某", "number": SPOUSE, "born": None},), ("示例", SPOUSE)]
)
def test_the_family_that_a_register_names_may_be_asked_for(named):
    own = with_family(own_numbers(ACTOR, (), MONDAY), FAMILY, told(named))

    assert own.covers({"mother.number": SPOUSE})
    assert own.covers({"mother.number": ME})


def test_whom_a_register_names_otherwise_is_no_family():
    own = with_family(own_numbers(ACTOR, (), MONDAY), FAMILY, told("示例"))

    assert not own.covers({"mother.number": NEIGHBOUR})
    assert not own.covers({"mother.number": "示例"})


def test_a_value_that_is_no_text_names_nobody():
    before = own_numbers(ACTOR, (), MONDAY)

    assert with_family(before, FAMILY, told(None)) == before
