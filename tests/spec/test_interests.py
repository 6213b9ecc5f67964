"""Conflicts of interest (公务员法 §74, §76, §77): who withdraws, and who decides about it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tongban.core.people.actors import Officer, Role
from tongban.core.people.interests import (
    WITHDRAWAL,
    Interest,
    declare,
    interest,
    lift,
    refused,
    withdrawn,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
ANN = Officer(
    account=1, name="甲", staff_number="M1", department="m", roles=frozenset({Role.EXAMINER})
)
HEAD = replace(ANN, account=2, name="乙", staff_number="M2", roles=frozenset({Role.APPROVER}))
APPLICANT, MOTHER, STRANGER = b"applicant", b"mother", b"stranger"


def bars(*, own=None, relatives=(), declared=False):
    return interest({APPLICANT, MOTHER}, own=own, relatives=relatives, declared=declared)


def test_an_officer_withdraws_from_their_own_application():
    assert bars(own=APPLICANT) is Interest.OWN


def test_an_officer_withdraws_from_a_relatives_application():
    assert bars(own=STRANGER, relatives={MOTHER}) is Interest.RELATIVE


def test_an_officer_withdraws_from_what_was_declared():
    assert bars(own=STRANGER, declared=True) is Interest.DECLARED


def test_an_officer_without_interest_handles_the_case():
    assert bars(own=STRANGER, relatives={STRANGER}) is None
    assert bars() is None


def test_the_refusal_names_the_article():
    told = refused(Interest.RELATIVE)
    assert (told.rule, told.citation) == ("interest.relative", WITHDRAWAL)


def test_an_officer_declares_for_themselves_and_the_head_for_anybody():
    own = declare(ANN, "M1", (), reason="姻亲", at=NOW)
    told = declare(HEAD, "M1", (), reason="申请人提出", at=NOW)

    assert withdrawn([own]) == {"M1": "姻亲"}
    assert withdrawn([told]) == {"M1": "申请人提出"}
    with pytest.raises(NotAllowed):
        declare(ANN, "M2", (), reason="姻亲", at=NOW)
    with pytest.raises(Conflict):
        declare(ANN, "M1", (own,), reason="姻亲", at=NOW)


def test_nobody_lets_themselves_in_again():
    own = declare(ANN, "M1", (), reason="姻亲", at=NOW)
    heads = declare(HEAD, "M2", (), reason="姻亲", at=NOW)

    assert withdrawn([own, lift(HEAD, "M1", (own,), reason="已查明", at=NOW)]) == {}
    for officer, about, history in ((ANN, "M1", (own,)), (HEAD, "M2", (heads,))):
        with pytest.raises(NotAllowed):
            lift(officer, about, history, reason="已查明", at=NOW)
    with pytest.raises(Conflict):
        lift(HEAD, "M1", (), reason="已查明", at=NOW)


def test_a_reason_is_always_told():
    with pytest.raises(InvalidValue):
        declare(ANN, "M1", (), reason=" ", at=NOW)
