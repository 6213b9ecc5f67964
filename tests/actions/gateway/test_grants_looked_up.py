"""A call costs the same under ten grants and under ten thousand."""

import pytest
from django.db import connection

from tongban.store.gateway import recording

pytestmark = pytest.mark.django_db


def test_writing_a_call_looks_up_its_own_key_and_grant_and_reads_no_others():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {recording._OPEN}", ["[]"])
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Index Cond: ((code)::text =" in plan
    assert "Index Cond: ((key_id)::text =" in plan
    assert "hashed" not in plan
