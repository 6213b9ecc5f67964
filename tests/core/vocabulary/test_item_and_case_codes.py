"""Codes of items and numbers of cases: read by scheme, never by length alone."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.case_numbers import CaseNumber, parse_case_number
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.item_codes import (
    GuizhouParts,
    ItemScheme,
    NationalParts,
    SichuanParts,
    parse_item_code,
)

ITEMS = Path(__file__).parents[4] / "shared" / "data" / "items" / "items.json"
NATIONAL = "11440232MB2D06811W4000117051000"
SICHUAN = "511A0138000000-511602000000-000-115113010833722043-1-00"


def test_a_national_code_tells_authority_level_area_type_and_department():
    code = parse_item_code(NATIONAL)

    assert code.scheme is ItemScheme.NATIONAL
    match code.parts:
        case NationalParts() as parts:
            assert str(parts.authority) == "11440232MB2D06811W"
            assert (parts.exercise_level, str(parts.area), parts.item_type) == ("4", "00", "01")
            assert (parts.department, parts.main_item, parts.sub_item) == ("17", "051", "000")
            assert parts.handling is None


def test_two_digits_more_number_what_is_really_handled():
    code = parse_item_code(NATIONAL.lower() + "02")

    assert code.scheme is ItemScheme.HANDLING
    assert code.parts.handling == "02"
    with pytest.raises(InvalidValue):
        parse_item_code(NATIONAL, scheme=ItemScheme.HANDLING)


def test_codes_of_two_provinces_are_read_by_their_own_rules():
    guizhou, sichuan = parse_item_code("XK00123000"), parse_item_code(SICHUAN)

    assert guizhou.parts == GuizhouParts(item_type="XK", main_item="00123", sub_item="000")
    assert isinstance(sichuan.parts, SichuanParts)
    assert (str(sichuan.parts.area), sichuan.parts.base) == ("511602", "511A0138000000")


def test_a_code_of_no_known_scheme_is_kept_whole():
    code = parse_item_code(" mc-food_2.1 ", version=3)

    assert (str(code), code.scheme, code.version) == ("mc-food_2.1", ItemScheme.LOCAL, 3)
    assert code.parts is None
    assert parse_item_code(NATIONAL, scheme=ItemScheme.LOCAL).value == NATIONAL


def test_a_national_code_with_a_wrong_check_is_not_taken_apart():
    wrong = NATIONAL.replace("W4", "X4")

    assert parse_item_code(wrong).scheme is ItemScheme.LOCAL
    with pytest.raises(InvalidValue) as refusal:
        parse_item_code(wrong, scheme=ItemScheme.NATIONAL)
    assert refusal.value.reason == Reason.CHECK


@pytest.mark.parametrize(
    ("text", "scheme", "reason"),
    [
        ("", None, Reason.EMPTY),
        ("", ItemScheme.SICHUAN, Reason.EMPTY),
        ("a b", None, Reason.FORMAT),
        ("XK-1", ItemScheme.GUIZHOU, Reason.FORMAT),
        ("x" * 101, None, Reason.TOO_LONG),
    ],
)
def test_a_refused_item_code_says_why(text, scheme, reason):
    with pytest.raises(InvalidValue) as refusal:
        parse_item_code(text, scheme=scheme)

    assert refusal.value.reason == reason


def test_versions_count_from_one():
    with pytest.raises(InvalidValue):
        parse_item_code("food", version=0)


@given(
    st.sampled_from([NATIONAL, NATIONAL + "02", SICHUAN, "mc-food"]),
    st.dates(),
    st.integers(1, 10**7),
)
def test_a_case_number_is_read_back_however_many_cases_a_day_has(item, day, serial):
    code = parse_item_code(item)
    number = CaseNumber(item_code=code.value, received_on=day, serial=serial)

    assert parse_case_number(str(number), code) == number


def test_a_case_number_is_item_day_and_serial():
    number = CaseNumber(item_code=NATIONAL, received_on=date(2020, 10, 20), serial=8)

    assert str(number) == NATIONAL + "20201020" + "0008"


@given(st.dates(), st.sets(st.integers(1, 30_000), min_size=2))
def test_two_serials_of_a_day_never_give_one_number(day, serials):
    numbers = {str(CaseNumber(item_code="x", received_on=day, serial=n)) for n in serials}

    assert len(numbers) == len(serials)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("other202010200008", Reason.FORMAT),
        ("mc-food2020102008", Reason.FORMAT),
        ("mc-food2020102000008", Reason.FORMAT),
        ("202010200008", Reason.FORMAT),
        ("mc-food202013200008", Reason.DATE),
        ("mc-food202010200000", Reason.RANGE),
    ],
)
def test_a_refused_case_number_says_why(text, reason):
    with pytest.raises(InvalidValue) as refusal:
        parse_case_number(text, parse_item_code("mc-food"))

    assert refusal.value.reason == reason


def test_a_case_has_an_item():
    with pytest.raises(InvalidValue):
        CaseNumber(item_code="", received_on=date(2020, 10, 20), serial=1)


@pytest.mark.skipif(not ITEMS.exists(), reason="the list of a district is not on this machine")
def test_every_code_of_a_real_district_is_read_and_nearly_all_are_taken_apart():
    codes = [parse_item_code(row["item_code"]) for row in json.loads(ITEMS.read_text())["items"]]

    whole = [code.value for code in codes if code.scheme is ItemScheme.LOCAL]

    assert len(codes) == 1135
    assert len(whole) == 3
