"""Only what was granted leaves, and a claim is answered in four ways of which one passes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.exchange.disclosure import Verdict, minimal, not_verified, verified

fields = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers())
names = st.frozensets(st.sampled_from(["a", "b", "c", "d"]))


@given(sent=fields, granted=names)
def test_a69_only_granted_fields_leave_whatever_the_provider_sends(sent, granted):
    left = minimal(sent, granted)

    assert set(left.fields) == set(sent) & granted
    assert left.dropped == set(sent) - granted


def test_claims_that_the_register_confirms_are_consistent():
    known = {
        "name": "林晓雨",
        "area": Decimal("88.50"),
        "rooms": 3,
        "born": date(1992, 3, 7),
        "children": ("甲",),
        "cars": ({"plate": "明A12345"},),
        "alive": True,
        "died": None,
    }
    claims = {
        "name": " 林晓雨",
        "area": "88.5",
        "rooms": 3,
        "born": "1992-03-07",
        "children": ["甲"],
        "cars": [{"plate": "明Ａ12345"}],
        "alive": True,
        "died": None,
    }
    answer = verified(claims, known)

    assert answer.verdict is Verdict.CONSISTENT
    assert answer.verdict.passes
    assert answer.verdict.words == "一致"


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        (True, 1),
        (None, False),
        (1, True),
        ("x", 1),
        ([1], 1),
        ("甲", "乙"),
        (1, "1"),
        ("1992-3-7", date(1992, 3, 7)),
        ([1], (2,)),
        ([1], (1, 2)),
        (1, (1,)),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        (1, {"a": 1}),
    ],
)
def test_what_differs_is_inconsistent_and_does_not_pass(claim, known):
    answer = verified({"x": claim}, {"x": known})

    assert answer.verdict is Verdict.INCONSISTENT
    assert not answer.verdict.passes


def test_somebody_unknown_and_a_field_unknown_are_no_record():
    assert verified({"x": 1}, None).verdict is Verdict.NO_RECORD
    answer = verified({"x": 1, "y": 2}, {"x": 1})
    assert answer.by_field == {"x": Verdict.CONSISTENT, "y": Verdict.NO_RECORD}
    assert answer.verdict is Verdict.NO_RECORD


def test_the_gravest_verdict_is_that_of_the_whole():
    assert verified({"x": 1, "y": 2}, {"x": 3}).verdict is Verdict.INCONSISTENT


def test_a_register_that_does_not_answer_says_nothing_against_anybody():
    answer = not_verified({"x": 1})

    assert answer.verdict is Verdict.NOT_AVAILABLE
    assert answer.verdict is not Verdict.INCONSISTENT
    assert not answer.verdict.passes


def test_no_claim_proves_nothing():
    assert not verified({}, {"x": 1}).verdict.passes
