"""A department is found under what others call it, when only one can be meant."""

import pytest
from city.catalogue import read

from tongban.core.catalog.bodies import Bodies
from tongban.core.catalog.departments import Department


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    return Bodies(read().catalogue.departments.values())


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("市场监管局", "市场监管局"),
        ("区市监局", "市场监管局"),
        ("广安区税务局", "税务局"),
        ("区人社局", "人社局"),
        ("区医疗保障局", "医保局"),
        ("区自然资源和规划局", "自然资源局"),
        ("区公安分局", "公安局"),
        ("成都市公安局", "公安局"),
        ("区气象局", ""),
        ("局", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_the_department_it_abbreviates(bodies, name, department):
    departments = read().catalogue.departments
    found = bodies.of(name)

    assert (departments[found].short_name if found else "") == department


def test_a_credit_code_says_more_than_a_name(bodies):
    market = read().catalogue.departments["market_regulation"]

    assert bodies.of("区气象局", market.credit_code) == market.code


def test_a_name_that_fits_two_departments_leads_to_neither():
    two = [
        Department(code=code, name=name, short_name=name, credit_code=code, area="5199")
        for code, name in (("a", "水利事务局"), ("b", "水务局"))
    ]

    assert Bodies(two).of("区水务局") == "b"
    assert Bodies(two).of("区水利务局") == ""
