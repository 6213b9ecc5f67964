"""Periods that bind the authority are limits, in the unit of the guide; others are none."""

import pytest
from readingwork import found

from tongban.core.reading.periods import number, periods
from tongban.core.reading.suggestions import Doubt, LimitFound, LimitKind
from tongban.core.vocabulary.limits import TimeUnit


def limits(*lines):
    return [(one.kind, one.value, one.unit) for one in found(LimitFound, "甲事项指南", *lines)]


@pytest.mark.parametrize(
    ("line", "kind", "value", "unit"),
    [
        ("法定时限：20个工作日", LimitKind.STATUTORY, 20, TimeUnit.WORKING_DAY),
        ("承诺时限：即时办结", LimitKind.PROMISED, 0, TimeUnit.INSTANT),
        ("办理时限：三十日", LimitKind.PROMISED, 30, TimeUnit.CALENDAR_DAY),
        ("办理时限：经批准可以延长10个工作日", LimitKind.EXTENSION, 10, TimeUnit.WORKING_DAY),
        ("办理时限：24小时", LimitKind.PROMISED, 24, TimeUnit.HOUR),
        ("办理时限：两个月", LimitKind.PROMISED, 2, TimeUnit.MONTH),
        ("特别程序：鉴定，2年", LimitKind.SPECIAL, 2, TimeUnit.YEAR),
        ("结果送达：作出决定之日起10日内送达", LimitKind.DELIVERY, 10, TimeUnit.CALENDAR_DAY),
        ("说明：我们5个工作日内审核。", LimitKind.EXAMINATION, 5, TimeUnit.WORKING_DAY),
    ],
)
def test_a_limit_is_read_with_its_kind_and_unit(line, kind, value, unit):
    assert limits(line) == [(kind, value, unit)]


@pytest.mark.parametrize(
    "line",
    [
        "申请条件：出生后90天内办理登记的婴儿",
        "说明：申请人应当在15日内向本局申请开工",
        "办理时间：每年7月17日9时",
        "有效期：本证有效期5年",
        "说明：本店开了三年",
    ],
)
def test_what_binds_the_applicant_or_nobody_is_no_limit(line):
    assert limits(line) == []


def test_two_periods_of_a_sentence_keep_their_own_kinds():
    assert limits("办理时限：法定60日，承诺15个工作日") == [
        (LimitKind.STATUTORY, 60, TimeUnit.CALENDAR_DAY),
        (LimitKind.PROMISED, 15, TimeUnit.WORKING_DAY),
    ]


def test_a_plain_day_is_not_certain_and_its_beginning_is_kept():
    plain, sure = (
        found(LimitFound, "甲事项指南", f"法定时限：自受理之日起{days}")[0]
        for days in ("20日", "20个工作日")
    )

    assert plain.doubt is Doubt.UNIT_NOT_CERTAIN
    assert sure.doubt is None
    assert sure.begins == "自受理之日起"


def test_numbers_are_read_in_digits_and_in_chinese():
    assert [number(said) for said in ("12", "十二", "两", "百百")] == [12, 12, 2, None]
    assert [one.value for one in periods("百百日、0日、三日")] == [3]
