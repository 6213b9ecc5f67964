"""Thresholds (分数线): chosen on pairs that people have judged, reported on others.

The line of linking is the lowest at which the wanted share of linked pairs is right; the line of
review is the highest at which the wanted share of all true pairs is seen by somebody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledWeight:
    """What a pair weighs, and whether it is one (已标注的一对)."""

    weight: float
    one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which weight pairs are linked, and from which people look (分数线)."""

    link_from: float
    review_from: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageScore:
    """How right links are, out of true, false and missed ones (匹配质量)."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of links that are right; 1 where nothing is linked."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of true pairs that are linked; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def choose(
    pairs: Iterable[LabelledWeight],
    *,
    all_true: int | None = None,
    precision: float = 0.999,
    seen: float = 0.999,
) -> Thresholds:
    """Choose both lines on labelled pairs; `all_true` counts true pairs that were never weighed.

    Raises:
        InvalidValue: when no pair is labelled as one, so that nothing can be learned.
    """
    ordered = sorted(pairs, key=lambda one: -one.weight)
    true = sum(one.one for one in ordered)
    if not true:
        raise InvalidValue("thresholds", "没有一对标注为同一主体，不能确定分数线")
    whole = true if all_true is None else max(all_true, true)
    link, review, found = ordered[0].weight, ordered[-1].weight, 0
    reviewing = True
    for place, one in enumerate(ordered, start=1):
        found += one.one
        last_of_equals = place == len(ordered) or ordered[place].weight < one.weight
        if not last_of_equals:
            continue
        if found / place >= precision:
            link = one.weight
        if reviewing and found / whole >= min(seen, true / whole):
            review, reviewing = one.weight, False
    return Thresholds(link_from=link, review_from=min(review, link))


def score_at(
    pairs: Iterable[LabelledWeight], line: float, *, all_true: int | None = None
) -> LinkageScore:
    """Return how right it is to link every pair from a weight on."""
    linked = right = true = 0
    for one in pairs:
        true += one.one
        if one.weight >= line:
            linked += 1
            right += one.one
    whole = true if all_true is None else max(all_true, true)
    return LinkageScore(right=right, wrong=linked - right, missed=whole - right)
