"""The twenty rules of `bench.population`, each said three times: as a tree, in SQL, with numpy.

They are of the kinds that benefits have: ages, periods, kinds of residence, incomes a head against
a line of the year, two of three, and what excludes. The numpy side returns where a rule holds and
where it fails; the rest is not known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

TODAY = date(2026, 9, 15)
Masks = tuple[Any, Any]
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, said three times."""

    ours: str
    sql: str
    masks: Callable[[Columns], Masks]


def _known(columns: Columns, code: str) -> tuple[Any, Any]:
    column = columns[code]
    if isinstance(column, np.ma.MaskedArray):
        return column.data, ~np.ma.getmaskarray(column)
    return column, ~np.isnat(column) if column.dtype.kind == "M" else np.ones(len(column), bool)


def _test(code: str, holds: Callable[[Any], Any]) -> Callable[[Columns], Masks]:
    def masks(columns: Columns) -> Masks:
        values, known = _known(columns, code)
        found = holds(values)
        return known & found, known & ~found

    return masks


def _every(*parts: Callable[[Columns], Masks]) -> Callable[[Columns], Masks]:
    def masks(columns: Columns) -> Masks:
        found = [part(columns) for part in parts]
        return (
            np.logical_and.reduce([one[0] for one in found]),
            np.logical_or.reduce([one[1] for one in found]),
        )

    return masks


def _some(*parts: Callable[[Columns], Masks]) -> Callable[[Columns], Masks]:
    return _not(_every(*(_not(part) for part in parts)))


def _not(part: Callable[[Columns], Masks]) -> Callable[[Columns], Masks]:
    def masks(columns: Columns) -> Masks:
        holds, fails = part(columns)
        return fails, holds

    return masks


def _two_of(*parts: Callable[[Columns], Masks]) -> Callable[[Columns], Masks]:
    def masks(columns: Columns) -> Masks:
        found = [part(columns) for part in parts]
        surely = sum(one[0].astype(np.int8) for one in found)
        never = sum(one[1].astype(np.int8) for one in found)
        return surely >= 2, never > len(parts) - 2

    return masks


def _income_a_head(most: int) -> Callable[[Columns], Masks]:
    def masks(columns: Columns) -> Masks:
        income, told = _known(columns, "household.income")
        size, counted = _known(columns, "household.size")
        known = told & counted
        enough = np.rint(income * 100) <= most * 100 * size
        return known & enough, known & ~enough

    return masks


def _born_by(day: str) -> Callable[[Columns], Masks]:
    return _test("person.birth_date", lambda born: born <= np.datetime64(day))


_BORN = '"person.birth_date"'
_LOCAL = _test("person.residence", lambda kind: kind == "local")
_HERE = _test("person.residence", lambda kind: (kind == "local") | (kind == "permit"))
_STUDENT = _test("person.student", lambda yes: yes.astype(bool))
_SEVERE = _test("person.disability_level", lambda level: (level >= 1) & (level <= 2))
_DISABLED = _test("person.disability_level", lambda level: level >= 1)
_15_YEARS = _test("person.insured_months", lambda months: months >= 180)
_ADULT, _OLD = _born_by("2008-09-15"), _born_by("1966-09-15")
_SMALL_HOME = _test("household.housing_area", lambda area: area < 15)

