"""Every table of the database, as whoever stole it would read it."""

import hashlib
import json

from django.db import connection
from psycopg import sql

from tongban.store.people.sessions import BrowserSession

ALWAYS_WRITTEN = frozenset(
    {
        "store_people_browsersession",
        "store_audit_auditentry",
        "store_audit_concern",
        "store_audit_waiting",
        "store_certificates_certificateuse",
        "store_searches_searchedwords",
        "store_searches_openedresult",
        "shared_cache",
    }
)
"""What looking may change: the moment last seen, the entries of the look, and counters."""


def every_row() -> dict[str, str]:
    """Return each table as text, the sessions decoded."""
    told = (
        json.dumps(one.get_decoded(), ensure_ascii=False) for one in BrowserSession.objects.all()
    )
    rows = {table: "\n".join(_rows(table)) for table in connection.introspection.table_names()}
    return {**rows, "store_people_browsersession": "\n".join(told)}


def digests() -> dict[str, str]:
    """Return a digest of each table that only acts may change."""
    tables = set(connection.introspection.table_names()) - ALWAYS_WRITTEN
    return {
        table: hashlib.sha256("\n".join(sorted(_rows(table))).encode()).hexdigest()
        for table in tables
    }


def _rows(table: str) -> list[str]:
    query = sql.SQL("SELECT row_to_json(t)::text FROM {} t").format(sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]
