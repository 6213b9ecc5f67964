"""A71: what two readers could understand differently, or could not stop reading, is not read."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.strict_json import DEEPEST, MOST_BYTES, NotStrictJson, parse

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=6,
)


@given(values)
def test_what_is_written_plainly_is_read_as_it_is(value):
    assert parse(json.dumps(value, ensure_ascii=False).encode()) == value


def test_a_fraction_is_read_without_rounding():
    assert parse(b'{"area": 0.10}') == {"area": Decimal("0.10")}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'"' + b"x" * MOST_BYTES + b'"', "too long"),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "too deep"),
        (b'{"name": 1, "name": 2}', "written twice"),
        (b"1e19", "without measure"),
        (b"1.0e-999", "without measure"),
        (b"NaN", "not a number"),
        (b"-Infinity", "not a number"),
        (b'"\xff"', "UnicodeDecodeError"),
        (b"{", "JSONDecodeError"),
        (b"9" * 5000, "ValueError"),
    ],
)
def test_what_readers_could_disagree_about_is_refused(text, why):
    with pytest.raises(NotStrictJson, match=why):
        parse(text)


@pytest.mark.parametrize("text", [b'"[[[[[[[[[[[[[[[[[["', rb'"\"[[[[[[[[[[[[[[[[[["'])
def test_brackets_within_a_text_are_no_depth(text):
    assert parse(text) == json.loads(text)


def test_many_lists_side_by_side_are_no_depth():
    assert parse(b"[" + b"[]," * DEEPEST * 2 + b"{}]") == [[]] * DEEPEST * 2 + [{}]
