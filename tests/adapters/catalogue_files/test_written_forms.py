"""Written forms: citations, limits, money and single values as authors write them."""

from datetime import date
from decimal import Decimal

import pytest

from tongban.adapters.catalogue_files.scalars import (
    day_from,
    decimal_from,
    integer_from,
    member_from,
    number_from,
    yes_no_from,
)
from tongban.adapters.catalogue_files.texts import citation_from, limit_from, money_from
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import CaseKind
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeUnit
from tongban.core.vocabulary.money import Money

LAWS = {"行政许可法": Citation(law="行政许可法", level=LegalLevel.LAW)}


def test_a_citation_is_law_article_and_paragraph():
    citation = citation_from("行政许可法#32.1", LAWS)

    assert str(citation) == "《行政许可法》第三十二条第一款"


def test_local_practice_is_marked_as_such():
    assert citation_from("本地配置（承诺时限）", LAWS).is_local


@pytest.mark.parametrize("text", ["行政许可#32", "行政许可法#三十二", "#32", ""])
def test_a_citation_of_an_unlisted_or_unreadable_law_is_refused(text):
    with pytest.raises(InvalidValue):
        citation_from(text, LAWS)


def test_a_mistyped_law_brings_up_the_nearest_name():
    with pytest.raises(InvalidValue, match="是不是 行政许可法"):
        citation_from("行政许可发#32", LAWS)


def test_any_law_passes_while_the_list_itself_is_unreadable():
    assert citation_from("某法#1", None).law == "某法"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("20 个工作日 @ 行政许可法#42", 20, TimeUnit.WORKING_DAY),
        ("60 日 @ 行政许可法#42", 60, TimeUnit.CALENDAR_DAY),
        ("24小时 @ 行政许可法#42", 24, TimeUnit.HOUR),
        ("3 个月 @ 行政许可法#42", 3, TimeUnit.MONTH),
        ("5 年 @ 行政许可法#42", 5, TimeUnit.YEAR),
        ("即时 @ 行政许可法#42", 0, TimeUnit.INSTANT),
    ],
)
def test_a_limit_has_value_unit_and_article(text, value, unit):
    limit = limit_from(text, LAWS)

    assert (limit.value, limit.unit, limit.citation.article) == (value, unit, "42")


@pytest.mark.parametrize("text", ["20 个工作日", "20 天 @ 行政许可法#42", "@ 行政许可法#42"])
def test_a_limit_without_unit_or_article_is_refused(text):
    with pytest.raises(InvalidValue):
        limit_from(text, LAWS)


def test_money_is_exact_to_the_fen():
    assert money_from("80.05 元") == Money(8005)


@pytest.mark.parametrize("text", ["80", "80.005 元", "-1 元", "八十元"])
def test_money_that_is_not_an_amount_is_refused(text):
    with pytest.raises(InvalidValue):
        money_from(text)


def test_single_values_are_read_from_their_text():
    assert integer_from("-3") == -3
    assert decimal_from("0.50") == Decimal("0.50")
    assert number_from("3") == 3
    assert number_from("3.5") == Decimal("3.5")
    assert yes_no_from("true") is True
    assert day_from("2026-02-28") == date(2026, 2, 28)
    assert member_from("instant", CaseKind) is CaseKind.INSTANT
    assert member_from("issued", Trust) is Trust.ISSUED


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (integer_from, "3.0"),
        (decimal_from, "NaN"),
        (yes_no_from, "yes"),
        (day_from, "2026-02-30"),
        (lambda text: member_from(text, CaseKind), "slow"),
    ],
)
def test_single_values_of_another_kind_are_refused(read, text):
    with pytest.raises(InvalidValue):
        read(text)
