"""Authorising a check of a household: 社会救助暂行办法 §58; 个人信息保护法 §15, §29; 民法典 §23."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from householdwork import (
    CLERK,
    DAUGHTER,
    FAMILY,
    FATHER,
    MOTHER,
    SOURCES,
    TODAY,
    Household,
    at,
    number,
)

from tongban.core.exchange.household import asking, signing
from tongban.core.exchange.household.members import SignedBy
from tongban.core.exchange.household.standing import CheckStage, Consent
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed


def test_nothing_is_asked_before_every_member_has_authorised():
    home = Household()
    home.authorised(1, 1)
    home.authorised(1, 3)

    assert home.check.stage(TODAY) is CheckStage.SIGNING
    assert asking.due(home.check, at=at()) == ()
    assert asking.next_due(home.check, at=at()) is None
    assert home.answers("bank_deposits", 1, None) is None

    home.authorised(2, 2)
    assert home.check.stage(TODAY) is CheckStage.ASKING
    assert len(asking.due(home.check, at=at())) == 3 * len(SOURCES)


def test_an_adult_signs_for_themselves_and_nobody_signs_for_an_adult():
    home = Household()

    assert home.authorised(1, 1).way is SignedBy.OWN
    with pytest.raises(NotAllowed) as refused:
        home.authorised(1, 2)
    assert refused.value.citation == signing.SEPARATE


def test_a_parent_in_the_register_signs_for_a_minor_and_the_minor_does_not():
    home = Household()

    assert home.authorised(2, 3).way is SignedBy.GUARDIAN
    with pytest.raises(NotAllowed):
        Household().authorised(3, 3)
    with pytest.raises(NotAllowed):
        Household().authorised(3, 1)


def test_whoever_is_only_said_to_be_a_parent_brings_the_paper():
    typed = replace(FATHER, registered=False)
    home = Household((typed, MOTHER, DAUGHTER))

    with pytest.raises(NotAllowed):
        home.authorised(1, 3)
    paper = signing.authorise_on_paper(home.check, CLERK, DAUGHTER, at=at())
    assert home.add(paper).way is SignedBy.PAPER


def test_only_a_window_takes_a_paper_in():
    other = replace(CLERK, roles=frozenset({Role.APPROVER}))

    with pytest.raises(NotAllowed):
        signing.authorise_on_paper(Household().check, other, MOTHER, at=at())


def test_a_child_who_comes_of_age_signs_alone():
    grown = replace(DAUGHTER, number=number(date(2008, 3, 2), 4))
    home = Household((FATHER, MOTHER, grown))

    assert home.authorised(3, 3).way is SignedBy.OWN
    assert signing.signs_for(home.check, FATHER, (FATHER, MOTHER, grown), today=TODAY) == (FATHER,)
    assert signing.signs_for(home.check, FATHER, FAMILY, today=TODAY) == (FATHER, DAUGHTER)


def test_one_member_who_refuses_stops_the_check_and_may_authorise_later():
    home = Household()
    home.authorised(1, 1)
    home.refused(2)

    assert home.check.stage(TODAY) is CheckStage.STOPPED
    with pytest.raises(Conflict):
        home.refused(2)
    home.authorised(2, 2)
    home.authorised(2, 3)
    assert home.check.stage(TODAY) is CheckStage.ASKING


def test_an_authorisation_is_given_once_and_runs_out():
    home = Household().signed_by_all()
    with pytest.raises(Conflict):
        home.authorised(1, 1)
    last = TODAY + signing.VALID

    assert home.check.stage(last) is CheckStage.ASKING
    assert home.check.members[1].on(last + timedelta(days=1)) is Consent.RUN_OUT
    assert home.check.stage(last + timedelta(days=1)) is CheckStage.SIGNING
    home.authorised(1, 1, days=91)


def test_what_was_told_about_a_member_goes_with_their_authorisation():
    home = Household().signed_by_all().told_by_all()
    home.disputed("bank_deposits", "means.deposits", Decimal(0))
    home.taken_back(1)

    assert home.check.stage(TODAY) is CheckStage.STOPPED
    assert not any(slot == 1 for slot, _ in home.check.answers)
    assert any(slot == 2 for slot, _ in home.check.answers)
    assert not home.check.disputes
    with pytest.raises(Conflict):
        home.taken_back(1)


def test_an_answer_that_comes_after_an_authorisation_was_taken_back_is_dropped():
    home = Household().signed_by_all()
    home.taken_back(2)

    assert home.answers("bank_deposits", 2, {"means.deposits": Decimal(5)}) is None
