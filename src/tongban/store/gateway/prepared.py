"""Prepared statements (预备语句): what every call runs is parsed and planned once a connection.

Django writes values into the text of a statement, so that the server reads it anew each time. The
few statements of a call's path are sent with their values apart, on Django's own connection and in
its transaction.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def run(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows; raises Django's errors."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, values, prepare=True)
        return cursor.fetchall() if cursor.description else []


def require_outermost() -> None:
    """Raise when a transaction is open: what is written then is not durable on return."""
    blocks = connection.atomic_blocks
    if blocks and not getattr(blocks[-1], "_from_testcase", False):  # as `atomic(durable=True)`
        raise RuntimeError("a call's end must not be written inside a transaction")
