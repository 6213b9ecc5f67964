"""What an address says of a list (列表地址): places written and read; a spoilt one is the first."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from tongban.store.paging import Cursor, Page, Placed
from tongban.web.components import navigation
from tongban.web.components.component import Component, Words

_FEWEST = 3
_CODE: Final = re.compile(r"(?:[a-z][\w.-]{0,63})?", re.ASCII | re.IGNORECASE)


def place(written: str) -> Cursor | None:
    """Return the place that an address names; None for anything else."""
    parts = written.split("~")
    if len(parts) < _FEWEST:
        return None
    leg, *values, key = parts
    try:
        return Cursor(
            leg=_number(leg), values=tuple(_value(value) for value in values), id=_key(key)
        )
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
    return "~".join((str(cursor.leg), *map(_told, cursor.values), str(cursor.id)))


def _told(value: Placed) -> str:
    return str(value) if isinstance(value, int | str) else value.isoformat()


def _value(written: str) -> Placed:
    if written.isdecimal():
        return _number(written)
    if _CODE.fullmatch(written):
        return written
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
