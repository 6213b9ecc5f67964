"""What an address says of a list (列表地址): places written and read; a spoilt one is the first."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from tongban.store.cases.queries.paging import Cursor, Page
from tongban.web.components import navigation
from tongban.web.components.component import Component, Words

_PARTS = 3


def place(written: str) -> Cursor | None:
    """Return the place that an address names; None for anything else."""
    parts = written.split("~")
    if len(parts) != _PARTS:
        return None
    leg, value, key = parts
    try:
        return Cursor(leg=int(leg), value=_value(value), id=_key(key))
    except (ValueError, OverflowError):
        return None


def pages(kept: Mapping[str, str], page: Page[Any], *, newer: Words, older: Words) -> Component:
    """Return the ways to the neighbours of a page."""

    def address(name: str, cursor: Cursor | None) -> str:
        return "" if cursor is None else f"?{urlencode({**kept, name: _written(cursor)})}"

    return navigation.Pagination(
        newer=address("before", page.previous),
        older=address("after", page.next),
        newer_words=newer,
        older_words=older,
    )


def _written(cursor: Cursor) -> str:
    value = cursor.value
    told = str(value) if isinstance(value, int) else value.isoformat()
    return f"{cursor.leg}~{told}~{cursor.id}"


def _value(written: str) -> date | datetime | int:
    if written.isdecimal():
        return _number(written)
    if "T" in written:
        moment = datetime.fromisoformat(written)
        if moment.tzinfo is None:
            raise ValueError(written)
        return moment
    return date.fromisoformat(written)


def _key(written: str) -> int | UUID:
    return _number(written) if written.isdecimal() else UUID(written)


def _number(written: str) -> int:
    number = int(written) if len(written) < len(str(2**63)) else -1
    if number < 0:
        raise ValueError(written)
    return number
