"""Judging (判定): one pair of records, with what each comparison adds (逐项说明)."""

import enum
from dataclasses import dataclass

from tongban.core.linkage.levels import Record, holds
from tongban.core.linkage.model import LinkageComparison, LinkageLevel, LinkageModel


class Likeness(enum.Enum):
    """What follows from a weight (判定结论)."""

    ONE = "one"
    REVIEW = "review"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedComparison:
    """What one comparison adds; `level` is empty where a value is unknown (逐项得分)."""

    name: str
    label: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """The weight of a pair and all that it is the sum of (成对判定)."""

    weight: float
    prior: float
    parts: tuple[WeighedComparison, ...]
    likeness: Likeness
    key: tuple[str, ...] = ()
    """The key that joins the two without weighing, if one does."""


def judge(model: LinkageModel, one: Record, other: Record) -> JudgedPair:
    """Weigh two records; the order in which they are named does not matter."""
    parts = tuple(_weighed(comparison, one, other) for comparison in model.comparisons)
    weight = model.prior_weight + sum(part.weight for part in parts)
    key = joining_key(model, one, other)
    likeness = Likeness.ONE if key else likeness_of(model, weight)
    return JudgedPair(
        weight=weight, prior=model.prior_weight, parts=parts, likeness=likeness, key=key
    )


def likeness_of(model: LinkageModel, weight: float) -> Likeness:
    """Return what follows from a weight."""
    if weight >= model.link_from:
        return Likeness.ONE
    return Likeness.REVIEW if weight >= model.review_from else Likeness.APART


def joining_key(model: LinkageModel, one: Record, other: Record) -> tuple[str, ...]:
    """Return the first key on which both agree; none where a value of it is unknown."""
    return next((key for key in model.keys if _agree(key, one, other)), ())


def level_of(comparison: LinkageComparison, one: Record, other: Record) -> LinkageLevel | None:
    """Return the first level that holds, or None where a value is unknown."""
    if any(record.get(name) is None for name in comparison.fields for record in (one, other)):
        return None
    return next(level for level in comparison.levels if holds(level.test, one, other))


def _weighed(comparison: LinkageComparison, one: Record, other: Record) -> WeighedComparison:
    level = level_of(comparison, one, other)
    return WeighedComparison(
        name=comparison.name,
        label=comparison.label,
        level="" if level is None else level.label,
        weight=0.0 if level is None else level.weight,
    )


def _agree(key: tuple[str, ...], one: Record, other: Record) -> bool:
    return all(one.get(name) is not None and one.get(name) == other.get(name) for name in key)
