"""Areas: one code each, nested by their beginnings, as in the national list."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.areas import PROVINCES, AreaCode, AreaLevel, parse_area_code
from tongban.core.vocabulary.errors import InvalidValue, Reason

DIVISIONS = Path(__file__).parents[4] / "shared" / "data" / "divisions"
COUNTY = AreaCode("519901")
TOWN = AreaCode("519901002")

codes = st.builds(
    "{}{}".format,
    st.sampled_from(sorted(PROVINCES)),
    st.sampled_from([0, 2, 4, 7, 10]).flatmap(
        lambda length: st.text("0123456789", min_size=length, max_size=length)
    ),
)


@given(codes)
def test_padding_does_not_make_another_area(code):
    area = parse_area_code(code)

    assert parse_area_code(area.padded()) == area
    assert code.startswith(area.value)


@given(codes)
def test_every_area_lies_in_its_ancestors_and_they_in_theirs(code):
    area = parse_area_code(code)

    assert all(around.contains(area) for around in area.ancestors)
    assert not any(area.contains(around) for around in area.ancestors)
    assert list(area.ancestors) == sorted(area.ancestors, key=lambda around: -around.level)


def test_an_area_knows_its_level_and_what_is_around_it():
    assert [str(around) for around in TOWN.ancestors] == ["519901", "5199", "51", "00"]
    assert TOWN.parent == COUNTY
    assert (TOWN.level, COUNTY.level) == (AreaLevel.TOWN, AreaLevel.COUNTY)
    assert COUNTY.level.label == "县级"
    assert COUNTY.contains(COUNTY)
    assert COUNTY.contains(TOWN)
    assert not TOWN.contains(COUNTY)


def test_the_country_contains_every_area_and_has_nothing_around_it():
    country = parse_area_code("000000")

    assert country.level is AreaLevel.COUNTRY
    assert country.contains(TOWN)
    assert country.parent is None


def test_a_town_straight_under_a_city_has_no_county_around_it():
    assert [str(a) for a in AreaCode("441900003").ancestors] == ["4419", "44", "00"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("51990", Reason.LENGTH),
        ("5199A1", Reason.CHARACTER),
        ("५१९९०१", Reason.CHARACTER),
        ("991901", Reason.RANGE),
    ],
)
def test_a_refused_area_code_says_why(text, reason):
    with pytest.raises(InvalidValue) as refusal:
        parse_area_code(text)

    assert refusal.value.reason == reason


def test_a_padded_code_is_not_a_second_name():
    with pytest.raises(InvalidValue):
        AreaCode("519900")


@pytest.mark.skipif(not DIVISIONS.exists(), reason="the national list is not on this machine")
def test_areas_of_the_national_list_nest_as_it_says():
    rows = [
        row
        for name in ("provinces", "cities", "areas", "streets")
        for row in csv.DictReader((DIVISIONS / f"{name}.csv").read_text("utf-8").splitlines())
    ]

    wrong = [
        row["code"]
        for row in rows
        for area in [parse_area_code(row["code"])]
        for around in [row.get("areaCode"), row.get("cityCode"), row.get("provinceCode")]
        if around and not parse_area_code(around).contains(area)
    ]

    assert len(rows) > 40_000
    assert wrong == []
