"""A household is checked: everybody signs, registers are asked, what is told is kept in time."""

from datetime import timedelta

import pytest
from city.household import DAUGHTER, HUSBAND, ITEM, WIFE, Family
from city.people import officer
from django.db import connection
from psycopg.sql import SQL, Identifier

from tongban.actions.exchange.household import (
    asking,
    beginning,
    looking,
    signing,
)
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.exchange.household import means
from tongban.core.exchange.household.events import Opinion
from tongban.core.exchange.household.members import SignedBy
from tongban.core.exchange.household.standing import CheckStage, Consent
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.exchange.models import (
    GrantRow,
    HouseholdAnswer,
    HouseholdPaper,
    HouseholdRow,
)
from tongban.store.exchange.queries.households import check_of, checks_of

pytestmark = pytest.mark.django_db
VEHICLES = (HUSBAND, "vehicles")


@pytest.fixture
def family(published, outside):
    return Family(outside)


@pytest.fixture
def approver(published):
    return officer("civil_affairs", Role.APPROVER)


def asked(family, minutes=0):
    family.outside.clock.now += timedelta(minutes=minutes)
    return asking.ask_due(family.outside)


def standing(family, check):
    return check_of(family.husband, check).check


def report(family, check):
    return looking.report_of(check_of(family.husband, check), family.outside)


def test_the_register_names_who_lives_together_and_everybody_finds_the_check(family):
    check = family.begun()
    [mine] = checks_of(family.husband)

    assert [one.name for one in mine.members] == ["吕永杰", "于诗文", "吕若文"]
    assert all(one.registered for one in mine.members)
    assert [one.id for one in checks_of(family.wife)] == [check]
    assert checks_of(family.account("王建军")) == ()
    with pytest.raises(Conflict):
        family.begun()


def test_whoever_the_register_does_not_list_may_be_named_but_proves_nothing(family):
    aunt = family.account("方玉珍")
    item = beginning.means_tested_item(ITEM)
    listed = beginning.registered_members(family.husband, item, family.outside).members
    named = beginning.Named(name="方玉珍", number=aunt.person, relation="母")
    check = beginning.begin(family.husband, ITEM, (*listed, named), family.outside, listed=listed)

    assert not check_of(aunt, check).member(aunt.person).registered
    with pytest.raises(NotFound):
        beginning.means_tested_item("deed_tax")


def test_nobody_is_asked_about_until_the_last_signature(family):
    check = family.begun()
    family.registers.asked.clear()
    signing.authorise(family.husband, check, HUSBAND, family.outside)
    signing.authorise(family.husband, check, DAUGHTER, family.outside)

    assert asked(family) == 0
    assert not family.registers.asked
    signing.authorise(family.wife, check, WIFE, family.outside)
    assert asked(family) == 1
    assert len(family.registers.asked) == 3 * len(means.sources(beginning.published().catalogue))
    assert asked(family) == 0


def test_registers_are_asked_for_this_purpose_alone_in_the_name_of_the_department(family):
    family.signed()
    asked(family)
    question, purpose = family.registers.asked[-1]

    assert purpose.use == means.PURPOSE
    assert (purpose.actor, purpose.item) == ("department:civil_affairs", ITEM)
    assert purpose.case_number == HouseholdRow.objects.get().number
    assert set(question.keys) == {means.PERSON_KEY}
    grants = GrantRow.objects.filter(purpose=means.PURPOSE)
    assert grants.count() == len(means.sources(beginning.published().catalogue))
    assert not GrantRow.objects.exclude(purpose=means.PURPOSE).filter(dataset="bank_deposits")


def test_nobody_signs_for_the_wife_and_a_stranger_finds_nothing(family, stranger):
    check = family.begun()
    with pytest.raises(NotAllowed):
        signing.authorise(family.husband, check, WIFE, family.outside)
    for who, slot in ((stranger, WIFE), (family.husband, 9)):
        with pytest.raises(NotFound):
            signing.authorise(who, check, slot, family.outside)
    assert check_of(stranger, check) is None


def test_one_who_refuses_stops_everything_and_nothing_is_asked(family):
    check = family.begun()
    signing.refuse(family.wife, check, WIFE, family.outside)
    signing.authorise(family.husband, check, HUSBAND, family.outside)
    signing.authorise(family.husband, check, DAUGHTER, family.outside)

    assert standing(family, check).stage(family.outside.today) is CheckStage.STOPPED
    assert asked(family) == 0
    signing.authorise(family.wife, check, WIFE, family.outside)
    assert asked(family) == 1


def test_a_paper_signed_at_the_counter_counts_and_is_kept_sealed(family):
    check = family.begun()
    window = officer("subdistrict", Role.WINDOW)
    paper = {"content": b"%PDF signed", "name": "授权书.pdf"}
    signing.take_paper(window, check, WIFE, family.outside, **paper)

    assert standing(family, check).members[WIFE].way is SignedBy.PAPER
    assert HouseholdPaper.objects.get().content["name"] == "授权书.pdf"
    elsewhere = officer("taxation", Role.WINDOW)
    with pytest.raises(NotFound):
        signing.take_paper(elsewhere, check, HUSBAND, family.outside, **paper)


def test_the_report_adds_up_what_ten_registers_told_of_three_people(family):
    check = family.signed()
    asked(family)
    told = report(family, check)

    assert told.totals["household.monthly_income"] == 2100
    assert told.totals["household.financial_assets"] == 6200 + 8600 + 4100 + 3200
    assert told.totals["household.vehicles"] == 1
    assert told.opinion is Opinion.DOES_NOT_MEET
    assert all(one.call for one in told.lines)
    standing_now = {one.rule.id: one.truth for one in told.rules}
    assert standing_now == {
        "income": Truth.MET,
        "assets": Truth.MET,
        "belongings": Truth.NOT_MET,
    }


def test_what_registers_told_is_not_readable_in_the_database(family):
    family.signed()
    asked(family)
    with connection.cursor() as cursor:
        for table in ("householdrow", "householdanswer", "householdrecord", "householdmember"):
            name = Identifier(f"store_exchange_{table}")
            cursor.execute(SQL("SELECT t::text FROM {} t").format(name))
            text = str(cursor.fetchall())
            assert family.husband.person not in text
            assert '"8600' not in text  # an amount stands in quotes; four digits may be chance


def test_a_silent_register_is_asked_again_and_nobody_is_refused(family):
    family.registers.silent = {"bank_deposits"}
    check = family.signed()
    asked(family)

    assert standing(family, check).stage(family.outside.today) is CheckStage.ASKING
    assert len(standing(family, check).unknown) == 3
    family.registers.silent = set()
    family.registers.asked.clear()
    assert asked(family) == 0
    assert asked(family, minutes=1) == 1
    assert len(family.registers.asked) == 3
    assert standing(family, check).stage(family.outside.today) is CheckStage.COMPLETE


def test_taking_an_authorisation_back_deletes_at_once_what_was_told(family):
    check = family.signed()
    asked(family)
    signing.take_back(family.wife, check, WIFE, family.outside)

    assert not HouseholdAnswer.objects.filter(slot=WIFE).exists()
    assert HouseholdAnswer.objects.filter(slot=HUSBAND).exists()
    assert standing(family, check).members[WIFE].consent is Consent.TAKEN_BACK
    assert asked(family) == 0
