"""A check of a household is disputed, closed, given up, held as evidence and forgotten."""

from datetime import timedelta
from decimal import Decimal

import pytest
from city.household import DAUGHTER, HUSBAND, WIFE, Family
from city.people import officer

from tongban.actions.exchange.household import (
    asking,
    disputing,
    ending,
    looking,
    sweeping,
)
from tongban.actions.tickets.answering import settle
from tongban.core.exchange.household.events import Ending, Opinion
from tongban.core.exchange.ticket_events import TicketOutcome
from tongban.core.people.actors import Role
from tongban.core.people.holds import HoldScope, HoldStatus
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.audit.looks import LookKind, looks_at
from tongban.store.exchange.models import (
    HouseholdAnswer,
    HouseholdMember,
    HouseholdRow,
)
from tongban.store.exchange.queries.households import check_of
from tongban.store.retention.models import Hold
from tongban.store.sealing import blind_index
from tongban.store.tickets.models import Ticket

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


def test_a_dispute_asks_the_holder_and_a_corrected_register_is_asked_again(family):
    check = family.signed()
    asked(family)
    claim = {"element": "means.vehicles", "claimed": Decimal(0), "words": "去年卖了"}
    ticket = disputing.dispute(family.husband, check, VEHICLES, family.outside, **claim)

    assert report(family, check).opinion is Opinion.OPEN
    assert Ticket.objects.get(pk=ticket).department == "public_security"
    with pytest.raises(Conflict):
        disputing.dispute(family.husband, check, VEHICLES, family.outside, **claim)
    steward = officer("public_security", Role.DATA_STEWARD)
    settle(steward, ticket, family.outside, outcome=TicketOutcome.CORRECTED, words="已更正")
    records = dict(family.registers.records["vehicles"])
    family.registers.records = {**family.registers.records, "vehicles": records}
    records[family.husband.person] = {"means.vehicles": 0}

    assert sweeping.sweep(family.outside) == 1
    assert asked(family) == 1
    assert report(family, check).opinion is Opinion.MEETS
    assert sweeping.sweep(family.outside) == 0


def test_a_holder_who_keeps_to_it_leaves_the_line_as_it_was(family):
    check = family.signed()
    asked(family)
    claim = {"element": "means.vehicles", "claimed": Decimal(0), "words": "去年卖了"}
    ticket = disputing.dispute(family.husband, check, VEHICLES, family.outside, **claim)
    steward = officer("public_security", Role.DATA_STEWARD)
    settle(steward, ticket, family.outside, outcome=TicketOutcome.KEPT, words="登记无误")
    sweeping.sweep(family.outside)

    assert report(family, check).opinion is Opinion.DOES_NOT_MEET
    assert asked(family) == 0


def test_nobody_disputes_what_is_told_about_another_adult(family):
    check = family.signed()
    asked(family)
    claim = {"element": "means.deposits", "claimed": Decimal(0), "words": "不对"}
    with pytest.raises(NotFound):
        disputing.dispute(family.husband, check, (WIFE, "bank_deposits"), family.outside, **claim)
    mine = HUSBAND, "bank_deposits"
    with pytest.raises(InvalidValue):
        disputing.dispute(family.husband, check, mine, family.outside, **claim | {"words": " "})
    other = claim | {"element": "means.vehicles"}
    with pytest.raises(NotFound):
        disputing.dispute(family.husband, check, mine, family.outside, **other)
    assert disputing.dispute(
        family.husband, check, (DAUGHTER, "bank_deposits"), family.outside, **claim
    )


def test_an_officer_closes_on_the_opinion_seen_and_only_of_the_department_that_decides(
    family, approver
):
    check = family.signed()
    asked(family)
    with pytest.raises(Conflict):
        ending.close(approver, check, family.outside, seen=Opinion.MEETS)
    with pytest.raises(NotFound):
        ending.close(officer("subdistrict", Role.APPROVER), check, family.outside)
    ending.close(approver, check, family.outside, seen=Opinion.DOES_NOT_MEET)

    assert standing(family, check).opinion is Opinion.DOES_NOT_MEET


def test_after_thirty_days_only_the_opinion_is_left(family, approver):
    check = family.signed()
    asked(family)
    ending.close(approver, check, family.outside)
    family.outside.clock.pass_days(30)
    assert sweeping.sweep(family.outside) == 0
    family.outside.clock.pass_days(1)
    assert sweeping.sweep(family.outside) == 1

    left = check_of(family.husband, check)
    assert not HouseholdAnswer.objects.exists()
    assert not HouseholdMember.objects.exists()
    assert (left.members, left.told) == ((), {})
    assert left.check.opinion is Opinion.DOES_NOT_MEET
    assert check_of(family.wife, check) is None
    assert sweeping.sweep(family.outside) == 0


def test_the_applicant_gives_up_and_the_next_day_nothing_is_kept(family):
    check = family.signed()
    asked(family)
    with pytest.raises(NotFound):
        ending.give_up(family.wife, check, family.outside)
    assert ending.give_up(family.husband, check, family.outside).ending is Ending.GIVEN_UP
    family.outside.clock.pass_days(1)
    sweeping.sweep(family.outside)

    assert not HouseholdAnswer.objects.exists()
    assert family.begun()


def test_a_check_that_nobody_ends_lapses_and_is_forgotten(family):
    check = family.signed()
    asked(family)
    family.outside.clock.pass_days(181)
    sweeping.sweep(family.outside)
    assert standing(family, check).ending is Ending.LAPSED
    family.outside.clock.pass_days(1)
    sweeping.sweep(family.outside)

    assert not HouseholdAnswer.objects.exists()


def test_every_member_sees_that_an_officer_read_the_report(family, approver):
    check = family.signed()
    asked(family)
    assert looking.open_check(officer("taxation", Role.APPROVER), check) is None
    looking.open_check(approver, check)

    for person in (family.husband, family.wife):
        look = looks_at(person)[0]
        assert (look.kind, look.actor) == (LookKind.HOUSEHOLD, f"officer:{approver.staff_number}")
        assert look.case_number == HouseholdRow.objects.get().number


def test_what_is_held_as_evidence_is_not_forgotten_until_it_is_let_go(family, approver):
    check = family.signed()
    asked(family)
    ending.give_up(family.husband, check, family.outside)
    family.outside.clock.pass_days(1)
    hold = Hold.objects.create(
        scope=HoldScope.PERSON.value,
        target=blind_index(family.wife.person).hex(),
        status=HoldStatus.CONFIRMED.value,
        asked_at=family.outside.now,
    )
    sweeping.sweep(family.outside)
    assert HouseholdAnswer.objects.exists()
    hold.delete()
    sweeping.sweep(family.outside)
    assert not HouseholdAnswer.objects.exists()
