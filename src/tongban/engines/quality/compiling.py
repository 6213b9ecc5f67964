"""Compiling (规则编译): a rule as an SQL expression: true is held, false broken, null not judged.

Names of columns are our own; every text of a rule is quoted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from tongban.core.quality import checks
from tongban.core.quality.cells import DAY, NUMBER
from tongban.core.quality.checks import NumberPart, NumberScheme, QualityCheck
from tongban.core.quality.judging import CITIZEN_SHAPE, FEMALE, MALE
from tongban.core.quality.rules import QualityRule
from tongban.engines.quality.identifiers import citizen, credit, seventeen
from tongban.engines.quality.shapes import shaped
from tongban.engines.quality.tables import Table, Tables, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a rule is compiled for: its register among the others, and the day."""

    register: str
    tables: Tables
    today: date

    @property
    def own(self) -> Table:
        """Return the table of the register."""
        return self.tables[self.register]

    def column(self, field: str) -> str:
        """Return the column of a field of the register."""
        return self.own.columns[field]


def readings(rules: Iterable[QualityRule], scope: Scope) -> dict[str, str]:
    """Return further columns by name: numbers and days that several expressions read.

    They stand in an inner query: a database repeats whatever is written twice within a CASE.
    """
    found = {}
    for rule in rules:
        match rule.check:
            case checks.Identifies(field=field, scheme=NumberScheme.CITIZEN):
                found[_number(scope.column(field))] = seventeen(scope.column(field))
            case checks.Dated() | checks.Fresh() | checks.Ordered():
                for field in checks.fields_of(rule.check):
                    found[_day(scope.column(field))] = _read_day(scope.column(field))
            case _:
                pass
    return found


def to_sql(rule: QualityRule, scope: Scope) -> str:
    """Return the expression of a rule, over the columns of its register and its readings."""
    judged = _COMPILED[type(rule.check)](rule.check, scope)
    if rule.only_when is None:
        return judged
    condition = _among(scope.column(rule.only_when.field), rule.only_when.values)
    return f"(CASE WHEN {condition} THEN {judged} END)"


def _of_text(test: Callable[[Any, str, Scope], str]) -> Callable[[Any, Scope], str]:
    """Return a compiler that leaves blanks alone and takes whatever is not true for false."""

    def compiled(check: Any, scope: Scope) -> str:
        text = scope.column(check.field)
        return (
            f"(CASE WHEN {text} IS NOT NULL THEN coalesce({test(check, text, scope)}, FALSE) END)"
        )

    return compiled


def _identified(check: checks.Identifies, text: str, _: Scope) -> str:
    if check.scheme is NumberScheme.CREDIT:
        return credit(text)
    return citizen(text, _number(text), old=check.old)


def _within(check: checks.Within, text: str, _: Scope) -> str:
    number = f"TRY_CAST({text} AS DECIMAL(21, 6))"
    bounds = _bounds(number, check.least, check.most, kind="DECIMAL(21, 6)")
    return " AND ".join([f"regexp_full_match({text}, '{NUMBER}')", *bounds])


def _dated(check: checks.Dated, text: str, _: Scope) -> str:
    day = _day(text)
    return " AND ".join([f"{day} IS NOT NULL", *_bounds(day, check.earliest, check.latest)])


def _fresh(check: checks.Fresh, text: str, scope: Scope) -> str:
    return " AND ".join(_bounds(_day(text), scope.today - timedelta(days=check.days), scope.today))


def _bounds(value: str, least: object, most: object, *, kind: str = "DATE") -> list[str]:
    pairs = ((">=", least), ("<=", most))
    return [f"{value} {sign} CAST('{to}' AS {kind})" for sign, to in pairs if to is not None]


def _number(text: str) -> str:
    return f"{text}_number"


def _day(text: str) -> str:
    return f"{text}_day"


def _read_day(text: str) -> str:
    return f"(CASE WHEN regexp_full_match({text}, '{DAY}') THEN TRY_CAST({text} AS DATE) END)"


def _ordered(check: checks.Ordered, scope: Scope) -> str:
    return f"({_day(scope.column(check.field))} <= {_day(scope.column(check.later))})"


def _agrees(check: checks.AgreesWithNumber, scope: Scope) -> str:
    said, number = scope.column(check.field), scope.column(check.number)
    if check.part is NumberPart.SEX:
        odd = f"substr({number}, 17, 1) IN ('1', '3', '5', '7', '9')"
        agrees = f"CASE WHEN {odd} THEN {_among(said, MALE)} ELSE {_among(said, FEMALE)} END"
    else:
        year, month, day = (
            f"substr({number}, {start}, {length})" for start, length in ((7, 4), (11, 2), (13, 2))
        )
        agrees = f"{said} IN ({year} || {month} || {day}, {year} || '-' || {month} || '-' || {day})"
    readable = f"{said} IS NOT NULL AND regexp_full_match({number}, '{CITIZEN_SHAPE}')"
    return f"(CASE WHEN {readable} THEN {agrees} END)"


def _unique(check: checks.Unique, scope: Scope) -> str:
    """Look up only what is repeated: a register that is in order has a short list."""
    columns = [scope.column(field) for field in check.fields]
    key, there = _key(columns), _all_filled(columns)
    repeated = (
        f"SELECT {key} FROM {scope.own.source} WHERE {there} GROUP BY ALL HAVING count(*) > 1"  # noqa: S608
    )
    return f"(CASE WHEN {there} THEN {key} NOT IN ({repeated}) END)"


def _registered(check: checks.Registered, text: str, scope: Scope) -> str:
    table = scope.tables[check.register]
    key = table.columns[check.key]
    return f"{text} IN (SELECT {key} FROM {table.source} WHERE {key} IS NOT NULL)"  # noqa: S608


def _same(check: checks.SameAs, scope: Scope) -> str:
    table = scope.tables[check.register]
    theirs = [table.columns[check.their_key], table.columns[check.their_field]]
    known = f"FROM {table.source} WHERE {_all_filled(theirs)}"
    ours = [scope.column(check.key), scope.column(check.field)]
    return (
        f"(CASE WHEN {_all_filled(ours)} AND {ours[0]} IN (SELECT {theirs[0]} {known})"
        f" THEN {_key(ours)} IN (SELECT {_key(theirs)} {known}) END)"
    )


def _key(columns: list[str]) -> str:
    return columns[0] if len(columns) == 1 else f"row({', '.join(columns)})"


def _all_filled(columns: Iterable[str]) -> str:
    return " AND ".join(f"{column} IS NOT NULL" for column in columns)


def _among(text: str, values: Iterable[str]) -> str:
    return f"{text} IN ({', '.join(map(quoted, values))})"


_COMPILED: Final[Mapping[type[QualityCheck], Callable[[Any, Scope], str]]] = {
    checks.Filled: lambda check, scope: f"({scope.column(check.field)} IS NOT NULL)",
    checks.Identifies: _of_text(_identified),
    checks.Listed: _of_text(lambda check, text, _: _among(text, check.values)),
    checks.Shaped: _of_text(lambda check, text, _: shaped(text, check.shapes)),
    checks.Within: _of_text(_within),
    checks.Dated: _of_text(_dated),
    checks.Fresh: _of_text(_fresh),
    checks.Ordered: _ordered,
    checks.AgreesWithNumber: _agrees,
    checks.Unique: _unique,
    checks.Registered: _of_text(_registered),
    checks.SameAs: _same,
}
