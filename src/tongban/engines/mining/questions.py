"""The analyses as queries (分析查询): one ordered table, and one query over it for each.

A log is a table `events` (`case_id`, `activity`, `done_at`, `team`, `place`: the line of the log)
and a table `promised` (`case_id`, `due`). `steps` orders it once: each event with the one after it
in its case, and what the case as a whole came to.
"""

from tongban.engines.mining.dialects import Dialect


def steps(dialect: Dialect) -> str:
    """Return the query that orders a log; all others ask what it returns, as `steps`."""
    hours = f"({dialect.seconds('done_at', 'next_at')}) / 3600"
    left = f"({dialect.seconds('done_at', 'last_at')}) / 3600"
    took = f"({dialect.seconds('first_at', 'last_at')}) / 3600"
    return f"""
        SELECT ordered.*, due, {hours} AS hours, {left} AS left_hours, {took} AS case_hours
        FROM (
            SELECT case_id, activity, team, done_at, place,
                lead(activity) OVER trace AS next_activity,
                lead(team) OVER trace AS next_team,
                lead(done_at) OVER trace AS next_at,
                row_number() OVER trace AS number,
                min(done_at) OVER whole AS first_at,
                max(done_at) OVER whole AS last_at
            FROM events
            WINDOW trace AS (PARTITION BY case_id ORDER BY done_at, place),
                whole AS (PARTITION BY case_id)
        ) ordered LEFT JOIN promised USING (case_id)
    """  # noqa: S608 - expressions of the dialect


def overview(dialect: Dialect) -> str:
    """Return the query for a log at a glance; each case counts at its first event."""
    half, most = (dialect.quantile("case_hours", share) for share in (0.5, 0.9))
    return f"""
        SELECT count(*), (SELECT count(*) FROM steps),
            (SELECT count(DISTINCT activity) FROM steps),
            {half}, {most}, count(due), {dialect.late}
        FROM steps WHERE number = 1
    """  # noqa: S608


def variants(dialect: Dialect) -> str:
    """Return the query for the ways in which cases went."""
    return f"""
        SELECT way, count(*) AS cases, {dialect.quantile("hours", 0.5)}
        FROM (
            SELECT case_id, {dialect.in_order} AS way,
                min(case_hours) AS hours
            FROM steps GROUP BY case_id
        ) ways GROUP BY way ORDER BY cases DESC, way
    """  # noqa: S608


def arcs(dialect: Dialect) -> str:
    """Return the query for what directly followed what."""
    return f"""
        SELECT activity, next_activity, count(*) AS times, count(DISTINCT case_id),
            {dialect.quantile("hours", 0.5)}, sum(hours)
        FROM steps WHERE next_at IS NOT NULL
        GROUP BY activity, next_activity ORDER BY times DESC, activity, next_activity
    """  # noqa: S608


def dwells(dialect: Dialect) -> str:
    """Return the query for how long it takes until an activity is done."""
    half, most = (dialect.quantile("hours", share) for share in (0.5, 0.9))
    return f"""
        SELECT next_activity, count(*), {half}, {most}, sum(hours) AS total
        FROM steps WHERE next_at IS NOT NULL
        GROUP BY next_activity ORDER BY round(total, 6) DESC, next_activity
    """  # noqa: S608


def rework() -> str:
    """Return the query for what was done again in the same case."""
    return """
        SELECT activity, count(*), sum(times - 1) AS repeats
        FROM (
            SELECT case_id, activity, count(*) AS times FROM steps
            GROUP BY case_id, activity
        ) done WHERE times > 1 GROUP BY activity ORDER BY repeats DESC, activity
    """


def handovers(dialect: Dialect) -> str:
    """Return the query for how work goes from group to group."""
    return f"""
        SELECT team, next_team, count(*) AS times, {dialect.quantile("hours", 0.5)}
        FROM steps WHERE next_at IS NOT NULL AND team <> next_team
        GROUP BY team, next_team ORDER BY times DESC, team, next_team
    """  # noqa: S608


def remaining(dialect: Dialect) -> str:
    """Return the query for how long cases still took, and how many were late in the end."""
    shares = ", ".join(dialect.quantile("left_hours", share) for share in (0.5, 0.8, 0.9))
    return f"""
        SELECT activity, count(*) AS times, {shares}, count(due), {dialect.late}
        FROM steps GROUP BY activity ORDER BY times DESC, activity
    """  # noqa: S608
