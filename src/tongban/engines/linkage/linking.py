"""Linking (匹配): keys first, in plain SQL; then weights by Splink for what keys leave apart.

Records that a key joins are one group, and pairs within a group are never weighed: most of a
register is settled by then, and what remains is what people would have to look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tongban.core.linkage.clusters import clusters
from tongban.core.linkage.model import LinkageModel
from tongban.engines.linkage.compiling import FRESH, GROUP, RECORD, column, settings_of
from tongban.engines.linkage.databases import Database

_GROUPS: Final = "linkage_groups"
_ERRORS_ONLY: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPair:
    """Two records that are one, or may be: by a key, or by their weight (匹配结果)."""

    one: str
    other: str
    weight: float | None


def link(
    database: Database, table: str, model: LinkageModel, *, fresh: str = "TRUE"
) -> Iterator[LinkedPair]:
    """Yield what keys join, then every pair that weighs at least `review_from`.

    `table` has `record_id` and the fields of the model. `fresh` is a condition on a record: only
    pairs are weighed of which one side is new, so that a later run costs what has changed.
    """
    group_by_keys(database, table, model, fresh=fresh)
    yield from _joined(database)
    yield from _weighed(database, model)


def linked(
    database: Database, table: str, model: LinkageModel, *, from_weight: float | None = None
) -> tuple[frozenset[str], ...]:
    """Return the clusters of two or more records, joined by keys or from a weight on."""
    line = model.link_from if from_weight is None else from_weight
    pairs = link(database, table, model)
    return clusters(
        (pair.one, pair.other) for pair in pairs if pair.weight is None or pair.weight >= line
    )


def group_by_keys(
    database: Database, table: str, model: LinkageModel, *, fresh: str = "TRUE"
) -> None:
    """Give each record the least name of all that keys join it with, directly or through others."""
    fields = ", ".join(column(name) for name in model.fields)
    database.make(
        _GROUPS,
        f"SELECT {RECORD}, {fields}, {RECORD} AS {GROUP}, {fresh} AS {FRESH} FROM {table}",  # noqa: S608
    )
    while sum(_spread(database, key, fields) for key in model.keys):
        """Two keys may join in turn what neither joins alone."""


def _spread(database: Database, key: tuple[str, ...], fields: str) -> bool:
    """Take the least group of all that agree on a key; tell whether anything changed."""
    known = " AND ".join(f"{column(name)} IS NOT NULL" for name in key)
    least = f"min({GROUP}) OVER (PARTITION BY {', '.join(map(column, key))})"
    groups = f"CASE WHEN {known} THEN {least} ELSE {GROUP} END"
    database.make(
        "linkage_spread",
        f"SELECT {RECORD}, {GROUP} AS former, min(taken) OVER (PARTITION BY {GROUP}) AS least"  # noqa: S608
        f" FROM (SELECT {RECORD}, {GROUP}, {groups} AS taken FROM {_GROUPS})",
    )
    (changed,) = next(database.rows("SELECT count(*) FROM linkage_spread WHERE former <> least"))
    if changed:
        database.make(
            _GROUPS,
            f"SELECT a.{RECORD}, {fields}, b.least AS {GROUP}, {FRESH}"  # noqa: S608
            f" FROM {_GROUPS} a JOIN linkage_spread b ON a.{RECORD} = b.{RECORD}",
        )
    return bool(changed)


def _joined(database: Database) -> Iterator[LinkedPair]:
    joined = f"SELECT {GROUP}, {RECORD} FROM {_GROUPS} WHERE {GROUP} <> {RECORD}"  # noqa: S608
    for group, record in database.rows(joined):
        yield LinkedPair(one=group, other=record, weight=None)


def _weighed(database: Database, model: LinkageModel) -> Iterator[LinkedPair]:
    from splink import Linker

    interface = database.splink()
    linker = Linker(
        interface.register(_GROUPS), settings_of(model, database.dialect), log_level=_ERRORS_ONLY
    )
    found = linker.inference.predict(threshold_match_weight=model.review_from)
    pairs = f"SELECT {RECORD}_l, {RECORD}_r, match_weight FROM {found.physical_name}"  # noqa: S608
    for one, other, weight in database.rows(pairs):
        yield LinkedPair(one=one, other=other, weight=weight)
