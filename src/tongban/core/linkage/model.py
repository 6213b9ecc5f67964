"""The model (匹配模型): comparisons with their weights, keys and thresholds, as data.

After Fellegi and Sunter: a level that holds for pairs of one person with probability m and for
chance pairs with probability u is worth log₂(m/u). A pair's weight is their sum and the prior. From
`link_from` a pair is linked by itself, from `review_from` people look at it. A key joins records
that agree on all its fields without weighing: an identity number together with a name, never alone.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tongban.core.linkage.levels import LevelTest, Otherwise, fields_of
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageLevel:
    """What holds of a pair, how likely for one person (`m`) and by chance (`u`) (比较档)."""

    test: LevelTest
    label: str
    m: float
    u: float

    def __post_init__(self) -> None:
        if not (0 < self.m < 1 and 0 < self.u < 1):
            raise InvalidValue("linkage level", "m 和 u 都要大于 0、小于 1")

    @property
    def weight(self) -> float:
        """Return what the level is worth in bits."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageComparison:
    """Levels of one subject, the best first, the last whatever else there is (比较项).

    `fields` must be known on both sides; otherwise the comparison says nothing.
    """

    name: str
    label: str
    fields: tuple[str, ...]
    levels: tuple[LinkageLevel, ...]

    def __post_init__(self) -> None:
        tests = [level.test for level in self.levels]
        if not tests or tests.index(tests[-1]) != len(tests) - 1 or Otherwise() != tests[-1]:
            raise InvalidValue("linkage comparison", "最后一档要是“其他”，各档不能重复")
        read = {name for test in tests for name in fields_of(test)}
        if not self.fields or not read <= set(self.fields):
            raise InvalidValue("linkage comparison", "各档用到的字段都要列在比较项里")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageModel:
    """All that decides whether records are one (匹配模型).

    `keys` join without weighing; `blocks` say which pairs are weighed at all: those that agree on
    all fields of one of them. `prior` is the probability that a chance pair is one.
    """

    code: str
    name: str
    comparisons: tuple[LinkageComparison, ...]
    blocks: tuple[tuple[str, ...], ...]
    prior: float
    link_from: float
    review_from: float
    keys: tuple[tuple[str, ...], ...] = field(default=())

    def __post_init__(self) -> None:
        if not 0 < self.prior < 1:
            raise InvalidValue("linkage model", "先验概率要大于 0、小于 1")
        if self.review_from > self.link_from:
            raise InvalidValue("linkage model", "人工核对的分数线不能高于自动合并的分数线")
        names = [one.name for one in self.comparisons]
        if len(set(names)) < len(names) or not self.blocks:
            raise InvalidValue("linkage model", "比较项不能重名，至少要有一个分组")
        if not all(self.keys) or not all(self.blocks):
            raise InvalidValue("linkage model", "关键字和分组都至少要有一个字段")

    @property
    def prior_weight(self) -> float:
        """Return what a pair weighs before anything is compared."""
        return math.log2(self.prior / (1 - self.prior))

    @property
    def fields(self) -> tuple[str, ...]:
        """Return every field that the model reads, each once."""
        return tuple(dict.fromkeys(self._fields()))

    def with_thresholds(self, *, link_from: float, review_from: float) -> "LinkageModel":
        """Return the model with other thresholds."""
        return replace(self, link_from=link_from, review_from=review_from)

    def learned(
        self, chances: Iterable[tuple[str, tuple[tuple[float, float], ...]]]
    ) -> "LinkageModel":
        """Return the model with m and u of each level of the comparisons that are named."""
        known = dict(chances)
        return replace(
            self, comparisons=tuple(_learned(one, known.get(one.name)) for one in self.comparisons)
        )

    def _fields(self) -> Iterator[str]:
        for comparison in self.comparisons:
            yield from comparison.fields
        for group in (*self.keys, *self.blocks):
            yield from group


def _learned(
    comparison: LinkageComparison, chances: tuple[tuple[float, float], ...] | None
) -> LinkageComparison:
    if chances is None:
        return comparison
    levels = zip(comparison.levels, chances, strict=True)
    return replace(comparison, levels=tuple(replace(one, m=m, u=u) for one, (m, u) in levels))
