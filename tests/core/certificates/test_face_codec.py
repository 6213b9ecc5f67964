"""One face has one canonical text, and every difference shows in it."""

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from certificate_examples import FIELDS, NUMBER, certificate, face
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.certificates.codec import canonical, decode, encode
from tongban.core.certificates.masking import masked_name, masked_number
from tongban.core.vocabulary.errors import InvalidValue

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.dates(date(1900, 1, 1), date(2100, 1, 1))
    | TEXTS
)
VALUES = (
    SCALARS
    | st.lists(TEXTS, max_size=3).map(tuple)
    | st.lists(st.dictionaries(TEXTS, SCALARS, max_size=3), max_size=2).map(tuple)
)
FIELD_MAPS = st.dictionaries(TEXTS, VALUES, max_size=4)


@given(FIELD_MAPS)
def test_every_face_survives_json(fields: dict[str, Any]) -> None:
    one = face(fields=fields, previous=NUMBER, valid_until=None)

    assert decode(json.loads(json.dumps(encode(one)))) == one


@given(FIELD_MAPS)
def test_the_order_of_fields_does_not_change_the_text(fields: dict[str, Any]) -> None:
    backwards = dict(reversed(fields.items()))

    assert canonical(face(fields=fields)) == canonical(face(fields=backwards))


def test_values_of_another_kind_are_another_text() -> None:
    texts = {
        canonical(face(fields={"a.b": value}))
        for value in (1, "1", Decimal(1), True, None, ("1",), "2026-01-01", date(2026, 1, 1))
    }

    assert len(texts) == 8


def test_the_text_is_the_same_however_its_characters_were_typed() -> None:
    composed, apart = "café", unicodedata.normalize("NFD", "café")

    assert canonical(face(name=composed)) == canonical(face(name=apart))
    assert canonical(face()).startswith(b'{"area":"519901"')


def test_the_record_of_a_certificate_is_whole() -> None:
    assert decode(encode(certificate().face)).fields == FIELDS


@pytest.mark.parametrize(
    "change",
    [
        {"format": "scanned"},
        {"number": "1.2.3"},
        {"holders": [["alone"]]},
        {"issued_on": "soon"},
        {"fields": {"a.b": ["roman", "IV"]}},
        {"fields": {"a.b": ["decimal", "IV"]}},
        {"fields": {"a.b": 4}},
        {"fields": []},
    ],
)
def test_what_is_no_face_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        decode({**encode(face()), **change})


def test_a_face_holds_only_values_that_elements_have() -> None:
    with pytest.raises(InvalidValue, match="float cannot be printed"):
        encode(face(fields={"a.b": 1.5}))


def test_short_names_and_numbers_are_masked_too() -> None:
    assert (masked_name("林"), masked_name("")) == ("林", "")
    assert masked_number("12345678") == "123***78"
