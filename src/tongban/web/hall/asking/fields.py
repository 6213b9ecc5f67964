"""An element as an input, and what was posted as its value: the same for questions and forms."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, TypedDict

from django.http import QueryDict
from django.utils.translation import gettext

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.values import parse_choices, parse_value
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import fields

MOST_RADIOS = 7


Posted: TypeAlias = QueryDict


def input_name(element: DataElement) -> str:
    """Return the name of an element's input."""
    return element.code.replace(".", "-")


def field_for(
    element: DataElement,
    *,
    label: str = "",
    hint: str = "",
    value: Value | None = None,
    written: Mapping[str, list[str]] | None = None,
    error: str = "",
    optional: bool = False,
) -> fields.Field:
    """Return the input for an element; `written` is what was posted, kept when it was wrong."""
    around = _Around(
        name=input_name(element),
        label=label or element.label,
        hint=hint or element.hint,
        error=error,
        optional=optional,
    )
    match element.kind:
        case ValueKind.CHOICES:
            return _several_of(element, around, value, written)
        case ValueKind.DATE:
            year, month, day = _date_parts(around["name"], value, written)
            return fields.DateInput(**around, year=year, month=month, day=day)
        case _:
            return _single(element, around, typed=_typed(element, around["name"], value, written))


class _Around(TypedDict):
    """The words around an input."""

    name: str
    label: str
    hint: str
    error: str
    optional: bool


def _single(element: DataElement, around: _Around, *, typed: str) -> fields.Field:
    """Return the input for an element that has one value."""
    match element.kind:
        case ValueKind.YES_NO:
            answers = (
                fields.Choice(value="yes", label=gettext("是")),
                fields.Choice(value="no", label=gettext("否")),
            )
            return fields.Radios(**around, choices=answers, value=typed, inline=True)
        case ValueKind.CHOICE:
            shown = fields.Radios if len(element.options) <= MOST_RADIOS else fields.Select
            return shown(**around, choices=_choices(element), value=typed)
        case ValueKind.INTEGER | ValueKind.DECIMAL:
            whole = element.kind is ValueKind.INTEGER
            return fields.NumberInput(**around, value=typed, unit=element.unit, whole=whole)
        case _:
            return fields.TextInput(**around, value=typed)


def _several_of(
    element: DataElement,
    around: _Around,
    value: Value | None,
    written: Mapping[str, list[str]] | None,
) -> fields.Field:
    posted = (written or {}).get(around["name"])
    chosen = posted or (value if isinstance(value, tuple) else ())
    return fields.Checkboxes(
        **around, choices=_choices(element), values=tuple(str(one) for one in chosen)
    )


def read_field(element: DataElement, posted: Posted) -> Value:
    """Return the value that was posted for an element.

    Raises:
        InvalidValue: with a sentence that says what to write instead.
    """
    name = input_name(element)
    match element.kind:
        case ValueKind.CHOICES:
            return parse_choices(element, posted.getlist(name))
        case ValueKind.DATE:
            parts = [posted.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
            if not any(parts):
                raise InvalidValue(element.label, gettext("请填写日期"))
            return parse_value(element, "-".join(parts))
        case ValueKind.YES_NO | ValueKind.CHOICE:
            chosen = posted.get(name, "")
            if not chosen:
                raise InvalidValue(element.label, gettext("请选择一个答案"))
            return parse_value(element, chosen)
        case _:
            return parse_value(element, _plain(element, posted.get(name, "")))


def was_sent(element: DataElement, posted: Posted) -> bool:
    """Tell whether anything was written for an element at all."""
    name = input_name(element)
    parts = (name, *(f"{name}_{part}" for part in ("year", "month", "day")))
    return any(one.strip() for part in parts for one in posted.getlist(part))


def _plain(element: DataElement, text: str) -> str:
    if not text.strip():
        raise InvalidValue(element.label, gettext("请填写"))
    try:
        return plain_text(text)
    except InvalidValue:
        raise InvalidValue(element.label, gettext("含有无法识别的字符，请重新填写")) from None


def _choices(element: DataElement) -> tuple[fields.Choice, ...]:
    return tuple(
        fields.Choice(value=option.value, label=option.label, hint=option.hint)
        for option in element.options
    )


def _typed(
    element: DataElement,
    name: str,
    value: Value | None,
    written: Mapping[str, list[str]] | None,
) -> str:
    if written is not None:
        return (written.get(name) or [""])[-1]
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple() | date():
            return ""
        case _:
            return f"{value:f}" if element.kind is ValueKind.DECIMAL else str(value)


def _date_parts(
    name: str, value: Value | None, written: Mapping[str, list[str]] | None
) -> tuple[str, str, str]:
    if written is not None:
        year, month, day = (
            (written.get(f"{name}_{part}") or [""])[-1] for part in ("year", "month", "day")
        )
        return year, month, day
    if isinstance(value, date):
        return str(value.year), str(value.month), str(value.day)
    return "", "", ""
