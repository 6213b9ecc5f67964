"""Identifiers: their checks catch slips of the hand, and an independent library agrees."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_37_36
from vocabulary_strategies import citizen_numbers, codes, credit_codes

from tongban.core.vocabulary.certificate_numbers import (
    CertificateNumber,
    parse_certificate_number,
)
from tongban.core.vocabulary.check_characters import (
    ALPHANUMERIC,
    DIGITS,
    WITHOUT_LOOKALIKES,
    certificate_check,
    citizen_check,
)
from tongban.core.vocabulary.credit import make_example_credit_code, parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.identity import (
    CitizenNumber,
    Sex,
    make_example_number,
    parse_citizen_number,
)

ISSUER = make_example_credit_code(7, registrar="1", category="1")
NUMBER = CertificateNumber(
    certificate_type="11100000000013338W011", issuer=ISSUER, serial="000000001"
)
FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in ALPHANUMERIC}


def substituted(text, position, character):
    return text[:position] + character + text[position + 1 :]


def swapped(text, position):
    return text[:position] + text[position + 1] + text[position] + text[position + 2 :]


def refusal(parse, *values, **named):
    with pytest.raises(InvalidValue) as caught:
        parse(*values, **named)
    return caught.value


@given(citizen_numbers, st.integers(0, 17), st.sampled_from(DIGITS + "X"))
def test_one_wrong_character_of_a_citizen_number_is_caught(number, position, character):
    wrong = substituted(str(number), position, character)
    assume(wrong != str(number))

    assert refusal(parse_citizen_number, wrong).kind == "citizen number"


@given(citizen_numbers, st.integers(0, 16))
def test_two_neighbours_swapped_in_a_citizen_number_are_caught(number, position):
    wrong = swapped(str(number), position)
    assume(wrong != str(number))

    assert refusal(parse_citizen_number, wrong).kind == "citizen number"


@given(st.text(DIGITS, min_size=17, max_size=17))
def test_the_check_of_a_citizen_number_is_that_of_an_independent_library(digits):
    assert citizen_check(digits) == ric.calc_check_digit(digits + "0")


@given(citizen_numbers)
def test_a_citizen_number_may_be_typed_in_many_ways(number):
    typed = str(number)

    for way in (
        f" {typed[:6]} {typed[6:14]} {typed[14:]}",
        typed.lower(),
        typed.translate(FULL_WIDTH),
    ):
        assert parse_citizen_number(way) == number


def test_a_citizen_number_tells_birth_sex_and_area():
    number = make_example_number(birth_date=date(1990, 3, 7), order=123)

    assert number.birth_date == date(1990, 3, 7)
    assert number.sex is Sex.MALE
    assert make_example_number(birth_date=date(1990, 3, 7), order=122).sex is Sex.FEMALE
    assert [sex.label for sex in Sex] == ["女", "男"]
    assert str(number.area) == "519901"
    assert number.reserved_example
    assert not CitizenNumber(
        "11010119900307" + "1233"[:3] + citizen_check("11010119900307123")
    ).reserved_example


def test_a_citizen_number_of_fifteen_digits_is_brought_to_eighteen():
    today = make_example_number(birth_date=date(1966, 1, 2), order=34)

    assert parse_citizen_number("519901660102034") == today
    assert refusal(parse_citizen_number, "51990166010203X").position == 14


@given(citizen_numbers)
def test_neither_repr_nor_mask_gives_a_birth_date_away(number):
    assert f"{number.birth_date:%Y%m%d}" not in repr(number)
    assert number.masked[6:14] == "********"
    assert len(number.masked) == 18


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", Reason.EMPTY, None),
        ("5199011990030712", Reason.LENGTH, None),
        ("5199011990O3071233", Reason.CHARACTER, 10),
        ("51990119900307123A", Reason.CHARACTER, 17),
        ("X19901199003071234", Reason.CHARACTER, 0),
        ("519901199003071２３", Reason.LENGTH, None),
        ("519901١٩٩٠٠٣٠٧1234", Reason.CHARACTER, 6),
        ("019901199003071234", Reason.RANGE, 0),
        ("519901199013071234", Reason.DATE, 6),
        ("519901199003071234", Reason.CHECK, 17),
    ],
)
def test_a_refused_citizen_number_says_why_and_where(text, reason, position):
    error = refusal(parse_citizen_number, text)

    assert (error.reason, error.position) == (reason, position)
    assert text == "" or text not in str(error)


@pytest.mark.parametrize("wrong", [{"area": "110101"}, {"order": 1000}, {"area": "51990"}])
def test_invented_citizen_numbers_stay_in_the_unassigned_area(wrong):
    refusal(make_example_number, **{"birth_date": date(1990, 3, 7), "order": 1, **wrong})


@given(credit_codes())
def test_an_independent_library_accepts_every_credit_code(code):
    assert uscc.is_valid(str(code))
    assert parse_credit_code(str(code).lower().translate(FULL_WIDTH)) == code


@given(credit_codes(), st.integers(0, 17), st.sampled_from(WITHOUT_LOOKALIKES))
def test_one_wrong_character_of_a_credit_code_is_caught(code, position, character):
    wrong = substituted(str(code), position, character)
    assume(wrong != str(code))

    assert refusal(parse_credit_code, wrong).kind == "credit code"


@given(credit_codes(), st.integers(0, 16))
def test_two_neighbours_swapped_in_a_credit_code_are_caught(code, position):
    wrong = swapped(str(code), position)
    assume(wrong != str(code))

    assert refusal(parse_credit_code, wrong).kind == "credit code"


def test_farmers_cooperatives_are_registered_under_a_letter():
    code = make_example_credit_code(7, registrar="N", category="2")

    assert parse_credit_code(str(code)).registrar == "N"


def test_a_credit_code_tells_registrar_area_and_organisation():
    code = parse_credit_code("11100000000013338W")

    assert (code.registrar, code.category, code.organisation_code) == ("1", "1", "000013338")
    assert str(code.area) == "00"
    assert not code.reserved_example
    assert (str(ISSUER.area), ISSUER.reserved_example) == ("519901", True)


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", Reason.EMPTY, None),
        ("91519901", Reason.LENGTH, None),
        ("91519901I00000078M", Reason.CHARACTER, 8),
        ("9151990A000000078M", Reason.CHARACTER, 7),
        ("91519901000000079M", Reason.CHECK, 16),
        ("91519901000000078N", Reason.CHECK, 17),
    ],
)
def test_a_refused_credit_code_says_why_and_where(text, reason, position):
    error = refusal(parse_credit_code, text)

    assert (error.reason, error.position) == (reason, position)


@pytest.mark.parametrize(
    ("serial", "named"),
    [(7, {"area": "110101"}), (10**8, {}), (7, {"registrar": "I"})],
)
def test_invented_credit_codes_stay_in_the_unassigned_area(serial, named):
    refusal(make_example_credit_code, serial, **named)


@given(codes)
def test_the_check_of_a_certificate_is_that_of_an_independent_library(body):
    assert certificate_check(body) == mod_37_36.calc_check_digit(body)


@given(codes, st.data())
def test_one_wrong_character_of_a_certificate_number_is_caught(serial, data):
    number = CertificateNumber(
        certificate_type="11100000000013338W011", issuer=ISSUER, serial=serial
    )
    written = str(number)
    position = data.draw(st.integers(0, len(written) - 1).filter(lambda at: written[at] != "."))
    wrong = substituted(written, position, data.draw(st.sampled_from(ALPHANUMERIC)))
    assume(wrong != written)

    refusal(parse_certificate_number, wrong)


@given(codes, st.integers(1, 999))
def test_a_certificate_number_is_read_back(serial, version):
    number = CertificateNumber(
        certificate_type="11100000000013338W011", issuer=ISSUER, serial=serial, version=version
    )

    assert parse_certificate_number(f" {str(number).lower()}\n") == number


def test_the_next_version_is_the_same_certificate():
    following = NUMBER.next_version()

    assert following.version == 2
    assert str(following).split(".")[8] == "002"
    assert following.is_same_certificate(NUMBER)
    assert not following.is_same_certificate(
        CertificateNumber(certificate_type="X", issuer=ISSUER, serial="1")
    )


def test_versions_end_at_999():
    last = CertificateNumber(certificate_type="X", issuer=ISSUER, serial="1", version=999)

    assert refusal(last.next_version).reason == Reason.RANGE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("1.2.156.3005.2", Reason.FORMAT),
        (str(NUMBER).replace("1.2.156", "1.2.157"), Reason.FORMAT),
        (str(NUMBER)[:-1] + ("0" if NUMBER.check != "0" else "1"), Reason.CHECK),
    ],
)
def test_a_refused_certificate_number_says_why(text, reason):
    assert refusal(parse_certificate_number, text).reason == reason


@pytest.mark.parametrize("wrong", [{"serial": "a-1"}, {"certificate_type": ""}, {"version": 0}])
def test_parts_of_a_certificate_number_are_letters_and_digits(wrong):
    refusal(
        CertificateNumber, **{"certificate_type": "X", "issuer": ISSUER, "serial": "1", **wrong}
    )


def test_credit_codes_sort_by_their_text():
    first, second = make_example_credit_code(1), make_example_credit_code(9)

    assert first < second


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(1999, 12, 31)), st.integers(0, 999))
def test_a_number_goes_to_its_old_form_and_back(born, order):
    number = make_example_number(birth_date=born, order=order)
    assert len(number.legacy or "") == 15
    assert parse_citizen_number(number.legacy or "") == number


def test_whoever_was_born_since_2000_never_had_an_old_number():
    assert make_example_number(birth_date=date(2000, 1, 1), order=1).legacy is None
