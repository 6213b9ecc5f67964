"""A condition that can never be answered is refused when the item is imported."""

from datetime import date

import pytest
from lintwork import STANDARD

from tongban.core.catalog.conditions.kinds import check
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind


def element(code: str, kind: ValueKind, label: str, unit: str = "") -> DataElement:
    return DataElement(code=code, kind=kind, label=label, unit=unit)


ELEMENTS = {
    one.code: one
    for one in (
        element("premises.area", ValueKind.DECIMAL, "经营面积", "平方米"),
        element("premises.rent", ValueKind.INTEGER, "租金", "元"),
        element("premises.income", ValueKind.INTEGER, "收入", "万元"),
        element("person.name", ValueKind.TEXT, "姓名"),
        element("person.birth_date", ValueKind.DATE, "出生日期"),
        element("premises.open", ValueKind.YES_NO, "是否明厨"),
        DataElement(
            code="applicant.kind",
            kind=ValueKind.CHOICE,
            label="主体类型",
            options=(Option(value="company", label="公司"), Option(value="person", label="个体")),
        ),
        DataElement(
            code="premises.goods",
            kind=ValueKind.CHOICES,
            label="经营项目",
            options=(Option(value="hot", label="热食"),),
        ),
        DataElement(
            code="household.members",
            kind=ValueKind.RECORDS,
            label="家庭成员",
            columns=(element("member.age", ValueKind.INTEGER, "年龄", "岁"),),
        ),
    )
}
PARAMETERS = {STANDARD.code: STANDARD}


@pytest.mark.parametrize(
    "text",
    [
        "premises.area >= 50.5 and premises.area > $area.standard",
        "premises.rent + 5 > premises.rent - 3",
        "premises.rent / premises.area > 3",
        "age of person.birth_date >= 16",
        "person.birth_date < 2010-01-01 and person.birth_date <= today",
        'applicant.kind in {"company", "person"} or applicant.kind != "person"',
        'premises.goods has "hot"',
        "some household.members has (member.age >= 60)",
        "count of household.members where (member.age < 18) >= 2",
        "exists person.name and premises.open",
        'judged("site", "现场符合") or always',
    ],
)
def test_a_condition_that_makes_sense_has_no_problems(text: str) -> None:
    assert check(parse(text), ELEMENTS, PARAMETERS) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("premises.size > 3", "没有数据元 premises.size"),
        ("exists premises.size", "没有数据元 premises.size"),
        ('premises.size has "a"', "没有数据元 premises.size"),
        ("some premises.size has (member.age)", "没有数据元 premises.size"),
        ("premises.area > $no.such", "没有参数 no.such"),
        ("person.name = 3", "“姓名”属于文字，“3”属于数字，不能比较"),
        ("premises.area", "“经营面积”属于数字，“是”属于是否，不能比较"),
        ("premises.open > no", "“是否明厨”属于是否，没有大小先后"),
        ('person.name between "a" and "b"', "“姓名”属于文字，没有大小先后"),
        ("premises.rent > premises.income", "单位不同：“租金”用元，“收入”用万元"),
        ("premises.rent + premises.income > 3", "单位不同：“租金”用元，“收入”用万元"),
        ("premises.rent > $area.standard", "“租金”用元，“规定标准（area.standard）”用平方米"),
        ("premises.rent - 3 > premises.income", "单位不同"),
        ('applicant.kind = "bank"', "“主体类型”没有选项“bank”，只有：company、person"),
        ('"bank" = applicant.kind', "没有选项“bank”"),
        ('applicant.kind in {"company", "bank"}', "没有选项“bank”"),
        ('premises.goods has "cold"', "没有选项“cold”"),
        ('person.name has "a"', "“姓名”不是多选，不能用 has"),
        ('premises.goods = "hot"', "“经营项目”属于多选，“hot”属于文字，不能比较"),
        ("premises.goods > premises.goods", "没有大小先后"),
        ("household.members = 3", "“家庭成员”属于名单"),
        ("every person.name has (member.age > 1)", "“姓名”不是名单"),
        ("count of person.name > 1", "“姓名”不是名单"),
        ("some household.members has (member.rank > 3)", "没有数据元 member.rank"),
        ("person.name + 1 > 2", "“姓名”属于文字，这里要数字"),
        ("premises.rent / 0 > 2", "除数是 0"),
        ("age of person.name > 2", "“姓名”属于文字，这里要日期"),
        ("days from 2020-01-01 to 3 > 2", "“3”属于数字，这里要日期"),
    ],
)
def test_a_condition_that_makes_no_sense_is_told_why(text: str, problem: str) -> None:
    assert any(problem in told for told in check(parse(text), ELEMENTS, PARAMETERS))


def test_one_mistake_made_twice_is_told_once() -> None:
    assert check(parse("a.b > 3 or a.b < 1"), ELEMENTS) == ("没有数据元 a.b",)


def test_dates_stay_dates() -> None:
    assert check(parse(f"person.birth_date > {date(2020, 1, 1)}"), ELEMENTS) == ()