RULES = (
    Rule("age of person.birth_date >= 60", f"{_BORN} <= DATE '1966-09-15'", _OLD),
    Rule("age of person.birth_date >= 80", f"{_BORN} <= DATE '1946-09-15'", _born_by("1946-09-15")),
    Rule("age of person.birth_date < 18", f"{_BORN} > DATE '2008-09-15'", _not(_ADULT)),
    Rule('person.residence = "local"', "\"person.residence\" = 'local'", _LOCAL),
    Rule(
        'person.residence in {"local", "permit"} and person.residence_months >= 6',
        "\"person.residence\" IN ('local', 'permit') AND \"person.residence_months\" >= 6",
        _every(_HERE, _test("person.residence_months", lambda months: months >= 6)),
    ),
    Rule(
        "person.insured_months >= 180 and age of person.birth_date >= 60",
        f"\"person.insured_months\" >= 180 AND {_BORN} <= DATE '1966-09-15'",
        _every(_15_YEARS, _OLD),
    ),
    Rule(
        "household.income / household.size <= $assistance.line",
        '"household.income" <= 900 * "household.size"',
        _income_a_head(900),
    ),
    Rule(
        "household.income / household.size <= $assistance.line * 1.5",
        '"household.income" <= 1350 * "household.size"',
        _income_a_head(1350),
    ),
    Rule(
        'household.income / household.size <= $assistance.line and person.residence = "local"',
        '"household.income" <= 900 * "household.size" AND "person.residence" = \'local\'',
        _every(_income_a_head(900), _LOCAL),
    ),
    Rule("household.housing_area < 15", '"household.housing_area" < 15', _SMALL_HOME),
    Rule(
        "household.housing_area < 15 or household.income / household.size <= $assistance.line",
        '"household.housing_area" < 15 OR "household.income" <= 900 * "household.size"',
        _some(_SMALL_HOME, _income_a_head(900)),
    ),
    Rule(
        "person.disability_level between 1 and 2",
        '"person.disability_level" BETWEEN 1 AND 2',
        _SEVERE,
    ),
    Rule(
        "person.disability_level >= 1 and not person.student",
        '"person.disability_level" >= 1 AND NOT "person.student"',
        _every(_DISABLED, _not(_STUDENT)),
    ),
    Rule(
        "person.student and age of person.birth_date < 25",
        f"\"person.student\" AND {_BORN} > DATE '2001-09-15'",
        _every(_STUDENT, _not(_born_by("2001-09-15"))),
    ),
    Rule(
        "at least 2 of (person.disability_level >= 1, age of person.birth_date >= 60, "
        "household.housing_area < 15)",
        'CASE WHEN COALESCE(("person.disability_level" >= 1)::INT, 0) '
        f"+ COALESCE(({_BORN} <= DATE '1966-09-15')::INT, 0) "
        '+ COALESCE(("household.housing_area" < 15)::INT, 0) >= 2 THEN TRUE '
        'WHEN COALESCE(("person.disability_level" >= 1)::INT, 1) '
        f"+ COALESCE(({_BORN} <= DATE '1966-09-15')::INT, 1) "
        '+ COALESCE(("household.housing_area" < 15)::INT, 1) < 2 THEN FALSE END',
        _two_of(_DISABLED, _OLD, _SMALL_HOME),
    ),
    Rule(
        'age of person.birth_date >= 18 and person.residence != "elsewhere"',
        f"{_BORN} <= DATE '2008-09-15' AND \"person.residence\" <> 'elsewhere'",
        _every(_ADULT, _test("person.residence", lambda kind: kind != "elsewhere")),
    ),
    Rule(
        "person.insured_months between 12 and 24",
        '"person.insured_months" BETWEEN 12 AND 24',
        _test("person.insured_months", lambda months: (months >= 12) & (months <= 24)),
    ),
    Rule(
        "not (person.student or person.disability_level >= 1)",
        'NOT ("person.student" OR "person.disability_level" >= 1)',
        _not(_some(_STUDENT, _DISABLED)),
    ),
    Rule(
        "household.size >= 5 and household.housing_area < 15",
        '"household.size" >= 5 AND "household.housing_area" < 15',
        _every(_test("household.size", lambda size: size >= 5), _SMALL_HOME),
    ),
    Rule(
        'person.residence = "local" and age of person.birth_date >= 60 '
        "and person.insured_months < 180 and household.income / household.size <= $assistance.line",
        f"\"person.residence\" = 'local' AND {_BORN} <= DATE '1966-09-15' "
        'AND "person.insured_months" < 180 AND "household.income" <= 900 * "household.size"',
        _every(_LOCAL, _OLD, _not(_15_YEARS), _income_a_head(900)),
    ),
)
