"""A69, A68: a grant permits what it says, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.exchange.grants import (
    PLATFORM,
    SERVICE,
    Denial,
    Denied,
    Grant,
    GrantState,
    Permitted,
    permits,
)

TODAY = date(2026, 7, 28)
GRANT = Grant(
    code="G1",
    consumer=PLATFORM,
    dataset="marriage_register",
    fields=frozenset({"married", "spouse_name"}),
    purpose=SERVICE,
    items=frozenset({"birth"}),
    valid_from=TODAY,
    valid_until=TODAY + timedelta(days=30),
    quota_a_day=2,
)
CALL = {
    "consumer": PLATFORM,
    "dataset": "marriage_register",
    "fields": frozenset({"married"}),
    "purpose": SERVICE,
    "item": "birth",
    "on": TODAY,
    "used_today": 0,
}


def test_a_granted_call_is_permitted_and_only_what_was_asked_may_leave():
    assert permits(GRANT, **CALL) == Permitted(grant="G1", fields=frozenset({"married"}))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"consumer": "tax"}, Denial.OTHER_CONSUMER),
        ({"dataset": "housing_register"}, Denial.OTHER_DATASET),
        ({"on": TODAY - timedelta(days=1)}, Denial.NOT_YET_VALID),
        ({"on": TODAY + timedelta(days=31)}, Denial.EXPIRED),
        ({"purpose": "统计"}, Denial.OTHER_PURPOSE),
        ({"item": "pension"}, Denial.OTHER_ITEM),
        ({"fields": frozenset()}, Denial.NO_FIELDS),
        ({"fields": frozenset({"married", "income"})}, Denial.WIDER_FIELDS),
        ({"used_today": 2}, Denial.QUOTA_USED),
    ],
)
def test_a68_a69_what_a_grant_does_not_say_is_denied(asked, reason):
    assert permits(GRANT, **CALL | asked) == Denied(reason=reason)


@pytest.mark.parametrize(
    ("state", "reason"),
    [(GrantState.SUSPENDED, Denial.SUSPENDED), (GrantState.REVOKED, Denial.REVOKED)],
)
def test_a69_suspended_or_revoked_a_second_ago_is_denied_on_the_next_call(state, reason):
    assert permits(replace(GRANT, state=state), **CALL) == Denied(reason=reason)


def test_both_days_of_a_grant_count():
    assert GRANT.living(GRANT.valid_from)
    assert GRANT.living(GRANT.valid_until)
    assert not GRANT.living(GRANT.valid_until + timedelta(days=1))


def test_an_empty_list_of_items_covers_none_and_the_star_covers_all():
    assert not replace(GRANT, items=frozenset()).covers("birth")
    assert replace(GRANT, items=frozenset({EVERY_ITEM})).covers("anything")


_CODES = st.sampled_from(["a", "b", "c"])


@given(
    granted=st.frozensets(_CODES),
    asked=st.frozensets(_CODES),
    used=st.integers(0, 3),
    state=st.sampled_from(GrantState),
    days=st.integers(-5, 40),
)
def test_a69_nothing_outside_the_granted_fields_ever_leaves(*, granted, asked, used, state, days):
    on = TODAY + timedelta(days=days)
    grant = replace(GRANT, fields=granted, state=state)
    answer = permits(grant, **CALL | {"fields": asked, "used_today": used, "on": on})
    if isinstance(answer, Permitted):
        assert answer.fields == asked
        assert answer.fields <= granted
        assert grant.living(on)
        assert used < 2
