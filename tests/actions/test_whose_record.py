"""A register tells of oneself and one's family; of anybody else it says only whether it knows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from city.people import PASSWORD
from city.registers import CityRegisters
from city.stories import FOOD_LICENCE, NEWBORN
from django.utils import timezone

from tongban.actions.accounts import open_citizen
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.verifying import ACTION
from tongban.actions.drafts.writing import answer, ask_what_is_new, opened, refresh, start
from tongban.core.people.actors import Citizen
from tongban.examples.people import city_people
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
MOTHER, FATHER, TEACHER, PUPIL = "苏婉清", "陈志远", "罗文静", "罗子衿"
SCHOOL, TRANSFER = "school_enrolment", "real_estate_transfer"
FIRMS = [one.credit_code for one in city_people().businesses]


def number(name: str) -> str:
    return next(one.number for one in city_people().residents if one.name == name)


def account(name: str, *, acting_for: str | None = None) -> Citizen:
    opened_account = open_citizen(number(name), PASSWORD, number=number(name), name=name)
    return Citizen(account=opened_account, person=number(name), name=name, acting_for=acting_for)


@pytest.fixture
def book():
    return CityRegisters()


@pytest.fixture
def asking(published, outside, book):
    return replace(outside, registers=book)


def begun(actor, asking, code, answers):
    kind = "journey" if code == NEWBORN.code else "item"
    return opened(actor, start(actor, kind, code, asking, answers=answers))


def known(actor, draft, asking):
    catalogue = draft.wanted.published.catalogue
    return circumstances(actor, draft.content, catalogue, asking).facts


def outcomes(draft):
    return {code: (one.outcome, one.of_another) for code, one in draft.content.told.items()}


@pytest.mark.parametrize("name", [MOTHER, FATHER])
def test_either_parent_is_told_of_the_birth_by_the_marriage_register(name, asking):
    actor = account(name)
    facts = known(actor, begun(actor, asking, NEWBORN.code, {}), asking)

    assert facts["mother.identity_number"].value == number(MOTHER)
    assert facts["child.name"].value == "陈一诺"


def test_a_stranger_who_types_the_mothers_number_is_told_that_there_is_a_record_and_no_more(
    citizen, asking
):
    typed = {"mother.identity_number": number(MOTHER)}
    draft = begun(citizen, asking, NEWBORN.code, typed)

    assert outcomes(draft)["births"] == ("matched", True)
    assert draft.content.told["births"].facts == ()
    assert not {code for code in known(citizen, draft, asking) if code.startswith("child.")}


def test_a_child_of_the_household_is_told_of_and_a_strangers_is_not(asking, book):
    typed = {"pupil.identity_number": number(PUPIL)}
    parent, neighbour = account(TEACHER), account(MOTHER)
    own = begun(parent, asking, SCHOOL, typed)
    other = begun(neighbour, asking, SCHOOL, typed)

    assert known(parent, own, asking)["pupil.vaccinated"].value is True
    assert outcomes(other)["vaccinations"] == ("matched", True)
    assert "pupil.vaccinated" not in known(neighbour, other, asking)


def test_the_buyer_is_told_of_their_own_homes_and_nothing_of_the_seller(asking):
    buyer = account("许静怡")
    typed = {
        "transfer.buyer_identity_number": buyer.person,
        "transfer.seller_identity_number": number("赵明辉"),
    }
    draft = begun(buyer, asking, TRANSFER, typed)

    assert known(buyer, draft, asking)["transfer.buyer_name"].value == "许静怡"
    assert outcomes(draft)["seller_population"] == ("matched", True)
    assert "transfer.seller_name" not in known(buyer, draft, asking)


def test_a_firm_is_told_of_to_whoever_acts_for_it_and_to_nobody_else(asking):
    deputy, other = account(MOTHER, acting_for=FIRMS[0]), account(FATHER)
    mine = begun(deputy, asking, FOOD_LICENCE.code, {})
    theirs = begun(other, asking, FOOD_LICENCE.code, {"enterprise.credit_code": FIRMS[0]})

    assert "enterprise.name" in known(deputy, mine, asking)
    assert outcomes(theirs)["business"] == ("matched", True)
    assert "enterprise.name" not in known(other, theirs, asking)


def test_of_others_a_register_is_asked_for_one_thing_and_not_a_sensitive_one(citizen, asking, book):
    typed = {"mother.identity_number": number(MOTHER)}
    begun(citizen, asking, NEWBORN.code, typed)
    [question] = book.of("births")

    assert [one.code for one in question.wanted] == ["child.birth_hospital"]


def test_whoever_turns_out_to_be_family_is_told_of_after_all(asking, book):
    parent = account(TEACHER)
    population = book.records.pop("population")
    draft = begun(parent, asking, SCHOOL, {"pupil.identity_number": number(PUPIL)})
    before = outcomes(draft)["vaccinations"]
    book.records["population"] = population
    after = refresh(parent, draft.id, asking)

    assert before == ("matched", True)
    assert outcomes(after)["vaccinations"] == ("matched", False)


def shops(citizen, asking, codes):
    """Type one credit code after the other, and return what the register of firms came to."""
    draft = begun(citizen, asking, FOOD_LICENCE.code, {})
    said = []
    for code in codes:
        answer(citizen, draft.id, {"enterprise.credit_code": code})
        said.append(outcomes(ask_what_is_new(citizen, draft.id, asking))["business"][0])
    return said


def test_only_so_many_others_may_be_checked_within_a_day(citizen, asking, book, settings):
    """A74: many persons are not asked about in one go."""
    settings.VERIFICATIONS_A_DAY = 2
    said = shops(citizen, asking, [*FIRMS[:4], FIRMS[0]])

    assert said == ["matched", "matched", "too_many", "too_many", "matched"]
    assert {one.keys["enterprise.credit_code"] for one in book.of("business")} == {*FIRMS[:2]}


def test_a_new_draft_does_not_start_the_count_anew(citizen, asking, settings):
    settings.VERIFICATIONS_A_DAY = 1
    shops(citizen, asking, FIRMS[:1])
    draft = begun(citizen, asking, "tobacco_licence", {"enterprise.credit_code": FIRMS[1]})

    assert outcomes(draft)["business"] == ("too_many", True)
    assert draft.content.told["business"].words.startswith("今天核验他人信息的次数已经用完")


def test_a_day_later_others_may_be_checked_again(citizen, asking, settings, monkeypatch):
    settings.VERIFICATIONS_A_DAY = 1
    shops(citizen, asking, FIRMS[:1])
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    draft = begun(citizen, asking, "tobacco_licence", {"enterprise.credit_code": FIRMS[1]})

    assert outcomes(draft)["business"] == ("matched", True)


def test_ones_own_family_is_not_counted(asking, settings):
    settings.VERIFICATIONS_A_DAY = 0
    parent = account(TEACHER)
    draft = begun(parent, asking, SCHOOL, {"pupil.identity_number": number(PUPIL)})

    assert outcomes(draft)["vaccinations"] == ("matched", False)
    assert not AuditEntry.objects.filter(action=ACTION).exists()


def test_who_was_checked_by_whom_is_written_down_without_a_number(citizen, asking):
    shops(citizen, asking, FIRMS[:1])
    trace = AuditEntry.objects.filter(action=ACTION).first()

    assert trace.actor == f"account:{citizen.account}"
    assert trace.ground == FOOD_LICENCE.code
    assert FIRMS[0] not in trace.subject
