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


def tallies() -> str:
    """Return the query for what the cases of an extract add up to; its columns are the counts."""
    closed = "closed_on IS NOT NULL"
    counted = (
        "true",
        closed,
        f"{closed} AND NOT late",
        f"{closed} OR late",
        "early",
        "closed_on = received_on",
        "yellow OR red",
        "red",
        "late",
        "corrected",
        "returned",
        "broken_off",
    )
    counts = ", ".join(f"count(*) FILTER (WHERE {one})" for one in counted)
    return f"""
        SELECT department, item, date_trunc('month', received_on)::DATE AS month, {counts},
            sum(steps)::BIGINT, sum(steps_late)::BIGINT,
            coalesce(sum(visits) FILTER (WHERE {closed}), 0)::BIGINT,
            count(*) FILTER (WHERE online),
            count(*) FILTER (WHERE {closed} AND visits = 0), count(*) FILTER (WHERE deviated),
            count(*) FILTER (WHERE grade > 0), count(*) FILTER (WHERE grade BETWEEN 1 AND 2)
        FROM cases GROUP BY ALL ORDER BY department, item, month
    """  # noqa: S608


def arcs_of_items() -> str:
    """Return the query for what directly followed what under each item."""
    return """
        SELECT item, activity, next_activity, count(*) AS times, count(DISTINCT case_id)
        FROM steps JOIN cases USING (case_id) WHERE next_at IS NOT NULL
        GROUP BY ALL ORDER BY times DESC, item, activity, next_activity
    """


def worked(dialect: Dialect) -> str:
    """Return the query for waiting and working: a step waits from the line before to its start."""
    working = f"({dialect.seconds('begun_at', 'done_at')}) / 3600"
    waiting = f"({dialect.seconds('before_at', 'coalesce(begun_at, done_at)')}) / 3600"
    return f"""
        SELECT activity, count(*), sum(greatest({waiting}, 0)) AS waited,
            sum(coalesce({working}, 0))
        FROM (
            SELECT activity, done_at, begun_at,
                lag(done_at) OVER (PARTITION BY case_id ORDER BY done_at, place) AS before_at
            FROM events
        ) lined WHERE before_at IS NOT NULL
        GROUP BY activity ORDER BY waited DESC, activity
    """  # noqa: S608


def running() -> str:
    """Return the query for cases that are not closed, with what happened to them last."""
    return """
        SELECT case_id, item, department, activity, done_at, cases.due
        FROM steps JOIN cases USING (case_id)
        WHERE next_at IS NULL AND closed_on IS NULL
        ORDER BY cases.due NULLS LAST, case_id
    """


def still_took() -> str:
    """Return the query for the hours until closing, of closed cases, after an activity.

    A case counts as closed at five in the afternoon in China, as a due day ends then.
    """
    return """
        SELECT greatest(epoch_us(closed_on::TIMESTAMP + INTERVAL 9 HOUR) - epoch_us(done_at), 0)
            / 3.6e9
        FROM steps JOIN cases USING (case_id)
        WHERE closed_on IS NOT NULL AND item = $1 AND activity = $2
    """


def cases_by_way(dialect: Dialect) -> str:
    """Return the query for the cases that went one way."""
    return f"""
        SELECT case_id FROM (
            SELECT case_id, {dialect.in_order} AS way FROM steps GROUP BY case_id
        ) ways WHERE way = $1 ORDER BY case_id DESC
    """  # noqa: S608


def cases_by_arc() -> str:
    """Return the query for the cases in which one thing directly followed another."""
    return """
        SELECT DISTINCT case_id FROM steps WHERE activity = $1 AND next_activity = $2
        ORDER BY case_id DESC
    """


def cases_by_handover() -> str:
    """Return the query for the cases that one team handed to another."""
    return """
        SELECT DISTINCT case_id FROM steps
        WHERE next_at IS NOT NULL AND team = $1 AND next_team = $2 ORDER BY case_id DESC
    """


def cases_by_activity() -> str:
    """Return the query for the cases in which something was done, most often first."""
    return """
        SELECT case_id, count(*) AS times FROM steps WHERE activity = $1
        GROUP BY case_id ORDER BY times DESC, case_id DESC
    """
