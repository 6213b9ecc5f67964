"""Estimating (参数估计): how likely each level is, for pairs that people judged and by chance.

m is counted on true pairs of the training half; u on pairs drawn by chance, which are almost never
one. Half a pair is added to each count, so that what was not seen is unlikely rather than
impossible. What is reported of a model is always measured on the other half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tongban.core.linkage.model import LinkageComparison, LinkageModel
from tongban.core.linkage.thresholds import LabelledWeight, Thresholds, choose
from tongban.engines.linkage.compiling import RECORD, column, level_in
from tongban.engines.linkage.databases import Database, InDuckDB
from tongban.engines.linkage.linking import link

_TRUE: Final = "linkage_true"
_CHANCE: Final = "linkage_chance"
_ORDERED: Final = "linkage_ordered"
_STRIDE: Final = 7919
_SMOOTHING: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A model with its figures learned, and the lines chosen on the same training half."""

    model: LinkageModel
    thresholds: Thresholds


def learn(
    database: InDuckDB,
    table: str,
    model: LinkageModel,
    true_pairs: Sequence[tuple[str, str]],
    *,
    drawn: int = 1_000_000,
) -> Learned:
    """Learn from a training table and its true pairs."""
    _keep(database, true_pairs)
    chances = list(_chances(database, table, model, drawn=drawn))
    taught = model.learned(chances)
    weighed = list(labelled(database, table, taught, true_pairs))
    lines = choose(weighed, all_true=len(true_pairs))
    return Learned(
        model=taught.with_thresholds(link_from=lines.link_from, review_from=lines.review_from),
        thresholds=lines,
    )


def labelled(
    database: Database,
    table: str,
    model: LinkageModel,
    true_pairs: Sequence[tuple[str, str]],
    *,
    least: float = -5.0,
) -> Iterator[LabelledWeight]:
    """Yield the weight of every pair that is weighed, and whether it is one."""
    true = {frozenset(pair) for pair in true_pairs}
    everything = model.with_thresholds(link_from=max(least, model.link_from), review_from=least)
    for pair in link(database, table, everything):
        if pair.weight is not None:
            yield LabelledWeight(weight=pair.weight, one=frozenset((pair.one, pair.other)) in true)


def _keep(database: InDuckDB, pairs: Sequence[tuple[str, str]]) -> None:
    database.connection.execute(f"CREATE OR REPLACE TABLE {_TRUE} (one VARCHAR, other VARCHAR)")
    sides = [[pair[0] for pair in pairs], [pair[1] for pair in pairs]]
    lists = "unnest(CAST(? AS VARCHAR[])), unnest(CAST(? AS VARCHAR[]))"
    database.connection.execute(f"INSERT INTO {_TRUE} SELECT {lists}", sides)


def _chances(
    database: InDuckDB, table: str, model: LinkageModel, *, drawn: int
) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    _draw(database, table, drawn)
    for comparison in model.comparisons:
        ones = _counts(database, comparison, _paired(table, comparison, _TRUE))
        chance = _counts(database, comparison, _paired(table, comparison, _CHANCE))
        yield comparison.name, tuple(zip(_shares(ones), _shares(chance), strict=True))


def _draw(database: InDuckDB, table: str, drawn: int) -> None:
    """Keep pairs at many distances in an order that has nothing to do with people."""
    order = f"CAST(row_number() OVER (ORDER BY hash({RECORD})) - 1 AS BIGINT)"
    database.make(_ORDERED, f"SELECT {RECORD}, {order} AS place FROM {table}")  # noqa: S608
    (total,) = next(database.rows(f"SELECT count(*) FROM {_ORDERED}"))  # noqa: S608
    steps = max(1, min(drawn // max(total, 1), total - 1))
    database.make(
        "linkage_drawn",
        f"SELECT {RECORD} AS one, (place + step * {_STRIDE}) % {total:d} AS opposite"  # noqa: S608
        f" FROM {_ORDERED}, (SELECT unnest(range(1, {steps + 1:d})) AS step)",
    )
    database.make(
        _CHANCE,
        f"SELECT one, {RECORD} AS other FROM linkage_drawn"  # noqa: S608
        f" JOIN {_ORDERED} ON place = opposite WHERE one <> {RECORD}",
    )


def _paired(table: str, comparison: LinkageComparison, pairs: str) -> str:
    sides = ", ".join(
        f"{side}.{column(name)} AS {column(name)}_{side}"
        for name in comparison.fields
        for side in "lr"
    )
    return (
        f"SELECT {sides} FROM {pairs} p JOIN {table} l ON l.{RECORD} = p.one"  # noqa: S608
        f" JOIN {table} r ON r.{RECORD} = p.other"
    )


def _counts(database: InDuckDB, comparison: LinkageComparison, pairs: str) -> list[int]:
    counts = [0] * len(comparison.levels)
    query = f"SELECT {level_in(comparison)} AS level, count(*) FROM ({pairs}) GROUP BY level"  # noqa: S608
    for level, found in database.rows(query):
        if level is not None:
            counts[level] = found
    return counts


def _shares(counts: list[int]) -> list[float]:
    whole = sum(counts) + _SMOOTHING * len(counts)
    return [(one + _SMOOTHING) / whole for one in counts]
