"""Compiling (模型编译): core's model as the settings of Splink, in SQL that DuckDB and Spark read.

Splink names the two records of a pair by a suffix, and gives up on a comparison where its first
level, the blank one, holds: just as core does.
"""

import re
from typing import Any, Final, assert_never

from tongban.core.linkage import levels
from tongban.core.linkage.levels import LevelTest
from tongban.core.linkage.model import LinkageComparison, LinkageModel
from tongban.core.vocabulary.errors import InvalidValue

RECORD: Final = "record_id"
GROUP: Final = "grouped"
FRESH: Final = "fresh"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


def settings_of(model: LinkageModel, dialect: str) -> dict[str, Any]:
    """Return what Splink is told: which pairs to weigh, and how."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": RECORD,
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": blocked(block), "sql_dialect": dialect} for block in model.blocks
        ],
        "comparisons": [_comparison(one) for one in model.comparisons],
    }


def blocked(block: tuple[str, ...]) -> str:
    """Return the condition of a block: of two groups, one of them new, that agree on all of it."""
    same = " AND ".join(f"l.{column(name)} = r.{column(name)}" for name in block)
    return f"{same} AND l.{GROUP} <> r.{GROUP} AND (l.{FRESH} OR r.{FRESH})"


def level_in(comparison: LinkageComparison) -> str:
    """Return the number of the level that holds, from 0; null where a value is unknown."""
    cases = " ".join(
        f"WHEN {_condition(level.test)} THEN {place}"
        for place, level in enumerate(comparison.levels[:-1])
    )
    last = len(comparison.levels) - 1
    return f"(CASE WHEN {_unknown(comparison)} THEN NULL {cases} ELSE {last} END)"


def column(name: str) -> str:
    """Return the name of a column; only what our own data may be called is let into a query.

    Raises:
        InvalidValue: when a model names a field otherwise.
    """
    if not _NAME.fullmatch(name):
        raise InvalidValue("field", "字段名只能用小写字母、数字和下划线")
    return name


def _comparison(comparison: LinkageComparison) -> dict[str, Any]:
    known = [
        {
            "sql_condition": "ELSE"
            if isinstance(level.test, levels.Otherwise)
            else _condition(level.test),
            "label_for_charts": f"level {place}",
            "m_probability": level.m,
            "u_probability": level.u,
        }
        for place, level in enumerate(comparison.levels)
    ]
    unknown = {
        "sql_condition": _unknown(comparison),
        "label_for_charts": "unknown",
        "is_null_level": True,
    }
    return {
        "output_column_name": column(comparison.name),
        "comparison_levels": [unknown, *known],
    }


def _unknown(comparison: LinkageComparison) -> str:
    sides = [f"{column(name)}_{side}" for name in comparison.fields for side in "lr"]
    return " OR ".join(f"{side} IS NULL" for side in sides)


def _condition(test: LevelTest) -> str:
    match test:
        case levels.Equal(field=field):
            return f"{column(field)}_l = {column(field)}_r"
        case levels.Near(field=field, edits=edits):
            one, other = f"{column(field)}_l", f"{column(field)}_r"
            return f"{_plain(one)} AND {_plain(other)} AND levenshtein({one}, {other}) <= {edits:d}"
        case levels.PartEqual(field=field, start=start, length=length):
            part = f"substr({column(field)}_{{}}, {start:d}, {length:d})"
            return f"{part.format('l')} = {part.format('r')}"
        case levels.Swapped(field=field, other=other):
            one, two = column(field), column(other)
            return f"{one}_l = {two}_r AND {two}_l = {one}_r"
        case levels.Otherwise():
            return "TRUE"
        case _:
            assert_never(test)


def _plain(text: str) -> str:
    """Return the condition that a text is of letters that take one byte."""
    return f"bit_length({text}) = 8 * length({text})"
