"""Examining (质量检查): every rule of a register in one pass, the rejected rows, the profiles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tongban.core.quality.profiles import MOST_SHAPES, ColumnProfile
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.scores import Examination, RuleCount
from tongban.engines.quality.compiling import Scope, readings, to_sql
from tongban.engines.quality.shapes import shape_in
from tongban.engines.quality.tables import Table

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that was turned away (退回的行): its place from 0, its cells, the rules it breaks."""

    place: int
    cells: tuple[str | None, ...]
    broken: tuple[QualityRule, ...]


def examine(rules: tuple[QualityRule, ...], scope: Scope) -> Examination:
    """Return what the rules find; each expression is decided once a row."""
    counts = "".join(
        f", coalesce(count_if(r{place}), 0), count(r{place})" for place in range(len(rules))
    )
    query = (
        f"SELECT count(*), coalesce(count_if({_rejects(rules)}), 0){counts}"  # noqa: S608
        f" FROM (SELECT {_judged(rules, scope)} FROM {_read(rules, scope)})"
    )
    rows, rejected, *found = _row(scope, query)
    pairs = zip(rules, found[0::2], found[1::2], strict=True)
    return Examination(
        rows=rows,
        rejected=rejected,
        counts={
            rule.code: RuleCount(held=held, broken=judged - held) for rule, held, judged in pairs
        },
    )


def rejected_rows(
    rules: tuple[QualityRule, ...], scope: Scope, *, at_most: int
) -> Iterator[RejectedRow]:
    """Yield the first rows that are turned away, with every rule each of them breaks."""
    table = scope.own
    cells = "".join(f", {column}" for column in table.columns.values())
    flags = ", ".join(f"r{place}" for place in range(len(rules)))
    found = scope.tables.connection.execute(
        f"SELECT place{cells}, {flags} FROM (SELECT place{cells},"  # noqa: S608
        f" {_judged(rules, scope)} FROM {_read(rules, scope)}) WHERE {_rejects(rules)}"
        f" ORDER BY place LIMIT {at_most:d}"
    )
    width = len(table.columns) + 1
    while rows := found.fetchmany(_AT_ONCE):
        for row in rows:
            judged = zip(rules, row[width:], strict=True)
            yield RejectedRow(
                place=row[0],
                cells=row[1:width],
                broken=tuple(rule for rule, holds in judged if holds is False),
            )


def profiles(scope: Scope) -> tuple[ColumnProfile, ...]:
    """Return what each column of a register looks like."""
    return tuple(_profile(field, column, scope) for field, column in scope.own.columns.items())


def _profile(field: str, column: str, scope: Scope) -> ColumnProfile:
    table: Table = scope.own
    figures = f"count(*), count({column}), count(DISTINCT {column}), min({column}), max({column})"
    rows, filled, distinct, least, most = _row(scope, f"SELECT {figures} FROM {table.source}")  # noqa: S608
    shapes = scope.tables.connection.execute(
        f"SELECT {shape_in(column)} AS shape, count(*) AS found FROM {table.source}"  # noqa: S608
        f" WHERE {column} IS NOT NULL GROUP BY shape ORDER BY found DESC, shape LIMIT {MOST_SHAPES}"
    ).fetchall()
    return ColumnProfile(
        field=field,
        rows=rows,
        blank=rows - filled,
        distinct=distinct,
        least=least,
        most=most,
        shapes=tuple(shapes),
    )


def _read(rules: tuple[QualityRule, ...], scope: Scope) -> str:
    """Return the register with the place of each row and what several expressions read."""
    further = "".join(f", {read} AS {name}" for name, read in readings(rules, scope).items())
    cells = ", ".join(scope.own.columns.values())
    return f"(SELECT {cells}, {scope.own.place} AS place{further} FROM {scope.own.source})"  # noqa: S608


def _judged(rules: tuple[QualityRule, ...], scope: Scope) -> str:
    return ", ".join(f"{to_sql(rule, scope)} AS r{place}" for place, rule in enumerate(rules))


def _rejects(rules: tuple[QualityRule, ...]) -> str:
    """Return the condition that a rule that turns away is broken; unjudged ones are not."""
    places = (place for place, rule in enumerate(rules) if rule.consequence.turns_away)
    held = " AND ".join(f"r{place}" for place in places)
    return f"NOT ({held})" if held else "FALSE"


def _row(scope: Scope, query: str) -> tuple[Any, ...]:
    (row,) = scope.tables.connection.execute(query).fetchall()
    return tuple(row)
