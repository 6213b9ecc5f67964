"""Which items a department has open work for (在办事项), for the filters of its lists."""

from django.db import connection

from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case

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
SELECT item_code FROM found WHERE item_code IS NOT NULL
"""


def items_in_hand(officer: Officer) -> tuple[tuple[str, str], ...]:
    """Return the items (code, name) that the department has open work for, as they are named now.

    The index is walked from one item to the next, so a million works cost what a hundred do.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS_IN_HAND, {"department": officer.department})
        codes = [code for (code,) in cursor.fetchall() if code]
    named = Case.objects.filter(item_code__in=codes).order_by("item_code", "-item__version")
    pairs = named.distinct("item_code").values_list("item_code", "item__name")
    return tuple(sorted(pairs, key=lambda pair: pair[1]))
