"""Articles, limits and conditions as cells (条款、时限和条件): never without the article."""

from functools import lru_cache
from typing import Final

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.text import ConditionSyntaxError, parse
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.tables.cells import Codec, Misread, each, single
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

_REMEMBERED: Final = 4096
"""The same articles and conditions stand in row after row."""

HOW_TO_CITE: Final = "依据写成“行政许可法#32.1”或“《行政许可法》第三十二条第一款”"
_MAKE = {
    TimeUnit.WORKING_DAY: TimeLimit.working_days,
    TimeUnit.CALENDAR_DAY: TimeLimit.calendar_days,
    TimeUnit.HOUR: TimeLimit.hours,
    TimeUnit.MONTH: TimeLimit.months,
    TimeUnit.YEAR: TimeLimit.years,
}
UNITS: Final = {unit.label: unit for unit in TimeUnit}


@lru_cache(maxsize=_REMEMBERED)
def read_citation(text: str) -> Citation:
    """Return the citation in a cell."""
    try:
        return parse_citation(text)
    except InvalidValue:
        raise Misread(f"看不懂依据“{text}”；{HOW_TO_CITE}") from None


@lru_cache(maxsize=_REMEMBERED)
def read_condition(text: str) -> Condition:
    """Return the condition in a cell."""
    try:
        return parse(text)
    except InvalidValue as error:
        raise Misread(_told(error)) from None


def _told(error: InvalidValue) -> str:
    place = "" if error.position is None else f"第 {error.position + 1} 个字符处："
    hint = f"；{error.hint}" if isinstance(error, ConditionSyntaxError) and error.hint else ""
    return f"{place}{error.reason}{hint}"


def _write_limit(limit: TimeLimit | None) -> tuple[str, ...]:
    if limit is None:
        return "", "", ""
    value = "" if limit.unit is TimeUnit.INSTANT else str(limit.value)
    return value, limit.unit.label, limit.citation.written


def _read_limit(texts: tuple[str, ...]) -> TimeLimit:
    value, unit, basis = (text.strip() for text in texts)
    if unit not in UNITS:
        raise Misread(f"时限单位可填：{'、'.join(UNITS)}", part=1)
    try:
        citation = read_citation(basis)
    except Misread as error:
        raise Misread(error.reason, part=2) from None
    return limit_of(value, UNITS[unit], citation)


def limit_of(value: str, unit: TimeUnit, citation: Citation) -> TimeLimit:
    """Return the limit of `value` units; what is done on the spot has no number."""
    number = value.removesuffix(".0")
    if unit is TimeUnit.INSTANT:
        if number not in ("", "0"):
            raise Misread("即时办结的不填时限数")
        return TimeLimit.instant(citation)
    if not (number.isascii() and number.isdigit() and 0 < int(number) < 10**6):
        raise Misread(f"时限应该是大于零的整数，现在是“{value}”")
    return _MAKE[unit](int(number), citation)


_UNIT_CHOICES = ((), tuple(UNITS), ())

CITATION: Final = single(lambda citation: citation.written, read_citation)
OPTIONAL_CITATION: Final = single(
    lambda citation: citation.written if citation else "", read_citation, empty=None
)
CITATIONS: Final = each(lambda citation: citation.written, read_citation)
CONDITION: Final = single(written, read_condition)
WHEN: Final = single(
    lambda condition: "" if repr(condition) == repr(ALWAYS) else written(condition), read_condition
)
LIMIT: Final = Codec(write=_write_limit, read=_read_limit, width=3, choices=_UNIT_CHOICES)
OPTIONAL_LIMIT: Final = Codec(
    write=_write_limit, read=_read_limit, width=3, choices=_UNIT_CHOICES, empty=None
)
