"""How a database writes things (方言): names, texts, days and lists in DuckDB and in Spark.

Names are codes of a checked form and texts have no control characters (see `literals`); both are
quoted all the same, so that nothing an author wrote is ever read as SQL.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One way of writing SQL (方言).

    `backslash_escapes` is set where a backslash inside a text must be doubled. The templates take
    `{0}`, `{1}` and, for lists, the name `{1}` under which a record stands in `{2}`.
    """

    name: str
    quote: str
    backslash_escapes: bool
    days: str
    each: str
    kept: str
    length: str
    has: str

    def column(self, code: str) -> str:
        """Return the name of a column, quoted."""
        return f"{self.quote}{code.replace(self.quote, self.quote * 2)}{self.quote}"

    def text(self, value: str) -> str:
        """Return a text, quoted."""
        if self.backslash_escapes:
            escaped = value.replace("\\", "\\\\").replace("'", "\\'")
            return f"'{escaped}'"
        return "'" + value.replace("'", "''") + "'"


DUCKDB = Dialect(
    name="duckdb",
    quote='"',
    backslash_escapes=False,
    days="date_diff('day', {0}, {1})",
    each="list_transform({0}, lambda {1}: {2})",
    kept="list_filter({0}, lambda {1}: {2})",
    length="len({0})",
    has="list_contains({0}, {1})",
)
SPARK = Dialect(
    name="spark",
    quote="`",
    backslash_escapes=True,
    days="CAST(datediff({1}, {0}) AS BIGINT)",
    each="transform({0}, {1} -> {2})",
    kept="filter({0}, {1} -> {2})",
    length="CAST(size({0}) AS BIGINT)",
    has="array_contains({0}, {1})",
)
DIALECTS = {one.name: one for one in (DUCKDB, SPARK)}
