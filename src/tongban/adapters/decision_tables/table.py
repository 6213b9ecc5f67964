"""A decision table (决策表): columns that ask, rules that answer, and which rule wins.

OMG, Decision Model and Notation 1.3, §8: a rule hits when all its cells hold.
"""

import enum
from dataclasses import dataclass
from typing import Final

ANY_VALUE: Final = "-"
"""The cell that every value passes (DMN 1.3 §8.3.3)."""


class HitPolicy(enum.StrEnum):
    """Which of the rules that hit answers (DMN 1.3 §8.2.8)."""

    UNIQUE = "UNIQUE"
    FIRST = "FIRST"
    ANY = "ANY"
    COLLECT = "COLLECT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is asked: the expression, its words, and the kind of its values in FEEL."""

    expression: str
    label: str = ""
    kind: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A test in FEEL, with what is noted of it."""

    text: str = ANY_VALUE
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row: a cell for each column, and whether the condition is met where all hold."""

    cells: tuple[Cell, ...]
    met: bool = True
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable:
    """A table with one answer, yes or no; `otherwise` is the answer where no rule hits."""

    name: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    policy: HitPolicy = HitPolicy.UNIQUE
    otherwise: bool = False
    note: str = ""
    line: int = 0
