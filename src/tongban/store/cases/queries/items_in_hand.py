"""Which items a department has open work for (在办事项), for the filters of its lists."""

from django.db import connection

from tongban.core.people.actors import Officer

_ITEMS_IN_HAND = """
WITH RECURSIVE found AS (
    (SELECT item_code FROM store_cases_workitem
     WHERE department = %(department)s AND done_at IS NULL ORDER BY item_code LIMIT 1)
    UNION ALL
    SELECT (SELECT item_code FROM store_cases_workitem
            WHERE department = %(department)s AND done_at IS NULL AND item_code > found.item_code
            ORDER BY item_code LIMIT 1)
    FROM found WHERE found.item_code IS NOT NULL
)
SELECT DISTINCT ON (found.item_code) found.item_code, version.name
FROM found JOIN store_catalog_itemversion AS version ON version.code = found.item_code
ORDER BY found.item_code, version.version DESC
"""


def items_in_hand(officer: Officer) -> tuple[tuple[str, str], ...]:
    """Return the items (code, name) that the department has open work for, as they are named now.

    The index is walked from one item to the next, so a million works cost what a hundred do.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS_IN_HAND, {"department": officer.department})
        return tuple(sorted(cursor.fetchall(), key=lambda pair: pair[1]))
