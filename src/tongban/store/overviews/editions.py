"""Editions (清单公布稿): what the lists of departments say now, kept as it is published.

Departments are told apart by the digest of their lines, so that one statement publishes a city: it
writes an edition for each list that has changed since its last one, and none for the others.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import connection

_EDITIONS = """
WITH standing AS (
    SELECT department, count(*) AS lines,
        encode(sha256(convert_to(string_agg(
            array_to_json(cells)::text, chr(10) ORDER BY number), 'UTF8')), 'hex') AS digest
    FROM store_overviews_listline
    WHERE list = %(list)s AND %(department)s IN ('', department)
    GROUP BY department
), latest AS (
    SELECT DISTINCT ON (department) department, number, digest
    FROM store_overviews_edition
    WHERE list = %(list)s AND %(department)s IN ('', department)
    ORDER BY department, number DESC
)
INSERT INTO store_overviews_edition (list, department, number, release, lines, digest, approval,
    published_on, published_at, published_by)
SELECT %(list)s, department, coalesce(latest.number, 0) + 1, %(release)s,
    coalesce(standing.lines, 0), coalesce(standing.digest, ''), %(approval)s,
    %(published_on)s, %(published_at)s, %(published_by)s
FROM standing FULL JOIN latest USING (department)
WHERE coalesce(standing.digest, '') IS DISTINCT FROM latest.digest
RETURNING id, department
"""
_LINES = """
INSERT INTO store_overviews_editionline (edition_id, number, cells)
SELECT edition.id, line.number, line.cells
FROM store_overviews_edition edition
JOIN store_overviews_listline line USING (list, department)
WHERE edition.id = ANY(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """Who publishes a list, of which release, when, and by which paper it was confirmed."""

    list: str
    release: int
    published_on: date
    published_at: datetime
    published_by: str
    approval: str = ""


def write_editions(publishing: Publishing, department: str = "") -> tuple[str, ...]:
    """Publish what has changed of one department's list, or of all; return the departments.

    Call it while no keeper of overviews can change the lines.
    """
    told = {**asdict(publishing), "department": department}
    with connection.cursor() as cursor:
        cursor.execute(_EDITIONS, told)
        written = cursor.fetchall()
        cursor.execute(_LINES, [[edition for edition, _ in written]])
    return tuple(sorted(owner for _, owner in written))
