"""Breaking the glass (紧急查阅): one person, a stated reason, a short time, reviewed by another."""

from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.people.actors import Officer, Role
from tongban.core.people.breaking_glass import (
    AN_HOUR,
    LASTS,
    MOST_LOOKS_AN_HOUR,
    Finding,
    GlassReason,
    GlassWish,
    break_glass,
    review,
    too_many_people,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
LIN = "519901199003070018"
WISH = GlassWish(person=LIN, reason=GlassReason.LIFE, words="群众在窗口昏倒，须联系家属")


def officer(role: Role, number: str = "W1") -> Officer:
    return Officer(
        account=1, name="王", staff_number=number, department="health", roles=frozenset({role})
    )


CLERK = officer(Role.WINDOW)
AUDITOR = officer(Role.AUDIT_ADMINISTRATOR, "A3")
OPENED = break_glass(CLERK, WISH, recent=0, at=AT)


def test_it_opens_one_person_to_one_officer_for_half_an_hour():
    assert OPENED.open_to(CLERK, at=AT + LASTS)
    assert not OPENED.open_to(CLERK, at=AT + LASTS + timedelta(seconds=1))
    assert not OPENED.open_to(officer(Role.WINDOW, "W2"), at=AT)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.DATA_STEWARD, Role.SYSTEM_ADMINISTRATOR])
def test_whoever_handles_no_cases_opens_nobody(role):
    with pytest.raises(NotAllowed) as refused:
        break_glass(officer(role), WISH, recent=0, at=AT)
    assert refused.value.citation.law == "个人信息保护法"


def test_a_word_is_no_reason():
    with pytest.raises(InvalidValue):
        break_glass(
            CLERK, GlassWish(person=LIN, reason=GlassReason.LIFE, words="看看"), recent=0, at=AT
        )


def test_nobody_breaks_it_often():
    with pytest.raises(NotAllowed) as refused:
        break_glass(CLERK, WISH, recent=AN_HOUR, at=AT)
    assert refused.value.rule == "glass.too_many"


def test_it_is_judged_once_by_the_audit_administrator():
    judged = review(OPENED, AUDITOR, Finding.UNJUSTIFIED, opinion="与所述情形不符")

    assert (judged.reviewed_by, judged.finding) == ("A3", Finding.UNJUSTIFIED)
    with pytest.raises(Conflict):
        review(judged, AUDITOR, Finding.JUSTIFIED, opinion="")
    with pytest.raises(NotAllowed):
        review(OPENED, officer(Role.SUPERVISOR, "S1"), Finding.JUSTIFIED, opinion="")


def test_looking_many_people_up_within_an_hour_is_too_many():
    """A74: an officer mass-queries; whoever was seen before is not one more."""
    seen = frozenset(bytes([one]) * 32 for one in range(MOST_LOOKS_AN_HOUR))

    assert too_many_people(seen, b"x" * 32)
    assert not too_many_people(seen, bytes([0]) * 32)
    assert not too_many_people(frozenset(list(seen)[1:]), b"x" * 32)
