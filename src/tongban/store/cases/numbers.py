"""Numbers (编号): drawn from one sequence of the database, so that no two writers ever wait.

A sequence leaves gaps when a transaction is given up; a number only has to be unique, not dense.
"""

from datetime import date

from django.db import connection

from tongban.core.catalog.items import ServiceItem


def serials(count: int) -> list[int]:
    """Draw `count` serial numbers in one round trip."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tongban_serial') FROM generate_series(1, %s)", [count])
        return [int(row[0]) for row in cursor.fetchall()]


def filing_number(area: str, day: date, serial: int) -> str:
    """Return the number of a filing, such as 5199-20260915-0001."""
    return f"{area}-{day:%Y%m%d}-{serial:04d}"


def case_number(item: ServiceItem, day: date, serial: int) -> str:
    """Return a case number (办件编号): item code, day and serial, of no fixed length."""
    return f"{item.implementation_code or item.code}{day:%Y%m%d}{serial:04d}"


def voucher_number(short_name: str, word: str, day: date, serial: int) -> str:
    """Return a document number (文号), such as 明市监受〔2026〕0012号."""
    return f"明{short_name}{word}〔{day.year}〕{serial:04d}号"
