"""Postings (账户与岗位): three administrators that check each other (GB/T 22239-2019)."""

from datetime import UTC, datetime

import pytest

from tongban.core.people.actors import ADMINISTRATORS, Officer, Role
from tongban.core.people.postings import (
    Posting,
    folded,
    grant,
    move,
    open_posting,
    restore,
    separate,
    suspend,
    withdraw,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
WHY = {"reason": "新调入窗口", "at": AT}
CLERK = Posting(staff_number="W1", department="taxation")


def officer(role: Role, number: str = "A1") -> Officer:
    return Officer(
        account=1, name="王", staff_number=number, department="data_bureau", roles=frozenset({role})
    )


SYSTEM = officer(Role.SYSTEM_ADMINISTRATOR)
SECURITY = officer(Role.SECURITY_ADMINISTRATOR, "A2")
AUDIT = officer(Role.AUDIT_ADMINISTRATOR, "A3")


def test_an_account_is_opened_without_any_right():
    opened = folded(CLERK, [open_posting(CLERK, SYSTEM, **WHY)])

    assert opened == CLERK
    assert opened.roles == frozenset()


@pytest.mark.parametrize("other", [SECURITY, AUDIT, officer(Role.WINDOW)])
def test_nobody_but_the_system_administrator_opens_suspends_or_moves(other):
    elsewhere = Posting(staff_number="W1", department="housing")
    for act in (
        lambda: open_posting(CLERK, other, **WHY),
        lambda: suspend(CLERK, other, **WHY),
        lambda: move(CLERK, elsewhere, other, **WHY),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.rule == "posting.not_yours"


@pytest.mark.parametrize("other", [SYSTEM, AUDIT, officer(Role.WINDOW)])
def test_nobody_but_the_security_administrator_gives_or_takes_posts(other):
    with pytest.raises(NotAllowed):
        grant(CLERK, Role.WINDOW, other, **WHY)
    with pytest.raises(NotAllowed):
        withdraw(CLERK, Role.WINDOW, other, **WHY)


def test_posts_are_given_and_taken_with_their_reason():
    given = grant(CLERK, Role.WINDOW, SECURITY, **WHY)
    held = folded(CLERK, [given])
    left = folded(held, [withdraw(held, Role.WINDOW, SECURITY, **WHY)])

    assert (given.reason, given.by.staff_number) == ("新调入窗口", "A2")
    assert held.roles == {Role.WINDOW}
    assert left.roles == frozenset()
    with pytest.raises(Conflict):
        grant(held, Role.WINDOW, SECURITY, **WHY)
    with pytest.raises(Conflict):
        withdraw(left, Role.WINDOW, SECURITY, **WHY)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS, key=lambda one: one.value))
def test_an_administrator_is_nothing_else(role):
    window = folded(CLERK, [grant(CLERK, Role.WINDOW, SECURITY, **WHY)])
    administrator = folded(CLERK, [grant(CLERK, role, SECURITY, **WHY)])

    for posting, more in ((window, role), (administrator, Role.WINDOW)):
        with pytest.raises(NotAllowed) as refused:
            grant(posting, more, SECURITY, **WHY)
        assert refused.value.rule == "posting.separate"
    assert separate({role})
    assert not separate(ADMINISTRATORS)


def test_nobody_changes_their_own_account():
    own = Posting(staff_number="A2", department="data_bureau")

    with pytest.raises(NotAllowed) as refused:
        grant(own, Role.AUDIT_ADMINISTRATOR, SECURITY, **WHY)
    assert refused.value.rule == "posting.oneself"


def test_a_suspended_account_gets_no_post_until_it_is_restored():
    closed = folded(CLERK, [suspend(CLERK, SYSTEM, **WHY)])
    opened = folded(closed, [restore(closed, SYSTEM, **WHY)])

    with pytest.raises(Conflict):
        grant(closed, Role.WINDOW, SECURITY, **WHY)
    with pytest.raises(Conflict):
        suspend(closed, SYSTEM, **WHY)
    with pytest.raises(Conflict):
        restore(opened, SYSTEM, **WHY)
    assert opened == CLERK


def test_whoever_moves_leaves_their_posts_behind():
    window = folded(CLERK, [grant(CLERK, Role.WINDOW, SECURITY, **WHY)])
    elsewhere = Posting(staff_number="W1", department="housing", area="519901")
    moved = folded(window, [move(window, elsewhere, SYSTEM, **WHY)])

    assert moved == elsewhere
    with pytest.raises(Conflict):
        move(moved, elsewhere, SYSTEM, **WHY)


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_every_act_has_a_reason_that_can_be_read(reason):
    with pytest.raises(InvalidValue):
        suspend(CLERK, SYSTEM, reason=reason, at=AT)
