"""Where DuckDB and Spark write the same thing differently (方言): four expressions."""

from collections.abc import Callable
from dataclasses import dataclass

SEPARATOR = "\x1f"
"""Between the activities of a variant; no name of an activity holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one database says what the analyses need (方言)."""

    quantile: Callable[[str, float], str]
    in_order: str
    seconds: Callable[[str, str], str]
    late: str


DUCKDB = Dialect(
    quantile=lambda column, share: f"quantile_cont({column}, {share})",
    in_order="string_agg(activity, chr(31) ORDER BY number)",
    seconds=lambda start, end: f"(epoch_us({end}) - epoch_us({start})) / 1e6",
    late="coalesce(count_if(last_at > due), 0)",
)
SPARK = Dialect(
    quantile=lambda column, share: f"percentile({column}, {share})",
    in_order=(
        "array_join(transform(array_sort(collect_list(struct(number, activity))),"
        " one -> one.activity), char(31))"
    ),
    seconds=lambda start, end: f"(unix_micros({end}) - unix_micros({start})) / 1e6",
    late="coalesce(count_if(last_at > due), 0)",
)
