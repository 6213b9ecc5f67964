"""A part of the form that repeats (重复项): one row for each person or thing, added by a button.

A row left blank counts for nothing, so clearing one removes it, with or without script.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from django.utils.translation import gettext

from tongban.core.catalog.elements import DataElement, Record, Value
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import fields, labels, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.sentences import refusal
from tongban.web.hall.asking.fields import Posted, field_for, input_name, read_field, was_sent

MOST_ROWS = 30


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What was written in a part that repeats: the whole rows, and what is wrong by cell."""

    value: tuple[Record, ...]
    errors: Mapping[str, str]


def cell(element: DataElement, column: DataElement, row: int) -> DataElement:
    """Return a column as an element of its own, named for its row."""
    return replace(column, code=f"{element.code}.row{row}.{column.short_name}")


def read_rows(element: DataElement, posted: Posted) -> Rows:
    """Return the rows that were written; a blank one is left out."""
    rows: list[Record] = []
    errors: dict[str, str] = {}
    for row in range(rows_typed(element, posted)):
        cells = {column.short_name: cell(element, column, row) for column in element.columns}
        if not any(was_sent(one, posted) for one in cells.values()):
            continue
        values: dict[str, Value] = {}
        for name, one in cells.items():
            try:
                values[name] = read_field(one, posted)
            except InvalidValue as wrong:
                errors[one.code] = refusal(wrong)
        rows.append(cast("Record", values))
    return Rows(value=tuple(rows), errors=errors)


def rows_typed(element: DataElement, posted: Iterable[str]) -> int:
    """Return how many rows a posted form has, blank ones included."""
    pattern = re.compile(re.escape(f"{input_name(element)}-row") + r"([0-9]{1,2})-")
    found = [int(match[1]) for name in posted if (match := pattern.match(name))]
    return min(max(found, default=-1) + 1, MOST_ROWS)


def inputs(
    element: DataElement,
    value: Value,
    *,
    written: Mapping[str, list[str]] | None,
    rows: int,
    errors: Mapping[str, str],
) -> tuple[list[fields.Field], Component]:
    """Return the inputs of all rows, and the part of the page that holds them."""
    records = cast("tuple[Record, ...]", value) if isinstance(value, tuple) else ()
    shown: list[fields.Field] = []
    parts: list[Component] = []
    for row in range(max(rows, len(records), 1)):
        record = records[row] if row < len(records) else {}
        line = tuple(
            field_for(
                cell(element, column, row),
                value=record.get(column.short_name),
                written=written,
                error=errors.get(cell(element, column, row).code, ""),
            )
            for column in element.columns
        )
        shown += line
        title = gettext("%(label)s：第 %(number)d 位") % {
            "label": element.label,
            "number": row + 1,
        }
        parts.append(Section(title=title, body=line))
    more = navigation.Button(
        words=gettext("再加一位"),
        kind=navigation.ButtonKind.SECONDARY,
        name="add",
        value=element.code,
        about=element.label,
    )
    hint = element.hint or gettext("没有就不用填；不要的一位，全部清空即可。")
    return shown, Section(title=element.label, body=(hint, *parts, more))


def record_words(element: DataElement, value: Value) -> tuple[str, ...]:
    """Return each record in one line, for a page that only shows it."""
    if not isinstance(value, tuple):
        return ()
    return tuple(
        "，".join(
            labels.value(column, record[column.short_name])
            for column in element.columns
            if column.short_name in record
        )
        for record in cast("tuple[Record, ...]", value)
    )
