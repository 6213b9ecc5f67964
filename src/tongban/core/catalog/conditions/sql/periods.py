"""Periods in SQL (期间): whole days, months and years, counted as `operations` does."""

from datetime import date
from typing import assert_never

from tongban.core.catalog.conditions.nodes import Comparison
from tongban.core.catalog.conditions.operations import latest_birthday
from tongban.core.catalog.conditions.signs import Span
from tongban.core.catalog.conditions.sql.dialects import Dialect

AGES = range(1, 151)
_OLD_ENOUGH = frozenset({Comparison.AT_LEAST, Comparison.GREATER})
_COMPLETE_NEXT = frozenset({Comparison.GREATER, Comparison.AT_MOST})


def day(value: date) -> str:
    """Return a date, written."""
    return f"DATE '{value.isoformat()}'"


def elapsed(span: Span, since: str, until: str, dialect: Dialect) -> str:
    """Return the whole periods from one date to another, negative when it lies ahead."""
    ahead, back = _whole(span, since, until, dialect), _whole(span, until, since, dialect)
    return f"(CASE WHEN {until} < {since} THEN -{back} ELSE {ahead} END)"


def compare_age(born: str, comparison: Comparison, years: int, today: date) -> str | None:
    """Return an age compared as one comparison of dates; None where that cannot be done."""
    complete = years + (comparison in _COMPLETE_NEXT)
    if comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL) or complete not in AGES:
        return None
    latest = latest_birthday(today, complete)
    if not latest:
        return None
    sign = "<=" if comparison in _OLD_ENOUGH else ">"
    return f"({born} {sign} {day(date.fromordinal(latest))})"


def _whole(span: Span, since: str, until: str, dialect: Dialect) -> str:
    match span:
        case Span.DAYS:
            return dialect.days.format(since, until)
        case Span.MONTHS:
            months = f"(year({until}) - year({since})) * 12 + month({until}) - month({since})"
            return f"({months} - CASE WHEN day({until}) < day({since}) THEN 1 ELSE 0 END)"
        case Span.YEARS:
            short = f"month({until}) * 100 + day({until}) < month({since}) * 100 + day({since})"
            return f"(year({until}) - year({since}) - CASE WHEN {short} THEN 1 ELSE 0 END)"
        case _:
            assert_never(span)
