"""Periods (期限): a number and its unit as guides write them, or that it is done on the spot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeUnit
from tongban.core.vocabulary.numerals import parse_chinese_number

_UNITS: Final = {
    "工作日": TimeUnit.WORKING_DAY,
    "工作天": TimeUnit.WORKING_DAY,
    "自然日": TimeUnit.CALENDAR_DAY,
    "日历日": TimeUnit.CALENDAR_DAY,
    "日": TimeUnit.CALENDAR_DAY,
    "天": TimeUnit.CALENDAR_DAY,
    "小时": TimeUnit.HOUR,
    "个月": TimeUnit.MONTH,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
}
_PERIOD: Final = re.compile(
    r"(?<![\d月年.])(?P<value>\d{1,4}|[一二两三四五六七八九十百]{1,4})\s*个?"
    r"(?P<unit>工作日|工作天|自然日|日历日|日|天|小时|(?<=个)月|年)(?![\d号])"
)
_AT_ONCE: Final = re.compile(
    r"(?<!不能)(?<!无法)(?:即时|当场)(?!记录)|当即|即来即办|立等可取|即办(?!件)|当日办结|当天办结|现场办结|随到随办"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time in some words (期限), with where it stands in them."""

    value: int
    unit: TimeUnit
    start: int
    end: int
    plain_day: bool = False


def periods(words: str) -> Iterator[Period]:
    """Yield the periods named in `words`, in their order."""
    found = [*_counted(words), *_at_once(words)]
    yield from sorted(found, key=lambda one: one.start)


def number(said: str) -> int | None:
    """Return a whole number in digits or Chinese numerals; None for what is neither."""
    if said.isascii() and said.isdigit():
        return int(said)
    try:
        return parse_chinese_number(said.replace("两", "二"))
    except InvalidValue:
        return None


def _counted(words: str) -> Iterator[Period]:
    for match in _PERIOD.finditer(words):
        value = number(match["value"])
        if value:
            yield Period(
                value=value,
                unit=_UNITS[match["unit"]],
                start=match.start(),
                end=match.end(),
                plain_day=match["unit"] in ("日", "天"),
            )


def _at_once(words: str) -> Iterator[Period]:
    for match in _AT_ONCE.finditer(words):
        yield Period(value=0, unit=TimeUnit.INSTANT, start=match.start(), end=match.end())
