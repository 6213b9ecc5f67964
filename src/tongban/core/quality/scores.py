"""Scores (质量得分): counts of a whole register, and shares that never round up to perfect.

Rows in which a rule had nothing to judge speak neither for nor against the register.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongban.core.quality.cells import Row
from tongban.core.quality.judging import Around, judge, rejects
from tongban.core.quality.rules import Dimension, QualityRule

_WHOLE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """On how many rows a rule held and was broken (规则计数)."""

    held: int
    broken: int

    @property
    def judged(self) -> int:
        """Return how many rows there was something to judge in."""
        return self.held + self.broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What the rules found in a register (质量检查结果)."""

    rows: int
    rejected: int
    counts: Mapping[str, RuleCount]

    @property
    def accepted(self) -> int:
        """Return how many rows no rule turned away."""
        return self.rows - self.rejected


def score(held: int, judged: int) -> str:
    """Return a share of a hundred with two places, cut and not rounded; – when nothing is judged.

    One broken row in a million is 99.99 and not 100.00.
    """
    if judged == 0:
        return "–"
    whole, rest = divmod(held * _WHOLE // judged, 100)
    return f"{whole}.{rest:02d}"


def whole_score(held: int, judged: int) -> int | None:
    """Return the same share in whole points, as catalogues tell it; None when nothing is judged."""
    return None if judged == 0 else held * 100 // judged


def overall(counts: Iterable[RuleCount]) -> RuleCount:
    """Return several counts as one."""
    told = tuple(counts)
    return RuleCount(held=sum(one.held for one in told), broken=sum(one.broken for one in told))


def by_dimension(
    rules: Iterable[QualityRule], examination: Examination
) -> dict[Dimension, RuleCount]:
    """Return the counts of each dimension that has a rule, in the order of the dimensions."""
    found: dict[Dimension, list[RuleCount]] = {}
    for rule in rules:
        found.setdefault(rule.dimension, []).append(examination.counts[rule.code])
    return {dimension: overall(found[dimension]) for dimension in Dimension if dimension in found}


def examined(rules: tuple[QualityRule, ...], around: Around) -> Examination:
    """Return what the rules find, row by row; engines do the same for millions."""
    rows = around.registers.rows(around.register)
    return Examination(
        rows=len(rows),
        rejected=sum(rejects(rules, row, around) for row in rows),
        counts={rule.code: _count(rule, rows, around) for rule in rules},
    )


def _count(rule: QualityRule, rows: Iterable[Row], around: Around) -> RuleCount:
    judged = [judge(rule, row, around) for row in rows]
    return RuleCount(held=judged.count(True), broken=judged.count(False))
