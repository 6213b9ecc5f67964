"""The rules of `bench.quality` as a query by hand (手写查询): plain functions, window and join."""

from datetime import date

import duckdb

from tongban.core.quality.rules import QualityRule
from tongban.core.quality.scores import Examination, RuleCount

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CITIZEN = " + ".join(
    f"(ascii(substr(c0, {place + 1}, 1)) - 48) * {2 ** (17 - place) % 11}" for place in range(17)
)
_CREDIT = " + ".join(
    f"(strpos('{_ALPHABET}', substr(c5, {place + 1}, 1)) - 1) * {3**place % 31}"
    for place in range(17)
)
_ORGANISATION = " + ".join(
    f"(strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(c5, {place}, 1)) - 1) * {weight}"
    for place, weight in zip(range(9, 17), (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
)
_DAY = "regexp_full_match({0}, '[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}')"
_NUMBER = (
    "CASE WHEN c0 IS NOT NULL THEN regexp_full_match(c0, '[0-9]{17}[0-9X]')"
    " AND substr(c0, 1, 2) = '51'"
    " AND try_strptime(substr(c0, 7, 8), '%Y%m%d') IS NOT NULL"
    f" AND substr('10X98765432', CAST(({_CITIZEN}) % 11 AS INTEGER) + 1, 1)"
    " = substr(c0, 18, 1) END"
)
_CODE = (
    f"regexp_full_match(c5, '[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}')"
    f" AND substr('{_ALPHABET}', CAST((31 - ({_CREDIT}) % 31) % 31 AS INTEGER) + 1, 1)"
    " = substr(c5, 18, 1)"
    " AND substr('0123456789X',"
    f" CAST((11 - ({_ORGANISATION}) % 11) % 11 AS INTEGER) + 1, 1) = substr(c5, 17, 1)"
)


def by_hand(
    connection: duckdb.DuckDBPyConnection, rules: tuple[QualityRule, ...], *, today: date
) -> Examination:
    """Return what the query finds, under the codes of the rules in their order."""
    decided = ", ".join(f"{one} AS r{place}" for place, one in enumerate(_expressions(today)))
    counts = ", ".join(
        f"count(*) FILTER (WHERE r{place}), count(*) FILTER (WHERE NOT r{place})"
        for place in range(len(rules))
    )
    wrong = " OR ".join(f"r{place} = FALSE" for place in range(len(rules)))
    (row,) = connection.execute(
        f"SELECT count(*), count(*) FILTER (WHERE {wrong}), {counts} FROM (SELECT {decided} FROM"  # noqa: S608
        " (SELECT *, count(*) OVER (PARTITION BY c0) AS times FROM people)"
        " LEFT JOIN (SELECT c0 AS code FROM register_0) AS areas ON c9 = code)"
    ).fetchall()
    pairs = zip(rules, row[2::2], row[3::2], strict=True)
    return Examination(
        rows=row[0],
        rejected=row[1],
        counts={rule.code: RuleCount(held=held, broken=broken) for rule, held, broken in pairs},
    )


def _expressions(today: date) -> list[str]:
    since, updated = _DAY.format("c7"), _DAY.format("c8")
    return [
        "c0 IS NOT NULL",
        "c1 IS NOT NULL",
        _NUMBER,
        _CODE,
        "c2 IN ('1', '2')",
        "regexp_full_match(c4, '[0-9]{11}')",
        (
            "CASE WHEN c6 IS NOT NULL THEN regexp_full_match(c6, '-?[0-9]{1,15}([.][0-9]{1,6})?')"
            " AND coalesce(TRY_CAST(c6 AS DECIMAL(21, 6)) BETWEEN 0 AND 30000, FALSE) END"
        ),
        (
            f"{since} AND coalesce(TRY_CAST(c7 AS DATE) BETWEEN DATE '1990-01-01'"
            f" AND DATE '{today}', FALSE)"
        ),
        (
            f"{updated} AND coalesce(TRY_CAST(c8 AS DATE)"
            f" BETWEEN DATE '{today}' - 365 AND DATE '{today}', FALSE)"
        ),
        f"CASE WHEN {since} AND {updated} THEN TRY_CAST(c7 AS DATE) <= TRY_CAST(c8 AS DATE) END",
        (
            "CASE WHEN regexp_full_match(c0, '[0-9]{17}[0-9X]')"
            " THEN replace(c3, '-', '') = substr(c0, 7, 8) END"
        ),
        "CASE WHEN c0 IS NOT NULL THEN times = 1 END",
        "CASE WHEN c9 IS NOT NULL THEN code IS NOT NULL END",
    ]
