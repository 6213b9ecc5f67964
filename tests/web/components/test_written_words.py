"""Dates, periods and sizes are written out."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from tongban.web.components.words import (
    PeriodKind,
    written_date,
    written_moment,
    written_period,
    written_size,
)


def test_a_day_is_written_with_its_weekday():
    assert written_date(date(2026, 9, 15)) == "2026年9月15日 星期二"


def test_a_day_is_written_in_english_for_english_readers():
    with override("en"):
        assert written_date(date(2026, 9, 15)) == "Tuesday, 15 September 2026"


def test_a_moment_is_written_in_local_time():
    assert written_moment(datetime(2026, 9, 15, 16, 5, tzinfo=UTC)) == "2026年9月16日 星期三 00:05"


def test_a_period_always_says_which_days_it_counts():
    assert written_period(5, PeriodKind.WORKING_DAYS) == "5 个工作日"
    assert written_period(20, PeriodKind.CALENDAR_DAYS) == "20 个自然日"


@pytest.mark.parametrize("kind", PeriodKind)
def test_every_kind_of_period_has_words_in_both_languages(kind):
    chinese = written_period(1, kind)
    with override("en"):
        one, two = written_period(1, kind), written_period(2, kind)

    assert chinese.startswith("1 ")
    assert one.isascii()
    assert two == one.replace("1", "2") + "s"


@pytest.mark.parametrize(
    ("octets", "written"), [(0, "0 B"), (1024, "1 KB"), (734_003, "716.8 KB"), (10 << 20, "10 MB")]
)
def test_a_size_has_one_decimal_at_most(octets, written):
    assert written_size(octets) == written
