"""Places in status lists (清单位置): drawn from one sequence, so that no two writers ever wait."""

from django.db import connection


def places(count: int) -> list[int]:
    """Draw `count` places in one round trip."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('certificate_place') FROM generate_series(1, %s)", [count])
        return [int(row[0]) for row in cursor.fetchall()]
